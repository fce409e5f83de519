import type { Id } from "@parley/protocol";
import type { Tx } from "../database/kinds.ts";
import { loadPeople } from "../people/load.ts";
import { loadReadable, lock, type Mine } from "./load.ts";
import type { Actor } from "./policy.ts";

/** A conversation whose row is held, and the one who wants to change something in it. */
export interface Acting extends Mine {
  actor: Actor;
}

export async function act(tx: Tx, person: Id, conversation: Id): Promise<Acting> {
  await lock(tx, conversation);
  const mine = await loadReadable(tx, person, conversation);
  const [asker] = await loadPeople(tx, [person]);
  const { state, role } = mine.membership;
  return { ...mine, actor: { state, role, admin: asker?.role === "admin" } };
}
