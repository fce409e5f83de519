import { useMe, useParley, useParleyState, type ConversationState } from "@parley/client";
import type { Delivery, LedgerSummary, Message } from "@parley/protocol";
import { useEffect, useEffectEvent, useRef } from "react";
import { changeText, failuresText } from "./changes.ts";
import type { Mark } from "./marks.ts";
import type { Telling } from "./plainText.ts";
import { useTranscript } from "./transcript.ts";

/** What changes within it is told together: one line for one message. */
const momentMs = 500;
/** So many lines for one moment; of the others it is told how many they are. */
const mostLines = 5;
/** Of so many of the newest own messages it is told when a text fails. */
const followed = 20;

/**
 * Tells what becomes of messages that have been told: changed, deleted, reacted to, a text that failed. Not what
 * came with the history: `opened` says that it is there.
 */
export function useRetold(
  conversation: ConversationState,
  mark: Mark | undefined,
  opened: boolean,
  telling: Telling,
): void {
  const { info, timeline } = conversation;
  const parley = useParley();
  const transcript = useTranscript();
  const me = useMe()?.id;
  const retell = useEffectEvent(() => void tellChanges());
  const timer = useRef<NodeJS.Timeout | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  /** As each was when it was told. */
  const known = useRef(new Map<number, Message>());
  const failures = useRef(new Map<number, number>());
  const changed = useRef(new Set<number>());
  const settled = useRef(false);
  const enteredAt = useRef(info.lastSeq);
  const ledgers = useLedgersOf(conversation, mark, me);

  useEffect(() => {
    for (const message of timeline.messages) {
      const before = known.current.get(message.seq);
      if (before === message || !mark?.told.has(message.seq)) continue;
      if (!before || !settled.current) known.current.set(message.seq, message);
      else if (before.ver !== message.ver) changed.current.add(message.seq);
    }
    for (const [seq, { failed }] of ledgers ?? []) {
      const before = failures.current.get(seq) ?? (seq > enteredAt.current ? 0 : undefined);
      if (before === undefined || !settled.current) failures.current.set(seq, failed);
      else if (failed > before) changed.current.add(seq);
    }
    settled.current = opened;
    if (changed.current.size === 0) return;
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      retell();
    }, momentMs);
  });

  async function tellChanges(): Promise<void> {
    const seqs = [...changed.current].toSorted((one, other) => one - other);
    changed.current.clear();
    const told = await Promise.all(seqs.map(tell));
    const lines = told.filter((line) => line !== null);
    const more = lines.length - mostLines;
    transcript?.tell(
      ...lines.slice(0, mostLines),
      more > 0 ? telling.words.say("plain.moreChanged", { count: more }) : "",
    );
  }

  async function tell(seq: number): Promise<string | null> {
    const now = timeline.messages.find((message) => message.seq === seq);
    const before = known.current.get(seq);
    const more = failedSince(seq);
    if (!now || !before) return null;
    known.current.set(seq, now);
    const change = changeText(before, now, telling);
    const failed = more > 0 ? await newestFailures(seq, more) : [];
    const failure = failed.length > 0 ? failuresText(now, failed, telling) : null;
    return [change, failure].filter((line) => line !== null).join("\n") || null;
  }

  function failedSince(seq: number): number {
    const count = ledgers?.get(seq)?.failed ?? 0;
    const before = failures.current.get(seq) ?? 0;
    failures.current.set(seq, count);
    return count - before;
  }

  async function newestFailures(seq: number, count: number): Promise<Delivery[]> {
    try {
      const { texts } = await parley.texts.ledger(info.id, seq);
      return texts
        .filter(({ state }) => state === "failed")
        .toSorted((one, other) => (other.at ?? "").localeCompare(one.at ?? ""))
        .slice(0, count);
    } catch {
      // Message mode says it with the message.
      return [];
    }
  }
}

/** Follows what becomes of one's own messages that were told last. */
function useLedgersOf(
  { info, timeline }: ConversationState,
  mark: Mark | undefined,
  me: number | undefined,
): ReadonlyMap<number, LedgerSummary> | undefined {
  const { texts } = useParley();
  const own = timeline.messages
    .filter(({ seq, sender, deletedAt }) => sender === me && !deletedAt && mark?.told.has(seq))
    .slice(-followed)
    .map(({ seq }) => seq)
    .join();
  useEffect(() => {
    if (own === "") return;
    const ends = own.split(",").map((seq) => texts.follow(info.id, Number(seq)));
    return () => {
      for (const end of ends) end();
    };
  }, [texts, info.id, own]);
  return useParleyState((state) => state.ledgers.get(info.id));
}
