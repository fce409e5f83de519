import type { Api } from "@parley/client";
import type { Person } from "@parley/protocol";
import { harmlessName } from "../safe/harmless.ts";
import type { Run } from "./context.ts";
import { exit } from "./exit.ts";
import { findConversation, myConversations } from "./find.ts";
import { tableOf } from "./lines.ts";
import { jsonLine, personJson, write } from "./output.ts";

interface Listed {
  person: Person;
  /** What the one who asks calls them, and nobody else does. */
  own: string | null;
  isContact: boolean;
}

/** `parley people [CONVERSATION]`: contacts and those one writes to, or who is in a conversation. */
export const people: Run = async ({ words: [named], options }, context) => {
  const { api } = await context.open();
  const listed = await (named === undefined ? known(api) : members(api, named));
  if (options.json)
    for (const { person, own, isContact } of listed)
      await write(context, jsonLine({ ...personJson(person), called: own, contact: isContact }));
  else await write(context, tableOf(listed.map(row)));
  return exit.done;
};

function row({ person, own }: Listed): string[] {
  const handle = person.username === null ? "" : `@${person.username}`;
  return [harmlessName(own ?? person.displayName), handle];
}

async function known(api: Api): Promise<Listed[]> {
  const [{ items }, conversations] = await Promise.all([
    api.call("listContacts"),
    myConversations(api),
  ]);
  const found = new Map(
    items.map(({ person, name }) => [person.id, { person, own: name, isContact: true }]),
  );
  for (const { with: person } of conversations)
    if (person && !found.has(person.id))
      found.set(person.id, { person, own: null, isContact: false });
  return [...found.values()];
}

async function members(api: Api, named: string): Promise<Listed[]> {
  const [{ id: conversation }, { items: contacts }] = await Promise.all([
    findConversation(api, named),
    api.call("listContacts"),
  ]);
  const names = new Map(contacts.map(({ person, name }) => [person.id, name]));
  const found: Listed[] = [];
  for (let next: number | undefined = 0; next !== undefined;) {
    const page: { items: { person: Person }[]; next?: number | undefined } = await api.call(
      "listMembers",
      { params: { conversation }, query: next === 0 ? {} : { after: next } },
    );
    for (const { person } of page.items)
      found.push({ person, own: names.get(person.id) ?? null, isContact: names.has(person.id) });
    next = page.next;
  }
  return found;
}
