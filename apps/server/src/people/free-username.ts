import { Refusal } from "@parley/protocol";
import type { Kysely } from "kysely";
import type { Tables } from "../database/tables.ts";
import { isReserved, usernamesFor } from "./names.ts";
import { isNameTaken } from "./queries.ts";

/** A username that goes with a name. `own`: the key of that name, where it is theirs already. */
export async function freeUsername(
  db: Kysely<Tables>,
  name: string,
  own: string | null = null,
): Promise<string> {
  for (const candidate of usernamesFor(name)) {
    if (candidate === own) return candidate;
    if (!isReserved(candidate) && !(await isNameTaken(db, candidate))) return candidate;
  }
  throw new Refusal("username_taken");
}
