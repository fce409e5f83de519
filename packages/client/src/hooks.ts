import { createContext, useContext, useEffect, useSyncExternalStore } from "react";
import type { File, Id, LedgerSummary, Me, Person } from "@parley/protocol";
import type { Parley } from "./parley.ts";
import {
  conversationList,
  timelineOf,
  type ConversationList,
  type TimelineItem,
} from "./select.ts";
import type { ConnectionState, ConversationState, State } from "./state.ts";

const ParleyContext = createContext<Parley | null>(null);

/** `<ParleyProvider value={parley}>`: the account that the hooks below speak of. */
export const ParleyProvider = ParleyContext.Provider;

export function useParley(): Parley {
  const parley = useContext(ParleyContext);
  if (!parley) throw new Error("useParley needs a ParleyProvider above it.");
  return parley;
}

/**
 * Draws again only when what `select` answers is another value (`Object.is`), so it must not make
 * a new object each time.
 */
export function useParleyState<T>(select: (state: State) => T): T {
  const { state } = useParley();
  const selected = (): T => select(state.get());
  return useSyncExternalStore(state.subscribe, selected, selected);
}

export const useConnection = (): ConnectionState => useParleyState((state) => state.connection);

export const useMe = (): Me | null => useParleyState((state) => state.me);

export const useConversationList = (): ConversationList => useParleyState(conversationList);

export const useConversation = (id: Id): ConversationState | undefined =>
  useParleyState((state) => state.conversations.get(id));

export const useTimeline = (id: Id): readonly TimelineItem[] =>
  useParleyState((state) => timelineOf(state, id));

/** Undefined while unknown: `parley.need([id])` asks. */
export const usePerson = (id: Id): Person | undefined =>
  useParleyState((state) => state.people.get(id));

export const useDraft = (id: Id): string => useParleyState((state) => state.drafts.get(id) ?? "");

/** The files that go with the draft. */
export const useDraftFiles = (id: Id): readonly File[] =>
  useParleyState((state) => state.draftFiles.get(id) ?? noFiles);

const noFiles: readonly File[] = [];

/** What became of a message of one's own, in numbers; undefined while that is not known. */
export function useLedger(conversation: Id, seq: number): LedgerSummary | undefined {
  const { texts } = useParley();
  useEffect(() => texts.follow(conversation, seq), [texts, conversation, seq]);
  return useParleyState((state) => state.ledgers.get(conversation)?.get(seq));
}

/** Who types in a conversation now, oneself left out. */
export const useTyping = (id: Id): readonly Id[] =>
  useParleyState((state) => state.conversations.get(id)?.typing ?? nobody);

const nobody: readonly Id[] = [];
