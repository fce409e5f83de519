import { Refusal, limits, type Event, type Id, type Member } from "@parley/protocol";
import { codeOf } from "./api.ts";
import { withMembership } from "./events.ts";
import type { Parts } from "./parts.ts";
import { withConversation, withPeople } from "./state.ts";

/** Who is who: people by id, the members of a conversation, one's contacts. */
export interface People {
  need: (people: readonly Id[]) => void;
  members: (conversation: Id) => Promise<void>;
  refreshContacts: () => Promise<void>;
  /** Asks again for the contacts, if anybody has asked before. */
  contactsChanged: () => void;
  /** Live events were applied. */
  applied: (conversation: Id, events: readonly Event[]) => void;
  /** The member lists of these are gone. */
  restarted: (conversations: readonly Id[]) => void;
  /** There is a connection again. */
  resume: () => void;
}

/** Long enough for all that one screen draws to be asked for together. */
const gatherMs = 20;
const againMs = 5_000;
const askedAtOnce = 100;
/** Beyond a thousand members a list is searched, not read. */
const mostPages = 1_000 / limits.itemsPerPage;

export function createPeople({ store, clock, api }: Parts): People {
  const wanted = new Set<Id>();
  const asked = new Set<Id>();
  let callOff: (() => void) | null = null;
  /** Membership events that arrived while a list was on its way. */
  const lists = new Map<Id, Event[]>();
  let lastListed: Id | null = null;
  return { need, members, refreshContacts, contactsChanged, applied, restarted, resume };

  function need(people: readonly Id[]): void {
    const known = store.get().people;
    for (const id of people) if (!known.has(id) && !asked.has(id)) wanted.add(id);
    if (wanted.size > 0) askAfter(gatherMs);
  }

  function askAfter(delayMs: number): void {
    callOff ??= clock.after(delayMs, () => {
      callOff = null;
      void ask();
    });
  }

  async function ask(): Promise<void> {
    const ids = [...wanted].slice(0, askedAtOnce);
    if (ids.length === 0) return;
    for (const id of ids) {
      wanted.delete(id);
      asked.add(id);
    }
    try {
      const { items } = await api.call("findPeople", { query: { ids: ids.join() } });
      store.change((state) => withPeople(state, items));
      if (wanted.size > 0) askAfter(gatherMs);
    } catch (error) {
      for (const id of ids) {
        asked.delete(id);
        wanted.add(id);
      }
      // Without a connection, `resume` asks again.
      if (codeOf(error) !== "unreachable") askAfter(waitOf(error));
    }
  }

  async function members(id: Id): Promise<void> {
    lastListed = id;
    const since: Event[] = [];
    lists.set(id, since);
    const list = await allMembers(id).finally(() => {
      if (lists.get(id) === since) lists.delete(id);
    });
    if (id !== lastListed) return;
    store.change((state) =>
      withConversation(
        withPeople(
          state,
          list.map(({ person }) => person),
        ),
        id,
        (conversation) => ({ ...conversation, members: since.reduce(withMembership, list) }),
      ),
    );
  }

  async function allMembers(id: Id): Promise<readonly Member[]> {
    const list: Member[] = [];
    let after: number | undefined;
    for (let pages = 0; pages < mostPages; pages++) {
      const query = after === undefined ? {} : { after };
      const { items, next } = await api.call("listMembers", {
        params: { conversation: id },
        query,
      });
      list.push(...items);
      if (next === undefined) break;
      after = next;
    }
    return list;
  }

  async function refreshContacts(): Promise<void> {
    const [contacts, requests, blocks] = await Promise.all([
      api.call("listContacts"),
      api.call("listContactRequests"),
      api.call("listBlocks"),
    ]);
    const lists = { contacts: contacts.items, requests: requests.items, blocks: blocks.items };
    const people = Object.values(lists).flatMap((list) => list.map(({ person }) => person));
    store.change((state) => withPeople({ ...state, contacts: lists }, people));
  }

  function contactsChanged(): void {
    if (store.get().contacts) refreshContacts().catch(codeOf);
  }

  function applied(id: Id, events: readonly Event[]): void {
    lists.get(id)?.push(...events);
  }

  function restarted(ids: readonly Id[]): void {
    if (lastListed !== null && ids.includes(lastListed)) members(lastListed).catch(codeOf);
  }

  function resume(): void {
    asked.clear();
    if (wanted.size > 0) askAfter(0);
    contactsChanged();
  }
}

function waitOf(error: unknown): number {
  return error instanceof Refusal && error.retryAfter ? error.retryAfter * 1000 : againMs;
}
