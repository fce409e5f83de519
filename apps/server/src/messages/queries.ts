import type { Id } from "@parley/protocol";
import { CompiledQuery, sql, type Kysely, type Selectable } from "kysely";
import type { Dialect, Tx } from "../database/kinds.ts";
import type { MentionTable, MessageTable, Tables } from "../database/tables.ts";
import { listOf, parametersOf } from "../database/row-values.ts";
import type { MessageRow } from "./present.ts";

type Db = Kysely<Tables>;

/** Who can be mentioned where, by `conversation username`. */
export type Mentionable = Map<string, Id>;

export async function findMentionable(
  db: Db,
  conversations: Id[],
  usernames: string[],
): Promise<Mentionable> {
  if (usernames.length === 0) return new Map();
  const rows = await db
    .selectFrom("person as p")
    .innerJoin("membership as m", "m.person_id", "p.id")
    .select(["m.conversation_id", "p.id", "p.username"])
    .where("p.username", "in", usernames)
    .where("m.conversation_id", "in", conversations)
    .where("m.state", "=", "joined")
    .execute();
  return new Map(rows.map((row) => [`${row.conversation_id} ${row.username}`, row.id]));
}

export function mentionRows(row: MessageRow, people: Id[]): MentionTable[] {
  return people.map((person) => ({
    person_id: person,
    conversation_id: row.conversation_id,
    seq: row.seq,
    at: row.at,
  }));
}

export function findMessage(
  db: Db,
  conversation: Id,
  seq: number,
): Promise<MessageRow | undefined> {
  return db
    .selectFrom("message")
    .selectAll()
    .where("conversation_id", "=", conversation)
    .where("seq", "=", seq)
    .executeTakeFirst();
}

export function findMessages(db: Db, conversation: Id, seqs: number[]): Promise<MessageRow[]> {
  if (seqs.length === 0) return Promise.resolve([]);
  return db
    .selectFrom("message")
    .selectAll()
    .where("conversation_id", "=", conversation)
    .where("seq", "in", seqs)
    .orderBy("seq")
    .execute();
}

export async function updateMessage(
  tx: Tx,
  row: MessageRow,
  change: Partial<Selectable<MessageTable>>,
): Promise<MessageRow> {
  await tx
    .updateTable("message")
    .set(change)
    .where("conversation_id", "=", row.conversation_id)
    .where("seq", "=", row.seq)
    .execute();
  return { ...row, ...change };
}

export async function replaceMentions(tx: Tx, row: MessageRow, people: Id[]): Promise<void> {
  if (row.mentions !== null) {
    // By person first, as they are indexed.
    await tx
      .deleteFrom("mention")
      .where("person_id", "in", JSON.parse(row.mentions) as Id[])
      .where("conversation_id", "=", row.conversation_id)
      .where("seq", "=", row.seq)
      .execute();
  }
  if (people.length > 0) await tx.insertInto("mention").values(mentionRows(row, people)).execute();
}

interface Stretch {
  before?: number | undefined;
  after?: number | undefined;
  limit: number;
}

/** Messages of one conversation next to a place in it, oldest first. */
export async function stretch(
  db: Db,
  conversation: Id,
  { before, after, limit }: Stretch,
): Promise<MessageRow[]> {
  const forwards = after !== undefined;
  let query = db.selectFrom("message").selectAll().where("conversation_id", "=", conversation);
  if (after !== undefined) query = query.where("seq", ">", after);
  if (before !== undefined) query = query.where("seq", "<", before);
  const rows = await query
    .orderBy("seq", forwards ? "asc" : "desc")
    .limit(limit)
    .execute();
  return forwards ? rows : rows.toReversed();
}

/** Where a mention stands among all: many may be of one moment, so the time alone is no place. */
export type MentionPlace = readonly [at: number, conversation: Id, seq: number];

/** Messages that mention a person, newest first, in conversations they are in. */
export function mentionsOf(
  db: Db,
  person: Id,
  before: MentionPlace | null,
  limit: number,
): Promise<MessageRow[]> {
  let query = db
    .selectFrom("mention as n")
    .innerJoin("membership as m", (join) =>
      join
        .onRef("m.conversation_id", "=", "n.conversation_id")
        .onRef("m.person_id", "=", "n.person_id")
        .on("m.state", "=", sql.lit("joined")),
    )
    .innerJoin("message as t", (join) =>
      join.onRef("t.conversation_id", "=", "n.conversation_id").onRef("t.seq", "=", "n.seq"),
    )
    .selectAll("t")
    .where("n.person_id", "=", person);
  if (before !== null) {
    query = query.where((eb) =>
      eb(eb.refTuple("n.at", "n.conversation_id", "n.seq"), "<", eb.tuple(...before)),
    );
  }
  return query
    .orderBy("n.at", "desc")
    .orderBy("n.conversation_id", "desc")
    .orderBy("n.seq", "desc")
    .limit(limit)
    .execute();
}

/** Changed messages after a version, newest change last; at most `limit` of the newest. */
export async function changedAfter(
  db: Db,
  conversation: Id,
  ver: number,
  limit: number,
): Promise<MessageRow[]> {
  const rows = await db
    .selectFrom("message")
    .selectAll()
    .where("conversation_id", "=", conversation)
    .where("ver", ">", ver)
    .orderBy("ver", "desc")
    .limit(limit)
    .execute();
  return rows.toReversed();
}

/** The newest message of each conversation that has one. */
export function newestOf(
  db: Db,
  places: { conversation: Id; seq: number }[],
  dialect: Dialect,
): Promise<MessageRow[]> {
  if (places.length === 0) return Promise.resolve([]);
  return db
    .executeQuery<MessageRow>(
      CompiledQuery.raw(
        `select * from message where (conversation_id, seq) in (${listOf(dialect, places.length, ["bigint", "bigint"])})`,
        parametersOf(places.map(({ conversation, seq }) => [conversation, seq])),
      ),
    )
    .then(({ rows }) => rows);
}
