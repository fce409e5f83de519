import { Refusal, type Block, type Id, type Person } from "@parley/protocol";
import type { Parts } from "../parts.ts";
import { timeOf } from "../time.ts";
import { theOther } from "./other.ts";
import { presentEach } from "./present.ts";
import { blocksOf, deleteBlock, deleteRequest, findBlock, putBlock } from "./queries.ts";

export async function listBlocks({ database: { db } }: Parts, me: Id): Promise<Block[]> {
  return presentEach(db, await blocksOf(db, me), (row) => row.person_id, presentBlock);
}

/** Blocks somebody and drops what either had asked of the other. They are told nothing. */
export async function block({ database, now, realtime }: Parts, me: Id, id: Id): Promise<Block> {
  const person = await theOther(database.db, me, id);
  await putBlock(database.db, { owner_id: me, person_id: id, created_at: now() });
  // Only once the block stands: a request on its way either sees it, or is seen here.
  const row = await database.write(async (tx) => {
    await deleteRequest(tx, me, id);
    await deleteRequest(tx, id, me);
    return findBlock(tx, me, id);
  });
  realtime.hidePresence(me, id);
  realtime.notify(me, { type: "contacts" });
  if (!row) throw new Refusal("not_found");
  return presentBlock(row, person);
}

export async function unblock({ database, realtime }: Parts, me: Id, id: Id): Promise<undefined> {
  if (!(await deleteBlock(database.db, me, id))) throw new Refusal("not_found");
  realtime.notify(me, { type: "contacts" });
}

function presentBlock(row: { created_at: number }, person: Person): Block {
  return { person, since: timeOf(row.created_at) };
}
