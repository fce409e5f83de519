import { startSession } from "@parley/server/sessions/start";
import { newId } from "@parley/server/database/new-id";
import type { Parts } from "@parley/server/parts";

/** Makes people and one channel with all of them in it, past the doors: signing up is not what is measured. */
export async function populate(
  parts: Parts,
  people: number,
): Promise<{ conversation: number; tokens: string[] }> {
  const { db } = parts.database;
  const now = parts.now();
  const conversation = newId();
  const ids = Array.from({ length: people }, (_, index) => newId(now - index));
  await db
    .insertInto("conversation")
    .values({
      id: conversation,
      kind: "channel",
      name: "bench",
      name_key: "bench",
      direct_key: null,
      access: "open",
      phones: 0,
      sealed: 0,
      lasting: 1,
      members: people,
      last_at: now,
      created_at: now,
    })
    .execute();
  const tokens: string[] = [];
  for (const [index, id] of ids.entries()) {
    const username = `person-${index}`;
    await db
      .insertInto("person")
      .values({
        id,
        kind: "member",
        username,
        name_key: username,
        display_name: username,
        password_hash: null,
        created_at: now,
      })
      .execute();
    await db
      .insertInto("membership")
      .values({
        conversation_id: conversation,
        person_id: id,
        state: "joined",
        role: "member",
        joined_seq: 0,
        read_seq: 0,
        from_id: null,
        created_at: now,
      })
      .execute();
    tokens.push((await startSession(parts, id, { lane: "api", agent: "bench" })).token);
  }
  return { conversation, tokens };
}
