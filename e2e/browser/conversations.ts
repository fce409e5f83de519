import type { Id, Page } from "@parley/protocol";
import type { Person } from "./people.ts";

let named = 0;

/** A channel that these are in; its maker first. Names never come twice. */
export async function channel(name: string, maker: Person, ...others: Person[]): Promise<Place> {
  const unique = `${name}-${++named}`;
  const { id } = await maker.api.call("createConversation", {
    body: { kind: "channel", name: unique },
  });
  const params = { conversation: id, person: "me" as const };
  for (const { api } of others) await api.call("putMember", { params, body: {} });
  return { id, name: unique, path: `/c/${id}` };
}

/** A direct between two who have accepted each other. */
export async function direct(one: Person, other: Person): Promise<Place> {
  const body = { kind: "direct" as const, people: [other.id] };
  const { id } = await one.api.call("createConversation", { body });
  await send(one, id, "Hello.");
  const params = { conversation: id, person: "me" as const };
  await other.api.call("putMember", { params, body: {} });
  await send(other, id, "Hello to you.");
  return { id, name: other.name, path: `/c/${id}` };
}

export interface Place {
  id: Id;
  name: string;
  path: string;
}

export async function general({ api }: Person): Promise<Place> {
  const { items } = await api.call("listConversations");
  const { id } = items.find((each) => "general" in each && each.general)!;
  return { id, name: "general", path: `/c/${id}` };
}

export async function send({ api }: Person, conversation: Id, ...bodies: string[]): Promise<void> {
  for (const body of bodies) {
    const message = { cid: crypto.randomUUID(), body };
    await api.call("sendMessage", { params: { conversation }, body: message });
  }
}

/** What the server holds, oldest first. */
export async function history({ api }: Person, conversation: Id): Promise<string[]> {
  const bodies: string[] = [];
  for (let after: number | undefined = 0; after !== undefined;) {
    const query = { after, limit: 100 };
    const page: Page = await api.call("listMessages", { params: { conversation }, query });
    bodies.push(...page.items.map(({ body }) => body));
    after = page.next;
  }
  return bodies;
}
