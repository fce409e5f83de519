import { Refusal, type Id } from "@parley/protocol";
import { loadReadable } from "../conversations/load.ts";
import type { Parts } from "../parts.ts";
import { maySeeUnsent } from "./policy.ts";
import { findKept, type FileRow } from "./queries.ts";

/** A file in the hands of somebody who may see it; refuses everybody else with `not_found`. */
export async function loadFile({ database: { db } }: Parts, person: Id, id: Id): Promise<FileRow> {
  const row = await findKept(db, id);
  if (!row) throw new Refusal("not_found");
  if (row.conversation_id !== null) await loadReadable(db, person, row.conversation_id);
  else if (!maySeeUnsent(person, row)) throw new Refusal("not_found");
  return row;
}

/** A file whose link somebody holds. */
export async function loadLinked({ database: { db } }: Parts, id: Id): Promise<FileRow> {
  const row = await findKept(db, id);
  if (!row) throw new Refusal("not_found");
  return row;
}
