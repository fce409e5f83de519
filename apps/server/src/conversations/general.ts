import type { Id } from "@parley/protocol";
import { newId } from "../database/new-id.ts";
import type { Parts } from "../parts.ts";
import { announced } from "./announce.ts";
import { enter } from "./join.ts";
import { lock } from "./load.ts";
import { findMembership, findNamed, insertGeneral } from "./queries.ts";

const NAME = "general";

/** Makes #general on the first start. Nodes that start at once make it once. */
export async function ensureGeneral({ database, now }: Parts): Promise<void> {
  await insertGeneral(database.db, {
    id: newId(now()),
    kind: "channel",
    name: NAME,
    name_key: NAME,
    direct_key: null,
    access: "open",
    phones: 0,
    sealed: 0,
    lasting: 1,
    general: 1,
    last_at: now(),
    created_at: now(),
  });
}

/** Everybody is in #general. Nothing is shown to the newcomer: an account just made has no sockets. */
export async function joinGeneral(parts: Parts, person: Id): Promise<void> {
  const general = await findNamed(parts.database.db, NAME);
  if (!general?.general) throw new Error("#general is missing");
  const conversation = general.id;
  await announced(parts, async (tx) => {
    const row = await lock(tx, conversation);
    const isIn = await findMembership(tx, conversation, person);
    if (isIn) return { answer: undefined, news: null };
    const { event } = await enter(tx, row, person, parts.now());
    return { answer: undefined, news: { conversation, events: [event] } };
  });
}
