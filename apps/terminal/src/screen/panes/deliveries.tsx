import { useConnection, useParley, useParleyState } from "@parley/client";
import { isolate } from "@parley/client";
import type { Delivery, Id, Ledger } from "@parley/protocol";
import { useEffect, useState } from "react";
import type { Line } from "../../paint/paint.ts";
import { withoutIsolates } from "../../safe/harmless.ts";
import { wrap } from "../../safe/wrap.ts";
import { useWords } from "../../words/useWords.ts";
import type { Words } from "../../words/words.ts";
import { useNames, type Names } from "../names.ts";
import { Reader } from "./reader.tsx";

interface DeliveriesProps {
  conversation: Id;
  seq: number;
  width: number;
  rows: number;
}

/** Whom one message reached: which phones, which not and why, and who has read it. */
export function Deliveries({ conversation, seq, width, rows }: DeliveriesProps) {
  const words = useWords();
  const names = useNames();
  const { ledger, problem } = useLedgerOf(conversation, seq);
  const lines = ledger
    ? ledgerLines(ledger, width, words, names)
    : [[{ text: ` ${problem ?? words.say("members.loading")}`, role: "quiet" } as const]];
  return <Reader title={words.say("deliveries.title")} items={[lines]} width={width} rows={rows} />;
}

/** Asked anew whenever the server tells something of the message. */
export function useLedgerOf(
  conversation: Id,
  seq: number,
): { ledger: Ledger | null; problem: string | null } {
  const { texts } = useParley();
  const { sayError } = useWords();
  const [answer, setAnswer] = useState<{ ledger: Ledger | null; problem: string | null }>(nothing);
  const summary = useParleyState(({ ledgers }) => ledgers.get(conversation)?.get(seq));
  const online = useConnection().phase === "online";
  useEffect(() => texts.follow(conversation, seq), [texts, conversation, seq]);
  useEffect(() => {
    const over = new AbortController();
    texts.ledger(conversation, seq, over.signal).then(
      (ledger) => setAnswer({ ledger, problem: null }),
      (error: unknown) => {
        if (!over.signal.aborted) setAnswer({ ledger: null, problem: sayError(error) });
      },
    );
    return () => over.abort();
  }, [texts, conversation, seq, summary, online, sayError]);
  return answer;
}

const nothing = { ledger: null, problem: null };
const order = { failed: 0, queued: 1, sent: 2, delivered: 3 } as const;
const signs = { failed: "⚠", queued: "○", sent: "→", delivered: "✓" } as const;

export function ledgerLines(
  { texts, readBy, readers }: Ledger,
  width: number,
  words: Words,
  names: Names,
): Line[] {
  const { say } = words;
  const lines: Line[] = [];
  if (texts.length > 0) {
    lines.push([{ text: ` ${say("deliveries.toPhones", { count: texts.length })}`, bold: true }]);
    for (const delivery of texts.toSorted((one, other) => order[one.state] - order[other.state]))
      lines.push(...deliveryLines(delivery, width, words, names));
    lines.push([]);
  }
  const title =
    readers === 0 ? say("deliveries.nobody") : say("deliveries.readers", { count: readers });
  lines.push([{ text: ` ${title}`, bold: true }]);
  for (const person of readBy)
    lines.push([{ text: "   " }, { text: names.ofId(person.id), person: person.id }]);
  if (readers > readBy.length)
    lines.push([
      {
        text: `   ${say("deliveries.moreReaders", { count: readers - readBy.length })}`,
        role: "quiet",
      },
    ]);
  return lines;
}

function deliveryLines(delivery: Delivery, width: number, words: Words, names: Names): Line[] {
  const { person, state, at } = delivery;
  const text =
    state === "failed" ? reasonOf(delivery, words, names) : words.say(`deliveries.state.${state}`);
  const when = at === null ? "" : ` · ${words.since(new Date(at))}`;
  const role = state === "failed" ? "wrong" : "byText";
  return [
    [
      { text: ` ${signs[state]} `, role },
      { text: names.of(person), person: person.id },
      { text: when, role: "quiet" },
    ],
    ...wrap(text, width - 4).map((line): Line => [{ text: `   ${line}`, role }]),
  ];
}

/** Why a text did not get there. */
export function reasonOf({ person, reason, code }: Delivery, { say }: Words, names: Names): string {
  const known =
    reason !== null && reason !== "unexplained" ? reason : code === null ? "unexplained" : "code";
  const name = isolate(names.of(person));
  return withoutIsolates(say(`deliveries.reason.${known}`, { name, code: code ?? "" }));
}
