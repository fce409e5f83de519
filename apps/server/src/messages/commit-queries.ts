import type { Id } from "@parley/protocol";
import { CompiledQuery, type Kysely, type Selectable } from "kysely";
import type { Dialect, Tx } from "../database/kinds.ts";
import { listOf, parametersOf } from "../database/row-values.ts";
import type { ConversationTable, SendTable, Tables } from "../database/tables.ts";
import type { Standing } from "./policy.ts";
import type { MessageRow } from "./present.ts";

type Tasks<Results extends unknown[]> = { [Index in keyof Results]: () => Promise<Results[Index]> };

/**
 * Runs statements of one transaction together. SQLite's thread takes them in one message, in order;
 * PostgreSQL's connection takes them one after the other.
 */
export async function inOneCrossing<Results extends unknown[]>(
  dialect: Dialect,
  tasks: [...Tasks<Results>],
): Promise<Results> {
  if (dialect === "sqlite") return (await Promise.all(tasks.map((task) => task()))) as Results;
  const results: unknown[] = [];
  for (const task of tasks) results.push(await task());
  return results as Results;
}

type LockedConversation = Pick<
  Selectable<ConversationTable>,
  "id" | "kind" | "direct_key" | "phones" | "last_seq" | "last_ver" | "last_at"
>;

/** The conversations' rows, locked until the transaction ends; sorted ids, so that two nodes cannot wait for each other. */
export async function lockConversations(
  tx: Tx,
  dialect: Dialect,
  sortedIds: Id[],
): Promise<Map<Id, LockedConversation>> {
  const { rows } = await tx.executeQuery<LockedConversation>(
    CompiledQuery.raw(
      `select id, kind, direct_key, phones, last_seq, last_ver, last_at from conversation
       where id in (${listOf(dialect, sortedIds.length)}) order by id
       ${dialect === "postgres" ? "for update" : ""}`,
      parametersOf(sortedIds.map((id) => [id])),
    ),
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** What earlier sends with the same sender and `cid` were answered, by `sender cid`. */
export async function earlierSends(
  tx: Tx,
  dialect: Dialect,
  sends: { sender: Id; cid: string }[],
): Promise<Map<string, Pick<SendTable, "conversation_id" | "seq" | "at">>> {
  const { rows } = await tx.executeQuery<SendTable>(
    CompiledQuery.raw(
      `select * from send
       where (sender_id, cid) in (${listOf(dialect, sends.length, ["bigint", "text"])})`,
      parametersOf(sends.map((send) => [send.sender, send.cid])),
    ),
  );
  return new Map(rows.map((row) => [`${row.sender_id} ${row.cid}`, row]));
}

/** How the writers, and both ends of every direct among them, stand to the conversations: by `conversation person`. */
export async function standingsOf(
  db: Kysely<Tables>,
  dialect: Dialect,
  writers: (readonly [conversation: Id, person: Id])[],
  conversations: Id[],
): Promise<Map<string, Standing>> {
  const pairs = listOf(dialect, writers.length, ["bigint", "bigint"]);
  const directs = listOf(dialect, conversations.length, ["bigint"], parametersOf(writers).length);
  const { rows } = await db.executeQuery<{
    conversation_id: Id;
    person_id: Id;
    state: Standing["state"];
    role: Standing["role"];
    blocks: number;
  }>(
    CompiledQuery.raw(
      `select m.conversation_id, m.person_id, m.state, m.role, 0 as blocks
       from membership m
       where (m.conversation_id, m.person_id) in (${pairs})
       union all
       select m.conversation_id, m.person_id, m.state, m.role, (
         select count(*) from block b where b.owner_id = m.person_id
           and c.direct_key in (m.person_id || ':' || b.person_id, b.person_id || ':' || m.person_id)
       ) as blocks
       from conversation c join membership m on m.conversation_id = c.id
       where c.id in (${directs}) and c.direct_key is not null`,
      [...parametersOf(writers), ...parametersOf(conversations.map((id) => [id]))],
    ),
  );
  const standings = new Map<string, Standing>();
  for (const { conversation_id, person_id, state, role, blocks } of rows) {
    const key = `${conversation_id} ${person_id}`;
    // Who writes in a direct comes twice, and only one of the two rows looked for blocks.
    const isBlocking = Number(blocks) > 0 || standings.get(key)?.blocks === true;
    standings.set(key, { state, role, blocks: isBlocking });
  }
  return standings;
}

export async function moveHeads(
  tx: Tx,
  dialect: Dialect,
  heads: Map<Id, { seq: number; ver: number; at: number }>,
): Promise<void> {
  const columns = ["bigint", "bigint", "bigint", "bigint"] as const;
  await tx.executeQuery(
    CompiledQuery.raw(
      `with head(id, last_seq, last_ver, last_at) as (${listOf(dialect, heads.size, columns)})
       update conversation set last_seq = head.last_seq, last_ver = head.last_ver, last_at = head.last_at
       from head where conversation.id = head.id`,
      parametersOf(Array.from(heads, ([id, { seq, ver, at }]) => [id, seq, ver, at])),
    ),
  );
}

export async function moveOwnReading(
  tx: Tx,
  dialect: Dialect,
  newest: MessageRow[],
): Promise<void> {
  await tx.executeQuery(
    CompiledQuery.raw(
      `with own(conversation_id, person_id, seq) as (${listOf(dialect, newest.length, ["bigint", "bigint", "bigint"])})
       update membership set read_seq = own.seq from own
       where membership.conversation_id = own.conversation_id
         and membership.person_id = own.person_id and membership.read_seq < own.seq`,
      parametersOf(newest.map((row) => [row.conversation_id, row.sender_id, row.seq])),
    ),
  );
}
