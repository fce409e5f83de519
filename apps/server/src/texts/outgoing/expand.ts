import { limits, Refusal, segmentsOf, type Conversation, type Id } from "@parley/protocol";
import type { Insertable } from "kysely";
import { lock } from "../../conversations/load.ts";
import type { Tx } from "../../database/kinds.ts";
import { sawConflict } from "../../database/postgres.ts";
import type { DeliveryTable, TextTable } from "../../database/text-tables.ts";
import type { Parts } from "../../parts.ts";
import { compose, type Composition } from "./compose.ts";
import { countTexts, holdAgain, sittings, takeHeld, type Sitting } from "./held-queries.ts";
import { nextIds } from "./ids.ts";
import { linkTo, linkToFile } from "./links.ts";
import { reasonOf } from "./policy.ts";
import { gsmName } from "./prefix.ts";
import { insertTexts, putDeliveries } from "./queries.ts";
import { tell, type Told } from "./tell.ts";

/** A change of what is just being sent is looked at again when it is known whether that went. */
const LOOK_AGAIN_MS = 5_000;
const MOST_TRIES = 5;

/**
 * Makes the texts of what was held of one conversation: for each phone its own, since each has its own
 * number, its own prefix, and its own reasons for getting none. All in one transaction, so that what
 * was held is texted once, whatever ends in between.
 */
export async function expand(parts: Parts, conversation: Id, nowMs: number): Promise<void> {
  const seqs = await tryAgain(() => makeTexts(parts, conversation, nowMs));
  if (seqs.length > 0) parts.ledgers.touched(conversation, seqs[0]!, seqs.at(-1)!);
}

/** Another node may have taken one of the ids meanwhile: each try draws new ones. */
async function tryAgain<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await work();
    } catch (error) {
      if (!sawConflict(error) || tries === MOST_TRIES) throw error;
    }
  }
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
    const undecided = new Set<Told>();
    for (const sitting of present) {
      const mine = told.filter((one) => {
        const isDue = concerns(one, sitting, nowMs);
        if (isDue === null) undecided.add(one);
        return isDue === true;
      });
      const reason = obstacleFor(sitting, nowMs) ?? (await patienceWith(tx, conversation, sitting));
      if (reason !== null) {
        for (const one of mine) {
          if (one.change === "message")
            deliveries.push({ ...row(conversation, one, sitting), text_id: null, reason });
        }
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
        for (const one of mine.filter(({ seq }) => text.seqs.includes(seq)))
          deliveries.push({ ...row(conversation, one, sitting), ...toldBy(one, sitting, id!) });
      }
    }
    await insertTexts(tx, texts);
    await putDeliveries(tx, deliveries);
    const again = [...undecided].map(({ seq, change }) => ({ seq, kind: change }));
    await holdAgain(tx, conversation, again, nowMs + LOOK_AGAIN_MS);
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

/** Null: it is a change of what may or may not have gone to them. */
function concerns(
  { change, by, atMs, edition, known }: Told,
  { person_id, since }: Sitting,
  nowMs: number,
): boolean | null {
  const has = known.get(person_id);
  // One's own words come back to nobody, and what was said before they came is not news to them.
  // Where they came at a time that is still to be, the clock was set back since.
  if (change === "message") return !has && by !== person_id && (atMs >= since || since > nowMs);
  if (has?.text_id == null || has.edition === edition) return false;
  if (has.told === "submitting" || has.told === "unknown") return null;
  // What waits is made anew before it goes, and whoever did not get it has nothing to be corrected.
  return has.told !== "pending" && has.state !== "failed" && has.state !== "undelivered";
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

const row = (conversation_id: Id, { seq, edition }: Told, { person_id }: Sitting) => ({
  conversation_id,
  seq,
  person_id,
  edition,
  told_by: null,
  reason: null,
});

/** A change leaves it standing which text carried the message. */
const toldBy = ({ change, known }: Told, { person_id }: Sitting, id: Id) => ({
  told_by: id,
  text_id: change === "message" ? id : known.get(person_id)!.text_id,
});

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
