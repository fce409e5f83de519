import type { Id, Notice } from "@parley/protocol";
import type { Parts } from "../parts.ts";
import { syncEntryFor } from "../sync/entry.ts";
import { presentEvents } from "./log.ts";
import type { EventRow } from "./present.ts";

/** What came of a committed change, for those it concerns. */
interface Announcement {
  conversation: Id;
  /** In the order of `ver`. */
  events?: EventRow[];
  /** Who hears the conversation from now on. */
  seated?: Id[];
  /** To whose list it came, or whose side of it changed. */
  shown?: Id[];
  /** Who hears nothing of it any more. */
  gone?: Gone;
}

interface Gone {
  person: Id;
  reason: Extract<Notice, { type: "gone" }>["reason"];
}

/**
 * Tells of a committed change. Call it right after the commit, with nothing awaited in between: so
 * the changes of one conversation are told in the order they were made. It never fails: what is
 * committed stays, and whoever was not told catches up.
 */
export async function announce(parts: Parts, announcement: Announcement): Promise<void> {
  const { conversation, events = [], seated = [], shown = [], gone } = announcement;
  const { realtime, database, log } = parts;
  // Before anything else: not one more byte reaches whoever is out.
  if (gone) realtime.unseat(gone.person, conversation);
  for (const person of seated) realtime.seat(person, conversation);

  const told = Promise.all([
    presentEvents(database.db, events),
    Promise.all(
      [...new Set([...seated, ...shown])].map((id) => noticeFor(parts, id, conversation)),
    ),
  ]);
  // Handled in its turn; until then a failure must not count as nobody's.
  told.catch(() => undefined);
  await inTurn(conversation, async () => {
    if (gone) realtime.notify(gone.person, { type: "gone", conversation, reason: gone.reason });
    const [presented, notices] = await told;
    for (const one of notices) if (one) realtime.notify(one.person, one.notice);
    if (presented.length > 0) realtime.publish(conversation, presented);
  }).catch((error: unknown) => log.error({ err: error, conversation }, "announcement failed"));
}

/** Tells everybody who was in it, or asked to be, that it is no more. */
export async function announceEnd(
  { realtime }: Parts,
  conversation: Id,
  gone: Gone[],
): Promise<void> {
  realtime.closeRoom(conversation);
  await inTurn(conversation, async () => {
    for (const { person, reason } of gone) {
      realtime.notify(person, { type: "gone", conversation, reason });
    }
  });
}

/** Null when the person is out again before they could be told. */
async function noticeFor(
  parts: Parts,
  person: Id,
  conversation: Id,
): Promise<{ person: Id; notice: Notice } | null> {
  const told = await syncEntryFor(parts, person, conversation);
  return told && { person, notice: { type: "conversation", ...told } };
}

/** The last announcement under way, by conversation. */
const turns = new Map<Id, Promise<void>>();

function inTurn(conversation: Id, work: () => Promise<void>): Promise<void> {
  const before = turns.get(conversation) ?? Promise.resolve();
  const turn = before.then(work, work);
  turns.set(conversation, turn);
  return turn.finally(() => {
    if (turns.get(conversation) === turn) turns.delete(conversation);
  });
}
