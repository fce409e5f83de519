import type { CommandHandlers } from "../realtime/command.ts";
import { moveRead } from "../conversations/read.ts";
import { loadReadable } from "../conversations/load.ts";
import type { Parts } from "../parts.ts";
import { receptionOf } from "./reception.ts";
import type { SendMessage } from "./send.ts";

export function messageCommands(parts: Parts, send: SendMessage): CommandHandlers {
  return {
    "message.send": send,
    read: async (asker, { conversation, seq }) => {
      await moveRead(parts, asker.person, conversation, seq, { backwards: false });
      return {};
    },
    typing: async (asker, { conversation }) => {
      await parts.limits.spend("typing", `${asker.person} ${conversation}`);
      const mine = await loadReadable(parts.database.db, asker.person, conversation);
      if ((await receptionOf(parts.database, mine)) !== "welcome") return;
      parts.realtime.showTyping(conversation, asker.person);
    },
  };
}
