import type { Id } from "@parley/protocol";
import { sql, type Insertable, type Kysely, type Updateable } from "kysely";
import type { Tx } from "../database/kinds.ts";
import type { ConversationTable, MembershipTable, Tables } from "../database/tables.ts";
import { forgetTexts } from "../texts/outgoing/give-up.ts";
import type { ConversationRow, MembershipRow } from "./present.ts";

type Db = Kysely<Tables>;

interface MineRows {
  conversation: ConversationRow;
  membership: MembershipRow;
}

export async function findMine(
  db: Db,
  person: Id,
  conversation: Id,
): Promise<MineRows | undefined> {
  const row = await selectMine(db, person)
    .where("m.conversation_id", "=", conversation)
    .executeTakeFirst();
  return row && splitMine(row, person);
}

export async function findAllMine(db: Db, person: Id, ids?: Id[]): Promise<MineRows[]> {
  let query = selectMine(db, person);
  if (ids) query = query.where("m.conversation_id", "in", ids);
  const rows = await query.orderBy("c.last_at", "desc").orderBy("c.id", "desc").execute();
  return rows.map((row) => splitMine(row, person));
}

/** As `canRead` has it, for all at once. */
export async function findReadableIds(db: Db, person: Id): Promise<Id[]> {
  const rows = await db
    .selectFrom("membership as m")
    .innerJoin("conversation as c", "c.id", "m.conversation_id")
    .select("c.id")
    .where("m.person_id", "=", person)
    .where((eb) => eb.or([eb("m.state", "=", "joined"), eb("c.kind", "=", "direct")]))
    .execute();
  return rows.map((row) => row.id);
}

function selectMine(db: Db, person: Id) {
  return db
    .selectFrom("membership as m")
    .innerJoin("conversation as c", "c.id", "m.conversation_id")
    .selectAll("c")
    .select(["m.state", "m.role", "m.level", "m.joined_seq", "m.read_seq", "m.from_id"])
    .select("m.created_at as since")
    .where("m.person_id", "=", person);
}

type MineRow = Awaited<ReturnType<ReturnType<typeof selectMine>["executeTakeFirstOrThrow"]>>;

function splitMine(row: MineRow, person: Id): MineRows {
  const { state, role, level, joined_seq, read_seq, from_id, since, ...conversation } = row;
  const own = { state, role, level, joined_seq, read_seq, from_id, created_at: since };
  return {
    conversation,
    membership: { conversation_id: conversation.id, person_id: person, ...own },
  };
}

/** Unread mentions by conversation. */
export async function countMentions(db: Db, person: Id, ids?: Id[]): Promise<Map<Id, number>> {
  let query = db
    .selectFrom("mention as n")
    .innerJoin("membership as m", (join) =>
      join
        .onRef("m.conversation_id", "=", "n.conversation_id")
        .onRef("m.person_id", "=", "n.person_id")
        .onRef("m.read_seq", "<", "n.seq"),
    )
    .select("n.conversation_id as id")
    .select(({ fn }) => fn.countAll<number>().as("mentions"))
    .where("n.person_id", "=", person)
    .groupBy("n.conversation_id");
  if (ids) query = query.where("n.conversation_id", "in", ids);
  const rows = await query.execute();
  return new Map(rows.map(({ id, mentions }) => [id, mentions]));
}

/** An update that changes nothing takes the row on both databases, and reads it as it is then. */
export function lockConversation(tx: Tx, id: Id): Promise<ConversationRow | undefined> {
  return tx
    .updateTable("conversation")
    .set((eb) => ({ last_ver: eb.ref("last_ver") }))
    .where("id", "=", id)
    .returningAll()
    .executeTakeFirst();
}

export function findMembership(
  db: Db,
  conversation: Id,
  person: Id,
): Promise<MembershipRow | undefined> {
  return db
    .selectFrom("membership")
    .selectAll()
    .where("conversation_id", "=", conversation)
    .where("person_id", "=", person)
    .executeTakeFirst();
}

export function insertMembership(tx: Tx, row: Insertable<MembershipTable>): Promise<MembershipRow> {
  return tx.insertInto("membership").values(row).returningAll().executeTakeFirstOrThrow();
}

/** Answers the row as it is afterwards; nothing when there is no such membership. */
export function updateMembership(
  db: Db,
  conversation: Id,
  person: Id,
  changes: Updateable<MembershipTable>,
): Promise<MembershipRow | undefined> {
  return db
    .updateTable("membership")
    .set(changes)
    .where("conversation_id", "=", conversation)
    .where("person_id", "=", person)
    .returningAll()
    .executeTakeFirst();
}

export async function deleteMembership(tx: Tx, conversation: Id, person: Id): Promise<void> {
  await tx
    .deleteFrom("membership")
    .where("conversation_id", "=", conversation)
    .where("person_id", "=", person)
    .execute();
}

/** Answers whether the cursor moved. Forwards only, unless `backwards` says otherwise. */
export async function setRead(
  db: Db,
  conversation: Id,
  person: Id,
  seq: number,
  { backwards }: { backwards: boolean },
): Promise<boolean> {
  let query = db
    .updateTable("membership")
    .set({ read_seq: seq })
    .where("conversation_id", "=", conversation)
    .where("person_id", "=", person);
  if (!backwards) query = query.where("read_seq", "<", seq);
  const { numUpdatedRows } = await query.executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

/** How many conversations somebody is in. */
export async function countJoined(db: Db, person: Id): Promise<number> {
  const row = await db
    .selectFrom("membership")
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .where("person_id", "=", person)
    .where("state", "=", "joined")
    .executeTakeFirstOrThrow();
  return row.count;
}

export async function countOwners(tx: Tx, conversation: Id): Promise<number> {
  const row = await tx
    .selectFrom("membership")
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .where("conversation_id", "=", conversation)
    .where("state", "=", "joined")
    .where("role", "=", "owner")
    .executeTakeFirstOrThrow();
  return row.count;
}

/**
 * Who takes over from the last owner: the moderator who has been in it longest, or else the member.
 * Somebody with nothing but a phone only if there is nobody else: they have nowhere to look after it.
 */
export function findHeir(tx: Tx, conversation: Id): Promise<MembershipRow | undefined> {
  return tx
    .selectFrom("membership")
    .selectAll()
    .where("conversation_id", "=", conversation)
    .where("state", "=", "joined")
    .orderBy(
      sql`case when person_id in (select id from person where kind = 'phone') then 1 else 0 end`,
    )
    .orderBy(sql`case role when 'moderator' then 0 else 1 end`)
    .orderBy("created_at")
    .orderBy("person_id")
    .executeTakeFirst();
}

/** Everybody who is in it or asked to be. */
async function findMemberIds(db: Db, conversation: Id): Promise<Id[]> {
  const rows = await db
    .selectFrom("membership")
    .select("person_id")
    .where("conversation_id", "=", conversation)
    .execute();
  return rows.map((row) => row.person_id);
}

/** By folded name, among channels and groups. */
export function findNamed(db: Db, nameKey: string): Promise<ConversationRow | undefined> {
  return db
    .selectFrom("conversation")
    .selectAll()
    .where("name_key", "=", nameKey)
    .executeTakeFirst();
}

/** What these are called, and of what kind they are. */
export function findNamedById(
  db: Db,
  ids: Id[],
): Promise<Pick<ConversationRow, "id" | "name" | "kind" | "members">[]> {
  if (ids.length === 0) return Promise.resolve([]);
  return db
    .selectFrom("conversation")
    .select(["id", "name", "kind", "members"])
    .where("id", "in", ids)
    .execute();
}

export async function insertGeneral(db: Db, row: Insertable<ConversationTable>): Promise<void> {
  await db
    .insertInto("conversation")
    .values(row)
    .onConflict((conflict) => conflict.column("name_key").doNothing())
    .execute();
}

export async function insertConversation(
  tx: Tx,
  row: Insertable<ConversationTable>,
): Promise<ConversationRow> {
  return tx.insertInto("conversation").values(row).returningAll().executeTakeFirstOrThrow();
}

/** The direct of two people, by their key. */
export function findDirect(db: Db, directKey: string): Promise<ConversationRow | undefined> {
  return db
    .selectFrom("conversation")
    .selectAll()
    .where("direct_key", "=", directKey)
    .executeTakeFirst();
}

/** Deletes a conversation's every row; answers who was in it or asked to be. */
export async function erase(tx: Tx, id: Id): Promise<Id[]> {
  const everybody = await findMemberIds(tx, id);
  // These two cannot be searched by conversation. The history knows who wrote, and who was ever in it.
  await tx
    .deleteFrom("send")
    .where((eb) =>
      eb(
        eb.refTuple("sender_id", "cid"),
        "in",
        eb
          .selectFrom("message")
          .select(["sender_id", "cid"])
          .where("conversation_id", "=", id)
          .where("cid", "is not", null)
          .$narrowType<{ cid: string }>()
          .$asTuple("sender_id", "cid"),
      ),
    )
    .execute();
  await tx
    .deleteFrom("mention")
    .where("conversation_id", "=", id)
    .where("person_id", "in", (eb) =>
      eb
        .selectFrom("event")
        .select((event) => event.fn.coalesce("person_id", "by_id").as("person_id"))
        .where("conversation_id", "=", id),
    )
    .execute();
  // Their bytes go with the next sweep.
  await tx
    .updateTable("file")
    .set({ state: "doomed", conversation_id: null, seq: null })
    .where("conversation_id", "=", id)
    .execute();
  await forgetTexts(tx, id);
  await tx.deleteFrom("message").where("conversation_id", "=", id).execute();
  await tx.deleteFrom("event").where("conversation_id", "=", id).execute();
  await tx.deleteFrom("conversation").where("id", "=", id).execute();
  return everybody;
}
