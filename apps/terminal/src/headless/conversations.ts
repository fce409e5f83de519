import type { MyConversation } from "@parley/protocol";
import { harmlessName } from "../safe/harmless.ts";
import type { Run } from "./context.ts";
import { exit } from "./exit.ts";
import { handleOf, myConversations } from "./find.ts";
import { tableOf } from "./lines.ts";
import { conversationJson, jsonLine, write } from "./output.ts";

/** `parley conversations`: the one with the newest message first. */
export const conversations: Run = async ({ options }, context) => {
  const { api } = await context.open();
  const all = await myConversations(api);
  all.sort((one, other) => (one.lastAt < other.lastAt ? 1 : -1));
  if (options.json) for (const one of all) await write(context, jsonLine(conversationJson(one)));
  else await write(context, tableOf(all.map((one) => row(one, context.words.say))));
  return exit.done;
};

function row(
  conversation: MyConversation,
  say: (key: "headless.unread", given: { count: number }) => string,
): string[] {
  const { id, topic, with: person, lastSeq, me } = conversation;
  const count = Math.max(0, lastSeq - me.readSeq);
  const name = handleOf(conversation) ?? person?.displayName ?? String(id);
  return [
    harmlessName(name),
    count === 0 ? "" : say("headless.unread", { count }),
    topic === "" ? "" : harmlessName(topic),
  ];
}
