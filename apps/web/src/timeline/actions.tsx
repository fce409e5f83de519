import { useMe, useParley } from "@parley/client";
import type { Message } from "@parley/protocol";
import { Ellipsis } from "lucide-react";
import { IconButton } from "../pieces/iconButton.tsx";
import { Menu, MenuItem } from "../pieces/menu.tsx";
import { useNotice } from "../pieces/notice.tsx";
import { useWords } from "../words/words.tsx";
import { EmojiPicker } from "./emojiPicker.tsx";
import type { Act } from "./useActs.ts";

interface ActionsProps {
  message: Message;
  acts: Act[];
  /** Keeps the actions drawn while one of their menus is open. */
  onOpen: (open: boolean) => void;
}

/** What one can do with the message under the pointer or the focus. */
export function Actions({ message, acts, onOpen }: ActionsProps) {
  const { say } = useWords();
  const parley = useParley();
  const me = useMe();
  const { tellError } = useNotice();
  const reply = acts.find(({ name }) => name === "reply");
  const rest = acts.filter((act) => act !== reply);

  function react(emoji: string) {
    const mine = message.reactions?.find((reaction) => reaction.emoji === emoji);
    const on = !(me && mine?.people.includes(me.id));
    parley.react(message.conversation, message.seq, emoji, on).catch(tellError);
  }

  return (
    <div
      role="group"
      aria-label={say("message.actions")}
      className="absolute end-[calc(var(--ledger-room)+--spacing(6))] -top-3 z-10 flex rounded-control border border-line bg-surface p-0.5"
    >
      {reply && (
        <>
          <EmojiPicker name={say("message.react")} onChoose={react} onOpen={onOpen} />
          <IconButton small icon={reply.icon} name={reply.label} keys="R" onClick={reply.run} />
        </>
      )}
      <Menu
        onOpenChange={onOpen}
        button={<IconButton small icon={Ellipsis} name={say("app.more")} />}
      >
        {rest.map((act) => (
          <MenuItem
            key={act.name}
            icon={act.icon}
            wrong={act.name === "delete"}
            keys={act.key?.toUpperCase()}
            onClick={act.run}
          >
            {act.label}
          </MenuItem>
        ))}
      </Menu>
    </div>
  );
}
