import { useParley, useParleyState, type ConversationState, type Row } from "@parley/client";
import type { Id, LedgerSummary, Message } from "@parley/protocol";
import { useEffect } from "react";

/** Follows one's own messages that are on screen; answers what is worth saying of each. */
export function useLedgers(
  { info, timeline }: ConversationState,
  me: Id | undefined,
  visible: readonly Row[],
): (message: Message) => LedgerSummary | null {
  const { texts } = useParley();
  const ledgers = useParleyState((state) => state.ledgers.get(info.id));
  const isNotes = info.with !== null && info.with.id === me;
  const own = isNotes ? [] : visible.flatMap((row) => ownSeq(row, me));
  const followed = own.join();
  const newest = timeline.atEnd ? own.at(-1) : undefined;

  useEffect(() => {
    if (followed === "") return;
    const ends = followed.split(",").map((seq) => texts.follow(info.id, Number(seq)));
    return () => {
      for (const end of ends) end();
    };
  }, [texts, info.id, followed]);

  return ({ seq }) => {
    if (isNotes) return null;
    const ledger = ledgers?.get(seq);
    // Of the newest it is said that it went out, and of older ones only what still hangs.
    if (seq === newest) return ledger ?? { ...nothingYet, seq };
    return ledger && ledger.delivered < ledger.phones ? ledger : null;
  };
}

function ownSeq(row: Row, me: Id | undefined): number[] {
  if (row.kind !== "said" || row.item.kind !== "message") return [];
  const { sender, seq, deletedAt } = row.item.message;
  return sender === me && deletedAt === undefined ? [seq] : [];
}

const nothingYet = { phones: 0, delivered: 0, failed: 0, readers: 0 };
