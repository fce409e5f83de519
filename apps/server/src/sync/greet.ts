import type { Handshake, Id, MyConversation, Sync, SyncEntry } from "@parley/protocol";
import { idsOfMine, loadMyConversations } from "../conversations/mine.ts";
import type { Parts } from "../parts.ts";
import { loadMe } from "../people/load.ts";
import { signOut } from "../realtime/connections.ts";
import { roomOf } from "../realtime/fan-out.ts";
import { personRoom, type LiveSocket } from "../realtime/realtime.ts";
import { isAlive } from "../sessions/authenticate.ts";
import { freshEntries, mayRead, resumedEntry, type Cursor } from "./entry.ts";
import { peopleIn } from "./missed.ts";

/** How many catch-ups are prepared at once: after a restart everybody comes back in the same second. */
const AT_ONCE = 16;
const turns = Array.from({ length: AT_ONCE }, () => Promise.resolve());
let nextTurn = 0;

/** Brings a socket that has just connected up to date: one `sync`, whatever it missed. */
export function greet(parts: Parts, socket: LiveSocket): Promise<void> {
  const turn = nextTurn++ % AT_ONCE;
  const greeting = turns[turn]!.then(() => welcome(parts, socket)).catch((error: unknown) => {
    parts.log.error({ err: error }, "sync failed");
    // It comes back and asks again; half a sync would look like the whole of it.
    socket.disconnect(true);
  });
  turns[turn] = greeting;
  return greeting;
}

async function welcome(parts: Parts, socket: LiveSocket): Promise<void> {
  if (!socket.connected) return;
  const { db } = parts.database;
  const { person, session } = socket.data.asker;
  // The rooms first: what is committed from here on arrives live, and what was before is in the sync.
  await parts.realtime.join(socket, [personRoom(person)]);
  const [readable, alive] = await Promise.all([idsOfMine(db, person), isAlive(parts, session)]);
  // From here on this socket hears when its session ends. Since the handshake it may have.
  if (!alive) {
    signOut(socket);
    return;
  }
  await parts.realtime.join(socket, readable.map(roomOf));
  const [me, infos] = await Promise.all([loadMe(db, person), loadMyConversations(db, person)]);
  // A membership that ended between the two looks was told to the rooms of then.
  leaveRooms(socket, readable, infos);

  const held = heldBy(socket.data.held, parts.database.epoch);
  const conversations = await entriesFor(parts, infos, held);
  const mine = new Set(infos.map((info) => info.id));
  const sync: Sync = {
    epoch: parts.database.epoch,
    me,
    fileMaxBytes: parts.config.fileMaxBytes,
    conversations,
    gone: [...held.keys()].filter((conversation) => !mine.has(conversation)),
    people: await peopleIn(
      parts,
      conversations.flatMap((entry) => entry.events),
    ),
  };
  for (const info of infos) parts.realtime.rings.startAt(info.id, info.lastVer);
  socket.emit("sync", sync);
}

function leaveRooms(socket: LiveSocket, joined: Id[], infos: MyConversation[]): void {
  const mine = new Set(infos.filter(mayRead).map((info) => info.id));
  for (const conversation of joined) {
    if (!mine.has(conversation)) void socket.leave(roomOf(conversation));
  }
}

// Another epoch numbers another history: nothing held of it can be resumed.
function heldBy(held: Handshake, epoch: string): Map<Id, Cursor> {
  if (held.epoch !== epoch) return new Map();
  return new Map(
    (held.cursors ?? []).map(([conversation, ver, readSeq]) => [conversation, { ver, readSeq }]),
  );
}

async function entriesFor(
  parts: Parts,
  infos: MyConversation[],
  held: Map<Id, Cursor>,
): Promise<SyncEntry[]> {
  const fresh = infos.filter((info) => !held.has(info.id));
  const known = infos.filter((info) => held.has(info.id));
  const [freshOnes, ...resumed] = await Promise.all([
    freshEntries(parts, fresh),
    ...known.map((info) => resumedEntry(parts, info, held.get(info.id)!)),
  ]);
  return [...freshOnes, ...resumed.filter((entry) => entry !== null)];
}
