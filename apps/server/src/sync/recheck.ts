import type { Id } from "@parley/protocol";
import { idsOfMine } from "../conversations/mine.ts";
import type { Parts } from "../parts.ts";
import { signOut } from "../realtime/connections.ts";
import { roomOf } from "../realtime/fan-out.ts";
import type { LiveSocket } from "../realtime/realtime.ts";
import { isAlive } from "../sessions/authenticate.ts";

/**
 * Compares what each socket of this node hears with what it may, after the bus lost something. Who
 * hears too much or too little is sent away: they come back and are greeted as things are now.
 */
export async function recheck(parts: Parts): Promise<void> {
  const sockets = parts.realtime.io.of("/").sockets as Map<string, LiveSocket>;
  const people = Map.groupBy(sockets.values(), (socket) => socket.data.asker.person);
  for (const [person, theirs] of people) {
    for (const socket of theirs) {
      if (!(await isAlive(parts, socket.data.asker.session))) signOut(socket);
    }
    const wrong = await hearOtherwise(parts, person, theirs);
    if (wrong.length === 0) continue;
    // A change under way is in the database a moment before it is in the rooms.
    const still = await hearOtherwise(parts, person, wrong);
    for (const socket of still) socket.conn.close();
  }
}

async function hearOtherwise(
  { database }: Parts,
  person: Id,
  sockets: LiveSocket[],
): Promise<LiveSocket[]> {
  const readable = new Set<string>((await idsOfMine(database.db, person)).map(roomOf));
  return sockets.filter((socket) => {
    const heard = [...socket.rooms].filter((room) => room.startsWith("conversation:"));
    return heard.length !== readable.size || heard.some((room) => !readable.has(room));
  });
}
