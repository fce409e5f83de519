import { Refusal, type Id, type Ledger, type LedgerSummary, type Texting } from "@parley/protocol";
import { loadReadable } from "../../conversations/load.ts";
import { loadMessages } from "../../messages/load.ts";
import type { Parts } from "../../parts.ts";
import { loadPeople } from "../../people/load.ts";
import { timeOf } from "../../time.ts";
import { gsmName } from "../outgoing/prefix.ts";
import { outcomeOf } from "./policy.ts";
import * as queries from "./queries.ts";

const READERS_NAMED = 100;

/** Whom one message reached. Whoever can read it may know; numbers are shown to nobody. */
export async function ledgerOf(
  { database: { db } }: Parts,
  asker: Id,
  conversation: Id,
  seq: number,
): Promise<Ledger> {
  await loadReadable(db, asker, conversation);
  const [message] = await loadMessages(db, conversation, [seq]);
  if (!message) throw new Refusal("not_found");
  const rows = await queries.deliveriesBetween(db, conversation, { from: seq, to: seq });
  const readers = (await queries.readersOf(db, conversation, seq)).filter(
    ({ person_id }) => person_id !== message.sender,
  );
  const named = readers.slice(0, READERS_NAMED).map(({ person_id }) => person_id);
  const people = await loadPeople(db, [...rows.map(({ person_id }) => person_id), ...named]);
  const byId = new Map(people.map((person) => [person.id, person]));
  return {
    conversation,
    seq,
    texts: rows.map((row) => ({
      person: byId.get(row.person_id)!,
      ...outcomeOf(row),
      at: row.changed_at === null ? null : timeOf(row.changed_at),
    })),
    readBy: named.map((person) => byId.get(person)!),
    readers: readers.length,
  };
}

/** The same in numbers, for one's own messages of a stretch. */
export async function ledgersOf(
  { database: { db } }: Pick<Parts, "database">,
  writer: Id,
  conversation: Id,
  stretch: { from: number; to: number },
): Promise<LedgerSummary[]> {
  const [written, rows, readers] = await Promise.all([
    queries.writersBetween(db, conversation, stretch, MOST_SUMMARIES),
    queries.deliveriesBetween(db, conversation, stretch),
    queries.readersOf(db, conversation, stretch.from),
  ]);
  const bySeq = Map.groupBy(rows, (row) => row.seq);
  return written
    .filter(({ sender_id }) => sender_id === writer)
    .map(({ seq }) => {
      const states = (bySeq.get(seq) ?? []).map((row) => outcomeOf(row).state);
      return {
        seq,
        phones: states.length,
        delivered: states.filter((state) => state === "delivered").length,
        failed: states.filter((state) => state === "failed").length,
        readers: readers.filter(
          ({ person_id, read_seq }) => person_id !== writer && read_seq >= seq,
        ).length,
      };
    })
    .toReversed();
}

const MOST_SUMMARIES = 100;

export async function listLedgers(
  parts: Parts,
  asker: Id,
  conversation: Id,
  asked: { from?: number | undefined; to?: number | undefined },
): Promise<LedgerSummary[]> {
  const mine = await loadReadable(parts.database.db, asker, conversation);
  const to = Math.min(asked.to ?? Number.MAX_SAFE_INTEGER, mine.conversation.last_seq);
  const from = Math.max(asked.from ?? 1, to - MOST_SUMMARIES + 1);
  return ledgersOf(parts, asker, conversation, { from, to });
}

/** What a message of one's own would be as texts. */
export async function textingOf(
  { database: { db }, config, twilio }: Parts,
  asker: Id,
  conversation: Id,
): Promise<Texting> {
  const mine = await loadReadable(db, asker, conversation);
  const [me] = await loadPeople(db, [asker]);
  const hasPhones = mine.conversation.phones === 1;
  const service = twilio.messagingServiceSid ?? "";
  return {
    phones: hasPhones ? await queries.countPhones(db, conversation, asker, service) : 0,
    segmentPrice: config.texts.segmentPriceMicros / 1e6,
    prefix: `${gsmName(me!.displayName)}: `,
  };
}
