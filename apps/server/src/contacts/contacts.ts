import { Refusal, type Contact, type contactChanges, type Id } from "@parley/protocol";
import type { z } from "zod";
import { acceptDirect } from "../conversations/accept-direct.ts";
import type { Parts } from "../parts.ts";
import { timeOf } from "../time.ts";
import { befriend } from "./befriend.ts";
import { theOther } from "./other.ts";
import { presentEach } from "./present.ts";
import { contactsOf, deleteContact, findContact, findRequest, putContact } from "./queries.ts";

export async function listContacts({ database: { db } }: Parts, me: Id): Promise<Contact[]> {
  const rows = await contactsOf(db, me);
  return presentEach(db, rows, (row) => row.person_id, presentContact);
}

/**
 * Keeps somebody as a contact, under a name that nobody else sees. Where they have asked to be one,
 * this is the answer: each becomes the other's contact.
 */
export async function keepContact(
  parts: Parts,
  me: Id,
  id: Id,
  { name }: z.output<typeof contactChanges>,
): Promise<Contact> {
  const { database, now, realtime } = parts;
  const person = await theOther(database.db, me, id);
  const { isAccepted, row } = await database.write(async (tx) => {
    const asked = await findRequest(tx, id, me);
    if (asked) await befriend(tx, me, id, now());
    await putContact(tx, { owner_id: me, person_id: id, created_at: now() }, name);
    return { isAccepted: asked !== undefined, row: await findContact(tx, me, id) };
  });
  await acceptDirect(parts, me, id);
  realtime.notify(me, { type: "contacts" });
  if (isAccepted) {
    await acceptDirect(parts, id, me);
    realtime.notify(id, { type: "contacts" });
  }
  return presentContact(row!, person);
}

export async function dropContact(
  { database, realtime }: Parts,
  me: Id,
  id: Id,
): Promise<undefined> {
  if (!(await deleteContact(database.db, me, id))) throw new Refusal("not_found");
  realtime.notify(me, { type: "contacts" });
}

function presentContact(
  row: { name: string | null; created_at: number },
  person: Contact["person"],
): Contact {
  return { person, name: row.name, since: timeOf(row.created_at) };
}
