import { loadAccount } from "@parley/server/people/account";
import { startSession } from "@parley/server/sessions/start";
import { newId } from "@parley/server/database/new-id";
import type { Parts } from "@parley/server/parts";

/** Makes people and one channel with all of them in it, past the doors: signing up is not what is measured. */
export async function populate(
  parts: Parts,
  people: number,
): Promise<{ conversation: number; people: number[]; tokens: string[] }> {
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
    tokens.push(
      (await startSession(parts, await loadAccount(db, id), { lane: "api", agent: "bench" })).token,
    );
  }
  return { conversation, people: ids, tokens };
}

/** Lets that many phones take part in a conversation, each at the next of our numbers. */
export async function seatPhones(
  { database, now, twilio }: Parts,
  conversation: number,
  phones: number,
): Promise<void> {
  const at = now() - 1;
  const first = newId(at) + 1;
  await database.write(async (tx) => {
    await tx
      .updateTable("conversation")
      .set({ phones: 1 })
      .where("id", "=", conversation)
      .execute();
    for (let index = 0; index < phones; index++) {
      const id = first + index;
      const phone = `+1202${5_550_000 + index}`;
      await tx
        .insertInto("person")
        .values({ id, kind: "phone", display_name: `Phone ${index}`, phone, created_at: at })
        .execute();
      await tx
        .insertInto("seat")
        .values({
          phone,
          number: twilio.numbers[index % twilio.numbers.length]!,
          person_id: id,
          conversation_id: conversation,
          state: "taken",
          since: at,
          used_at: at,
          muted_until: null,
          rests_until: null,
        })
        .execute();
    }
  });
}
