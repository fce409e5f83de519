import { createContext, use, useSyncExternalStore } from "react";
import type { Store } from "@parley/client";
import type { Id } from "@parley/protocol";

export type Focus = "list" | "timeline" | "composer";
export type Overlay =
  | "switcher"
  | "help"
  | "commands"
  | "members"
  | "mentions"
  | "viewer"
  | "deliveries";
export type Tone = "quiet" | "went-wrong" | "done";

/** Another one each time, so that the same message can be sought again. */
export interface Sought {
  seq: number;
}

export interface Question {
  text: string;
  /** Given what was typed where `typed` asks for it, else an empty text. */
  yes: (typed: string) => void;
  no?: () => void;
  /** Asks for a line of text, beginning with this one, instead of for yes or no. */
  typed?: string;
}

/** What the screen shows, apart from what the server knows. */
export interface Ui {
  open: Id | null;
  /** The message to be shown, where the conversation is not opened at its newest. */
  seek: Sought | null;
  focus: Focus;
  overlay: Overlay | null;
  /** The message that keys act on: its `seq`, or its `cid` until it is sent; null outside message mode. */
  selected: number | string | null;
  /** What the status line says until the next key. */
  said: { text: string; tone: Tone } | null;
  question: Question | null;
  replyTo: number | null;
  editing: number | null;
}

export interface UiStore extends Store<Ui> {
  /** Opens a conversation, at one of its messages if that is said. */
  go: (id: Id, seq?: number) => void;
  /** Nothing is open any more: it was left or deleted. */
  leave: () => void;
  /** To where one was before, and forth again. */
  back: () => void;
  forth: () => void;
  /** To the one that was open last; the same again leads back. */
  swap: () => void;
  focus: (what: Focus) => void;
  show: (overlay: Overlay | null) => void;
  select: (message: number | string | null) => void;
  tell: (text: string, tone?: Tone) => void;
  /** With the next key, what was said has been read. */
  hush: () => void;
  ask: (question: Question) => void;
  /** Ends the question; `null` is no. */
  answer: (typed: string | null) => void;
  reply: (seq: number | null) => void;
  edit: (seq: number | null) => void;
}

const UiContext = createContext<UiStore | null>(null);

export const UiProvider = UiContext.Provider;

export function useUiStore(): UiStore {
  const store = use(UiContext);
  if (!store) throw new Error("useUiStore needs a UiProvider above it.");
  return store;
}

/** Draws again only when what `select` answers is another value. */
export function useUi<T>(select: (ui: Ui) => T): T {
  const store = useUiStore();
  const selected = () => select(store.get());
  return useSyncExternalStore(store.subscribe, selected, selected);
}
