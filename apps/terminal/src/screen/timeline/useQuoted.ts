import { useParley, type Parley, type Row } from "@parley/client";
import type { Id, Message } from "@parley/protocol";
import { useEffect, useReducer } from "react";

/** Messages by seq: from what is loaded, and those answered to, which are asked for once. */
export function useQuoted(
  conversation: Id,
  messages: readonly Message[],
  visible: readonly Row[],
): (seq: number) => Message | undefined {
  const parley = useParley();
  const [, drawAgain] = useReducer((count: number) => count + 1, 0);
  const fetched = fetchedIn(parley, conversation);
  const loaded = (seq: number) => {
    // Without gaps, so the place is known from the number.
    const message = messages[seq - (messages[0]?.seq ?? 0)];
    return message?.seq === seq ? message : undefined;
  };
  const missing = visible
    .flatMap((row) => (row.kind === "said" ? [replyTo(row)] : []))
    .filter((seq) => seq !== undefined)
    .filter((seq) => !loaded(seq) && !fetched.has(seq))
    .join();

  useEffect(() => {
    if (missing === "") return;
    for (const seq of missing.split(",").map(Number)) {
      fetched.set(seq, null);
      const query = { around: seq, limit: 1 };
      parley.api.call("listMessages", { params: { conversation }, query }).then(
        ({ items }) => {
          fetched.set(seq, items.find((message) => message.seq === seq) ?? null);
          drawAgain();
        },
        // Without an answer it is "an earlier message", and asked for when it is next seen.
        () => fetched.delete(seq),
      );
    }
  }, [parley, conversation, missing, fetched]);

  return (seq) => loaded(seq) ?? fetched.get(seq) ?? undefined;
}

function replyTo({ item }: Extract<Row, { kind: "said" }>): number | undefined {
  return item.kind === "message" ? item.message.replyTo : item.item.replyTo;
}

const all = new WeakMap<Parley, Map<Id, Map<number, Message | null>>>();

function fetchedIn(parley: Parley, conversation: Id): Map<number, Message | null> {
  const known = all.get(parley) ?? new Map<Id, Map<number, Message | null>>();
  all.set(parley, known);
  const here = known.get(conversation) ?? new Map<number, Message | null>();
  known.set(conversation, here);
  return here;
}
