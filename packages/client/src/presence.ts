import { limits, type Id, type Push } from "@parley/protocol";
import { codeOf } from "./api.ts";
import type { Parts } from "./parts.ts";
import { withConversation, type State } from "./state.ts";

/** Who types and who is there: never stored, and forgotten with the connection. */
export interface Presence {
  /** I type. */
  typing: (conversation: Id) => void;
  /** I have finished, so typing on is news. */
  wrote: (conversation: Id) => void;
  /** Somebody else types. */
  types: (push: Push<"typing">) => void;
  watch: (people: readonly Id[]) => void;
  present: (push: Push<"presence">) => void;
  resume: () => void;
  lost: () => void;
}

const tellTypingMs = 3_000;
const typingLastsMs = 5_000;
/** Scrolling changes who is on screen many times a second. */
const gatherMs = 200;

export function createPresence({ store, clock, connection }: Parts): Presence {
  const toldAt = new Map<Id, number>();
  /** How to call off the end of each one's typing, by conversation and person. */
  const ends = new Map<string, () => void>();
  let watched: readonly Id[] = [];
  let callOff: (() => void) | null = null;
  return { typing, wrote, types, watch, present, resume, lost };

  function typing(conversation: Id): void {
    const now = clock.now();
    if (now - (toldAt.get(conversation) ?? -Infinity) < tellTypingMs) return;
    toldAt.set(conversation, now);
    connection.tell({ conversation });
  }

  function wrote(conversation: Id): void {
    toldAt.delete(conversation);
  }

  function types({ conversation, person }: Push<"typing">): void {
    if (person === store.get().me?.id) return;
    const key = `${conversation} ${person}`;
    ends.get(key)?.();
    const end = (): void => {
      ends.delete(key);
      store.change((state) => withoutTyping(state, conversation, person));
    };
    ends.set(key, clock.after(typingLastsMs, end));
    store.change((state) => withTyping(state, conversation, person));
  }

  function watch(people: readonly Id[]): void {
    watched = [...new Set(people)].slice(0, limits.watchedPeople);
    const wanted = new Set(watched);
    store.change((state) => withPresenceOf(state, (id) => wanted.has(id)));
    callOff ??= clock.after(gatherMs, ask);
  }

  function ask(): void {
    callOff?.();
    callOff = null;
    // A refusal leaves it unknown who is there, as it was.
    connection.ask("presence.watch", { people: [...watched] }).catch(codeOf);
  }

  function present({ people }: Push<"presence">): void {
    const wanted = new Set(watched);
    store.change((state) => {
      const presence = new Map(state.presence);
      for (const { person, state: is } of people) if (wanted.has(person)) presence.set(person, is);
      return { ...state, presence };
    });
  }

  function resume(): void {
    if (watched.length > 0) ask();
  }

  function lost(): void {
    for (const calledOff of ends.values()) calledOff();
    ends.clear();
    store.change((state) => withPresenceOf(withoutAnyTyping(state), () => false));
  }
}

function withTyping(state: State, id: Id, person: Id): State {
  return withConversation(state, id, (conversation) =>
    conversation.typing.includes(person)
      ? conversation
      : { ...conversation, typing: [...conversation.typing, person] },
  );
}

function withoutTyping(state: State, id: Id, person: Id): State {
  return withConversation(state, id, (conversation) =>
    conversation.typing.includes(person)
      ? { ...conversation, typing: conversation.typing.filter((typist) => typist !== person) }
      : conversation,
  );
}

function withoutAnyTyping(state: State): State {
  let next = state;
  for (const [id, { typing }] of state.conversations)
    for (const person of typing) next = withoutTyping(next, id, person);
  return next;
}

function withPresenceOf(state: State, isWanted: (person: Id) => boolean): State {
  const kept = [...state.presence].filter(([person]) => isWanted(person));
  return kept.length === state.presence.size ? state : { ...state, presence: new Map(kept) };
}
