import {
  Refusal,
  type ContactRequest,
  type Id,
  type newContactRequest,
  type Person,
} from "@parley/protocol";
import type { z } from "zod";
import { acceptDirect } from "../conversations/accept-direct.ts";
import type { Tx } from "../database/kinds.ts";
import type { Parts } from "../parts.ts";
import { findByUsername, loadPeople } from "../people/load.ts";
import { timeOf } from "../time.ts";
import { befriend } from "./befriend.ts";
import { theOther } from "./other.ts";
import { presentEach } from "./present.ts";
import { deleteRequest, findRequest, putRequest, requestsOf, type RequestRow } from "./queries.ts";
import { relationTo } from "./relation.ts";

/** Received and sent, the newest first. */
export async function listRequests({ database: { db } }: Parts, me: Id): Promise<ContactRequest[]> {
  const rows = await requestsOf(db, me);
  return presentEach(
    db,
    rows,
    (row) => (row.from_id === me ? row.to_id : row.from_id),
    (row, person) => presentRequest(row, person, me),
  );
}

/** Asks somebody to be a contact. Where they have asked already, both are contacts from now on. */
export async function sendRequest(
  parts: Parts,
  me: Id,
  whom: z.output<typeof newContactRequest>,
): Promise<ContactRequest> {
  const { database, limits, now, realtime } = parts;
  await limits.spend("contact.request", me);
  const person = await findWhom(parts, me, whom);
  const request = { from_id: me, to_id: person.id, created_at: now() };
  const isNew = await database.write(async (tx) => {
    if ((await relationTo(tx, person.id, me)).blocked) throw new Refusal("not_found");
    return putRequest(tx, request);
  });
  const { outcome, row } = await database.write((tx) => settle(tx, request));
  if (outcome === "blocked") throw new Refusal("not_found");
  if (outcome === "befriended") {
    await acceptDirect(parts, me, person.id);
    await acceptDirect(parts, person.id, me);
    realtime.notify(me, { type: "contacts" });
    realtime.notify(person.id, { type: "contacts" });
  } else if (outcome === "asked" && isNew) {
    realtime.notify(me, { type: "contacts" });
    const [asking] = await loadPeople(database.db, [me]);
    if (asking) realtime.notify(person.id, { type: "contacts", request: asking });
  }
  return presentRequest(row, person, me);
}

interface Settled {
  /** `answered`: the other was quicker, and both have been told. */
  outcome: "asked" | "answered" | "befriended" | "blocked";
  row: RequestRow;
}

/**
 * What a request that stands comes to. In a transaction of its own, after the request's: of two who
 * ask each other, or ask and block, at the same moment, at least the later one sees both.
 */
async function settle(tx: Tx, request: RequestRow): Promise<Settled> {
  const { from_id: me, to_id: other, created_at: at } = request;
  if ((await relationTo(tx, other, me)).blocked) {
    await deleteRequest(tx, me, other);
    return { outcome: "blocked", row: request };
  }
  const own = await findRequest(tx, me, other);
  if (!own) return { outcome: "answered", row: request };
  const theirs = await findRequest(tx, other, me);
  if (!theirs) return { outcome: "asked", row: own };
  await befriend(tx, me, other, at);
  return { outcome: "befriended", row: theirs };
}

async function findWhom(
  { database: { db } }: Parts,
  me: Id,
  whom: z.output<typeof newContactRequest>,
): Promise<Person> {
  if ("person" in whom) return theOther(db, me, whom.person);
  const person = await findByUsername(db, whom.username);
  if (!person) throw new Refusal("not_found");
  if (person.id === me) throw new Refusal("own_contact");
  return person;
}

/** Declines theirs or withdraws one's own. */
export async function dropRequest(
  { database, realtime }: Parts,
  me: Id,
  id: Id,
): Promise<undefined> {
  const dropped = await database.write(async (tx) => {
    const own = await deleteRequest(tx, me, id);
    return (await deleteRequest(tx, id, me)) || own;
  });
  if (!dropped) throw new Refusal("not_found");
  realtime.notify(me, { type: "contacts" });
  realtime.notify(id, { type: "contacts" });
}

function presentRequest(
  row: { from_id: Id; created_at: number },
  person: Person,
  me: Id,
): ContactRequest {
  return {
    person,
    direction: row.from_id === me ? "sent" : "received",
    at: timeOf(row.created_at),
  };
}
