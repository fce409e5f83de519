import type { Event, Id, MyConversation, Person, SyncEntry } from "@parley/protocol";
import { loadMyConversations } from "../conversations/mine.ts";
import { lastMessages, messageEvent } from "../messages/history.ts";
import type { Parts } from "../parts.ts";
import { missedAfter, peopleIn } from "./missed.ts";

/** What a client says it holds of a conversation. */
export interface Cursor {
  ver: number;
  readSeq: number | undefined;
}

/**
 * A conversation as one who has just come to it is told of it: what it is, and its newest message.
 * Null for whoever is out of it again.
 */
export async function syncEntryFor(
  parts: Parts,
  person: Id,
  conversation: Id,
): Promise<{ entry: SyncEntry; people: Person[] } | null> {
  const [info] = await loadMyConversations(parts.database.db, person, [conversation]);
  if (!info) return null;
  const [entry] = await freshEntries(parts, [info]);
  return { entry: entry!, people: await peopleIn(parts, entry!.events) };
}

/** Entries for conversations the client holds nothing of. One query, however many there are. */
export async function freshEntries(parts: Parts, infos: MyConversation[]): Promise<SyncEntry[]> {
  const { db, dialect } = parts.database;
  const places = infos
    .filter((info) => info.lastSeq > 0 && mayRead(info))
    .map((info) => ({ conversation: info.id, seq: info.lastSeq }));
  const rows = await lastMessages(db, places, dialect);
  const newest = new Map(rows.map((row) => [row.conversation_id, messageEvent(row)]));
  return infos.map((info) => {
    const last = newest.get(info.id);
    return entryOf(info, last ? [last] : [], true);
  });
}

/** The entry for a conversation the client holds up to a cursor, or null when nothing changed. */
export async function resumedEntry(
  parts: Parts,
  info: MyConversation,
  cursor: Cursor,
): Promise<SyncEntry | null> {
  const sameReading = cursor.readSeq === undefined || cursor.readSeq === info.me.readSeq;
  if (cursor.ver === info.lastVer) return sameReading ? null : entryOf(info, [], false);
  if (!mayRead(info)) return entryOf(info, [], true);
  const { events, limited } = await missedAfter(parts, info.id, cursor.ver, info.lastVer);
  return entryOf(info, events, limited);
}

/** An invitation shows what it is to, not what is said there. */
export const mayRead = (info: MyConversation) =>
  info.me.state === "joined" || info.kind === "direct";

function entryOf(info: MyConversation, events: Event[], limited: boolean): SyncEntry {
  return {
    conversation: info.id,
    info,
    events,
    limited,
    readSeq: info.me.readSeq,
    ver: info.lastVer,
  };
}
