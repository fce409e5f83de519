import type { Id, Notice } from "@parley/protocol";
import type { Tx } from "../database/kinds.ts";
import type { Parts } from "../parts.ts";
import { syncEntryFor } from "../sync/entry.ts";
import { presentEvents } from "./log.ts";
import { idsOfMine } from "./mine.ts";
import type { EventRow } from "./present.ts";

/** What came of a change, for those it concerns. */
export interface News {
  conversation: Id;
  /** In the order of `ver`. */
  events?: EventRow[];
  /** Who hears the conversation from now on. */
  seated?: Id[];
  /** To whose list it came, or whose side of it changed. */
  shown?: Id[];
  /** Who hears nothing of it any more. */
  gone?: { person: Id; reason: Extract<Notice, { type: "gone" }>["reason"] }[];
  /** The conversation itself is no more. */
  ended?: true;
}

interface Changed<T> {
  answer: T;
  /** Null when nothing was changed. */
  news: News | null;
}

/**
 * Commits a change of one conversation and tells of it. What must not be overtaken is done while the
 * conversation's row is still held: a later change can only be made when the row is free, and the
 * database may free it before this process hears that its commit is done.
 */
export async function announced<T>(
  parts: Parts,
  work: (tx: Tx) => Promise<Changed<T>>,
): Promise<T> {
  let last: Held | null = null;
  const letGo = () => {
    if (last) withdraw(parts, last);
    last = null;
  };
  const commit = parts.database.write(async (tx) => {
    // A transaction that had to give way is tried again from the start.
    letGo();
    const { answer, news } = await work(tx);
    last = news && hold(parts, news);
    return { answer, held: last };
  });
  const { answer, held } = await commit.catch((error: unknown) => {
    letGo();
    throw error;
  });
  if (held) await tell(parts, held);
  return answer;
}

/** Tells of a change that is committed already. */
export function announce(parts: Parts, news: News): Promise<void> {
  return tell(parts, hold(parts, news));
}

interface Held {
  news: News;
  turn: Turn;
}

function hold({ realtime }: Parts, news: News): Held {
  // Not one byte of what is said from here on reaches whoever is out.
  for (const person of leavers(news)) realtime.unseat(person, news.conversation);
  return { news, turn: takeTurn(news.conversation) };
}

/** Nothing more is said in a conversation that ended: its room is closed for all of them at once. */
function leavers({ gone = [], ended }: News): Id[] {
  return ended ? [] : gone.map(({ person }) => person);
}

/** Never fails: what is committed stays, and whoever was not told catches up. */
async function tell(parts: Parts, { news, turn }: Held): Promise<void> {
  const { conversation, events = [], seated = [], shown = [], gone = [], ended } = news;
  const { realtime, database, log } = parts;
  if (ended) {
    realtime.closeRoom(conversation);
    void parts.files.sweep();
  }
  // A socket greeted while this was not committed yet still found them in it, and sat down.
  for (const person of leavers(news)) realtime.unseat(person, conversation);
  for (const person of seated) realtime.seat(person, conversation);
  try {
    const newcomers = [...new Set([...seated, ...shown])];
    const looked = Promise.all([
      presentEvents(database.db, events),
      Promise.all(newcomers.map((person) => noticeFor(parts, person, conversation))),
    ]);
    // It is awaited in its turn; a failure until then is not nobody's.
    looked.catch(() => undefined);
    await turn.come;
    for (const { person, reason } of gone) {
      realtime.notify(person, { type: "gone", conversation, reason });
    }
    const [presented, notices] = await looked;
    for (const one of notices) if (one) realtime.notify(one.person, one.notice);
    if (presented.length > 0) realtime.publish(conversation, presented);
  } catch (error) {
    log.error({ err: error, conversation }, "announcement failed");
  } finally {
    turn.end();
  }
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

/** The change did not come about: whoever was to be out still hears the conversation. */
function withdraw({ realtime, database, log }: Parts, { news, turn }: Held): void {
  turn.end();
  for (const person of leavers(news)) {
    idsOfMine(database.db, person).then(
      (mine) => {
        if (mine.includes(news.conversation)) realtime.seat(person, news.conversation);
      },
      (error: unknown) => log.error({ err: error, person }, "could not be seated again"),
    );
  }
}

/** A place among the announcements of one conversation. */
interface Turn {
  come: Promise<void>;
  end(): void;
}

const lastTurns = new Map<Id, Promise<void>>();

function takeTurn(conversation: Id): Turn {
  const come = lastTurns.get(conversation) ?? Promise.resolve();
  const { promise, resolve } = Promise.withResolvers<void>();
  lastTurns.set(conversation, promise);
  return {
    come,
    end() {
      // One that ends before it came lets nobody past those before it.
      resolve(come);
      if (lastTurns.get(conversation) === promise) lastTurns.delete(conversation);
    },
  };
}
