import { limits, type Id, type Page } from "@parley/protocol";
import { loadReadable } from "../conversations/load.ts";
import { eventsBetween, presentEvents } from "../conversations/log.ts";
import type { Parts } from "../parts.ts";
import { loadPeople } from "../people/load.ts";
import { presentMessage, type MessageRow } from "./present.ts";
import { stretch } from "./queries.ts";

interface PageQuery {
  before?: number | undefined;
  after?: number | undefined;
  around?: number | undefined;
  limit?: number | undefined;
}

/** A stretch of a conversation's history: the newest messages, or those next to one. */
export async function readPage(
  { database: { db } }: Parts,
  person: Id,
  conversationId: Id,
  query: PageQuery,
): Promise<Page> {
  const { conversation } = await loadReadable(db, person, conversationId);
  const limit = query.limit ?? limits.messagesPerPage;
  const rows = await rowsFor(query, limit, (where) => stretch(db, conversationId, where));
  const first = rows[0]?.seq ?? 0;
  const last = rows.at(-1)?.seq ?? conversation.last_seq;
  // What happened before the first message stands at its head.
  const from = first <= 1 ? 0 : first;
  const eventRows = await eventsBetween(db, conversationId, from, last);
  const [events, people] = await Promise.all([
    presentEvents(db, eventRows),
    loadPeople(
      db,
      new Set([...rows.map((row) => row.sender_id), ...eventRows.map((row) => row.by_id)]),
    ),
  ]);
  const next = nextOf(query, first, last, conversation.last_seq);
  return {
    items: rows.map(presentMessage),
    events,
    people,
    ...(next === null ? {} : { next }),
  };
}

async function rowsFor(
  { before, after, around }: PageQuery,
  limit: number,
  read: (where: Parameters<typeof stretch>[2]) => Promise<MessageRow[]>,
): Promise<MessageRow[]> {
  if (around === undefined) return read({ before, after, limit });
  // The one asked for is among the newer, and comes first: a page of one is that one.
  const half = Math.floor(limit / 2);
  const [older, newer] = await Promise.all([
    read({ before: around, limit: half }),
    read({ after: around - 1, limit: limit - half }),
  ]);
  return [...older, ...newer];
}

function nextOf(query: PageQuery, first: number, last: number, lastSeq: number): number | null {
  if (query.after !== undefined) return last > 0 && last < lastSeq ? last : null;
  return first > 1 ? first : null;
}
