import {
  limits,
  Refusal,
  segmentsOf,
  type Conversation,
  type Id,
  type Message,
} from "@parley/protocol";
import type { Insertable } from "kysely";
import { lock } from "../../conversations/load.ts";
import type { Tx } from "../../database/kinds.ts";
import type { DeliveryTable, HeldTable, TextTable } from "../../database/text-tables.ts";
import { loadMessages } from "../../messages/load.ts";
import type { Parts } from "../../parts.ts";
import { loadPeople } from "../../people/load.ts";
import { compose, type Composition, type Said } from "./compose.ts";
import { countTexts, sittings, takeHeld, textedTo, type Sitting } from "./held-queries.ts";
import { nextIds } from "./ids.ts";
import { linkTo, linkToFile } from "./links.ts";
import { reasonOf } from "./policy.ts";
import { gsmName } from "./prefix.ts";
import { insertDeliveries, insertTexts } from "./queries.ts";

interface Told extends Said {
  by: Id;
  atMs: number;
  /** For a change: who had it by text before. */
  known: Set<Id>;
}

/**
 * Makes the texts of what was held of one conversation: for each phone its own, since each has its own
 * number, its own prefix, and its own reasons for getting none. All in one transaction, so that what
 * was held is texted once, whatever ends in between.
 */
export async function expand(parts: Parts, conversation: Id, nowMs: number): Promise<void> {
  const seqs = await makeTexts(parts, conversation, nowMs);
  if (seqs.length > 0) parts.ledgers.touched(conversation, seqs[0]!, seqs.at(-1)!);
}

/** Answers the messages it has decided on, in order. */
function makeTexts(parts: Parts, conversation: Id, nowMs: number): Promise<number[]> {
  return parts.database.write(async (tx) => {
    // First, as everybody does who changes what is held: in another order two would wait for each other.
    const place = await lockIfThere(tx, conversation);
    const held = await takeHeld(tx, conversation, nowMs);
    if (!place || held.length === 0) return [];
    const told = await tell(tx, conversation, held);
    const present = await sittings(tx, conversation, parts.twilio.messagingServiceSid ?? "");
    const texts: Insertable<TextTable>[] = [];
    const deliveries: Insertable<DeliveryTable>[] = [];
    for (const sitting of present) {
      const mine = told.filter((one) => concerns(one, sitting));
      const reason = obstacleFor(sitting, nowMs) ?? (await patienceWith(tx, conversation, sitting));
      if (reason !== null) {
        for (const { seq, change } of mine)
          if (change === "message") deliveries.push(row(conversation, seq, sitting, null, reason));
        continue;
      }
      const composition: Composition = {
        where: whereOf(place, sitting),
        linkTo: linkTo(parts, conversation, sitting.person_id),
        linkToFile: linkToFile(parts),
      };
      for (const text of compose(mine, composition)) {
        const [id] = nextIds(nowMs, 1);
        texts.push({
          ...blank(sitting, conversation, nowMs),
          id: id!,
          body: text.body,
          files: text.files.length === 0 ? null : JSON.stringify(text.files.map((file) => file.id)),
          segments: segmentsOf(text.body).segments,
        });
        for (const seq of text.seqs) deliveries.push(row(conversation, seq, sitting, id!, null));
      }
    }
    await insertTexts(tx, texts);
    await insertDeliveries(tx, deliveries);
    return held.map(({ seq }) => seq);
  });
}

/** Null for one that was deleted meanwhile, with all that was held of it. */
function lockIfThere(tx: Tx, conversation: Id): Promise<Pick<Conversation, "name"> | null> {
  return lock(tx, conversation).catch((error: unknown) => {
    if (error instanceof Refusal) return null;
    throw error;
  });
}

async function tell(
  tx: Tx,
  conversation: Id,
  held: Pick<HeldTable, "seq" | "kind">[],
): Promise<Told[]> {
  const seqs = [...new Set(held.map(({ seq }) => seq))];
  const messages = new Map(
    (await loadMessages(tx, conversation, seqs)).map((message) => [message.seq, message]),
  );
  const people = await loadPeople(
    tx,
    [...messages.values()].map(({ sender }) => sender),
  );
  const names = new Map(people.map((person) => [person.id, gsmName(person.displayName)]));
  const changed = held.filter(({ kind }) => kind !== "message").map(({ seq }) => seq);
  const had = Map.groupBy(await textedTo(tx, conversation, changed), ({ seq }) => seq);
  return held.flatMap(({ seq, kind }) => {
    const message = messages.get(seq);
    if (!message || !isWorthTelling(message, kind)) return [];
    return {
      seq,
      change: kind,
      by: message.sender,
      atMs: Date.parse(message.at),
      sender: names.get(message.sender) ?? gsmName(""),
      body: message.body,
      files: message.files ?? [],
      known: new Set(had.get(seq)?.map(({ person_id }) => person_id)),
    };
  });
}

/** Edited and then deleted is deleted; deleted before its texts were made was never said. */
const isWorthTelling = (message: Message, kind: HeldTable["kind"]) =>
  kind === "deletion" ? message.deletedAt !== undefined : message.deletedAt === undefined;

function concerns({ change, by, atMs, known }: Told, { person_id, since }: Sitting): boolean {
  // One's own words come back to nobody, and what was said before they came is not news to them.
  return change === "message" ? by !== person_id && atMs >= since : known.has(person_id);
}

function obstacleFor({ obstacle, muted_until }: Sitting, nowMs: number): DeliveryTable["reason"] {
  if (obstacle !== null) return reasonOf(obstacle);
  return muted_until !== null && muted_until > nowMs ? "muted" : null;
}

/** Whoever does not answer is not to be pestered: they get a few texts, and then no more until they do. */
async function patienceWith(
  tx: Tx,
  conversation: Id,
  { standing, person_id }: Sitting,
): Promise<DeliveryTable["reason"]> {
  if (standing !== "requested") return null;
  const sent = await countTexts(tx, conversation, person_id);
  return sent < limits.textsUnanswered ? null : "unanswered";
}

function whereOf({ name }: Pick<Conversation, "name">, { seats }: Sitting): string {
  return seats > 1 && name !== null ? `${gsmName(name)} - ` : "";
}

function row(
  conversation_id: Id,
  seq: number,
  { person_id }: Sitting,
  text_id: Id | null,
  reason: DeliveryTable["reason"],
): Insertable<DeliveryTable> {
  return { conversation_id, seq, person_id, text_id, reason };
}

function blank({ phone, number, person_id }: Sitting, conversation_id: Id, nowMs: number) {
  return {
    kind: "message" as const,
    number,
    phone,
    person_id,
    conversation_id,
    state: "pending" as const,
    sid: null,
    code: null,
    not_before: nowMs,
    attempts: 0,
    created_at: nowMs,
    submitted_at: null,
    changed_at: nowMs,
  };
}
