import { Refusal, type CommandAnswer, type Event, type Id, type SyncEntry } from "@parley/protocol";
import { codeOf } from "./api.ts";
import { withoutConversation } from "./changes.ts";
import { catchUp, receive } from "./events.ts";
import type { Parts } from "./parts.ts";
import { withPeople } from "./state.ts";
import { applyEntry, withApplied, type UnsentReads } from "./sync.ts";

/** Takes in live events: each once, in order, and asks for those that did not come. */
export interface Live {
  receive: (conversation: Id, events: readonly Event[]) => void;
  /** Something exists up to this change or message: if it does not come by itself, ask. */
  expect: (conversation: Id, upTo: { ver?: number; seq?: number }) => void;
  /** Takes in a conversation that is not held. Rejects with `Refusal` or `Unreachable`. */
  discover: (conversation: Id) => Promise<void>;
  /** The connection is gone: the next answer to connecting brings what is missing. */
  lost: () => void;
  /** There is a connection, and its answer is in: go on with what arrived meanwhile. */
  resume: () => void;
}

export interface LiveParts extends Parts {
  unsent: UnsentReads;
  applied: (conversation: Id, events: readonly Event[]) => void;
  restarted: (conversations: readonly Id[]) => void;
}

/** How long an event may be overtaken by later ones before it counts as lost. */
const holdMs = 400;
const againMs = 2_000;
/** Beyond this the answer to `difference` brings them sooner. */
const mostHeld = 200;

/** What is known to exist of a conversation beyond its cursor. */
interface Waiting {
  events: readonly Event[];
  ver: number;
  seq: number;
  asking: boolean;
  callOff: (() => void) | null;
}

export function createLive(parts: LiveParts): Live {
  const { store, clock, api, connection } = parts;
  const waiting = new Map<Id, Waiting>();
  return { receive: take, expect, discover, lost, resume };

  function take(id: Id, events: readonly Event[]): void {
    const held = waitingFor(id);
    held.events = [...held.events, ...events];
    settle(id, held);
  }

  function expect(id: Id, { ver = 0, seq = 0 }: { ver?: number; seq?: number }): void {
    const held = waitingFor(id);
    held.ver = Math.max(held.ver, ver);
    held.seq = Math.max(held.seq, seq);
    settle(id, held);
  }

  function resume(): void {
    for (const [id, held] of Array.from(waiting)) settle(id, held);
  }

  function lost(): void {
    for (const held of waiting.values()) held.callOff?.();
    waiting.clear();
  }

  function waitingFor(id: Id): Waiting {
    const held = waiting.get(id) ?? { events: [], ver: 0, seq: 0, asking: false, callOff: null };
    waiting.set(id, held);
    return held;
  }

  /** Applies what can be applied, and sees to it that the rest comes. */
  function settle(id: Id, held: Waiting, delayMs = holdMs): void {
    // Before the answer to connecting is in, it is not known what the numbers follow.
    if (!connection.isOnline()) return;
    const { conversations, me } = store.get();
    const conversation = conversations.get(id);
    if (conversation && held.events.length > 0) {
      const received = receive(conversation, held.events, me?.id ?? null);
      held.events = received.ahead;
      if (received.applied.length > 0) {
        store.change((state) => withApplied(state, received.conversation, received.applied));
        parts.applied(id, received.applied);
      }
    }
    if (isBehind(id, held)) {
      askLater(id, held, held.events.length > mostHeld ? 0 : delayMs);
    } else {
      held.callOff?.();
      waiting.delete(id);
    }
  }

  function isBehind(id: Id, { events, ver, seq }: Waiting): boolean {
    const conversation = store.get().conversations.get(id);
    if (!conversation || events.length > 0) return events.length > 0;
    return ver > conversation.ver || seq > conversation.info.lastSeq;
  }

  function askLater(id: Id, held: Waiting, delayMs: number): void {
    if (held.asking || held.callOff) return;
    held.callOff = clock.after(delayMs, () => {
      held.callOff = null;
      void ask(id, held);
    });
  }

  async function ask(id: Id, held: Waiting): Promise<void> {
    held.asking = true;
    let delayMs = againMs;
    try {
      await (store.get().conversations.has(id) ? catchUpOn(id) : discover(id));
      // An answer holds all there was, so it need not be expected any more.
      Object.assign(held, { ver: 0, seq: 0 });
    } catch (error) {
      if (codeOf(error) === "not_found") return disappear(id);
      if (error instanceof Refusal && error.retryAfter) delayMs = error.retryAfter * 1000;
    }
    // Of another connection: the answer to connecting has taken care of it.
    if (waiting.get(id) !== held) return;
    held.asking = false;
    settle(id, held, delayMs);
  }

  async function catchUpOn(id: Id): Promise<void> {
    const { ver } = store.get().conversations.get(id)!;
    const answer = await connection.ask("difference", { conversation: id, ver });
    if (answer.limited) return enter(await entryOf(id, answer), answer.people);
    const { conversations, me } = store.get();
    const known = conversations.get(id);
    if (!known) return;
    const { conversation, applied } = catchUp(known, answer.events, answer.ver, me?.id ?? null);
    store.change((state) => withApplied(withPeople(state, answer.people), conversation, applied));
    parts.applied(id, applied);
  }

  async function discover(id: Id): Promise<void> {
    enter(await entryOf(id, { events: [] }), []);
  }

  /** The newest events say nothing of a name that changed before them: the conversation is asked for too. */
  async function entryOf(
    id: Id,
    { events, ver }: { events: Event[]; ver?: number },
  ): Promise<SyncEntry> {
    const info = await api.call("getConversation", { params: { conversation: id } });
    const { readSeq } = info.me;
    return { conversation: id, info, events, limited: true, readSeq, ver: ver ?? info.lastVer };
  }

  function enter(entry: SyncEntry, people: CommandAnswer<"difference">["people"]): void {
    let restarted: Id[] = [];
    store.change((state) => {
      const synced = applyEntry(withPeople(state, people), entry, parts.unsent);
      restarted = synced.restarted;
      return synced.state;
    });
    parts.restarted(restarted);
  }

  function disappear(id: Id): void {
    waiting.delete(id);
    store.change((state) => withoutConversation(state, id));
  }
}
