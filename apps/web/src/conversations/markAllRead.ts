import { unreadOf, useParley } from "@parley/client";
import { useNotice } from "../pieces/notice.tsx";
import { useWords } from "../words/words.tsx";

/** Marks every conversation as read and offers to take that back. */
export function useMarkAllRead(): () => void {
  const parley = useParley();
  const { say } = useWords();
  const { tell, tellError } = useNotice();

  return () => {
    const unread = [...parley.state.get().conversations.values()]
      .filter(({ info }) => info.me.state === "joined")
      .filter((conversation) => unreadOf(conversation) > 0)
      .map(({ info }) => ({ id: info.id, readSeq: info.me.readSeq, lastSeq: info.lastSeq }));
    for (const { id, lastSeq } of unread) parley.read(id, lastSeq);
    const undo = () => {
      for (const { id, readSeq } of unread) parley.markUnread(id, readSeq + 1).catch(tellError);
    };
    tell(
      unread.length === 0
        ? { words: say("list.nothingUnread") }
        : {
            words: say("list.allRead", { count: unread.length }),
            action: { label: say("list.allRead.undo"), onClick: undo },
          },
    );
  };
}
