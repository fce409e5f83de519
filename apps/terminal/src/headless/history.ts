import type { Api } from "@parley/client";
import { limits, type Id, type Message, type Person } from "@parley/protocol";

export interface Read {
  message: Message;
  sender: Person | undefined;
}

/** All that comes after a message, the oldest first. */
export async function* after(api: Api, conversation: Id, seq: number): AsyncGenerator<Read> {
  for (let from: number | undefined = seq; from !== undefined;) {
    const page: Page = await pageOf(api, conversation, { after: from });
    yield* page.read;
    from = page.next;
  }
}

/** Backwards from the newest, as long as `wanted` says so; the oldest first. */
export async function newest(
  api: Api,
  conversation: Id,
  wanted: (message: Message, count: number) => boolean,
): Promise<Read[]> {
  let found: Read[] = [];
  for (let before: number | undefined; ;) {
    const page: Page = await pageOf(api, conversation, before === undefined ? {} : { before });
    const read = page.read.toReversed();
    const end = read.findIndex(({ message }, index) => !wanted(message, found.length + index));
    found = [...(end === -1 ? read : read.slice(0, end)).toReversed(), ...found];
    if (end !== -1 || page.next === undefined) return found;
    before = page.next;
  }
}

interface Page {
  read: Read[];
  next: number | undefined;
}

async function pageOf(
  api: Api,
  conversation: Id,
  where: { after?: number; before?: number },
): Promise<Page> {
  const query = { ...where, limit: limits.messagesPerPageMax };
  const page = await api.call("listMessages", { params: { conversation }, query });
  const people = new Map(page.people.map((person) => [person.id, person]));
  const read = page.items.map((message) => ({ message, sender: people.get(message.sender) }));
  return { read, next: page.next };
}
