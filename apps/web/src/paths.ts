import type { Id } from "@parley/protocol";

/** Every address of the app, below the account's prefix. Patterns for the router, functions for links. */
export const paths = {
  home: "/",
  mentions: "/mentions",
  find: "/find",
  requests: "/requests",
  contacts: "/contacts",
  you: "/you",
  settings: "/settings/:section?",
  signIn: "/sign-in",
  signUp: "/sign-up",
  guest: "/guest",
  /** `part` is "details", or the seq of a message to show. One pattern, so that the screen stays. */
  conversation: "/c/:conversation/:part?",
} as const;

export const toConversation = (conversation: Id) => `/c/${conversation}`;
export const toMessage = (conversation: Id, seq: number) => `/c/${conversation}/${seq}`;
export const toDetails = (conversation: Id) => `/c/${conversation}/details`;
export const toFind = (typed: string) => `/find?q=${encodeURIComponent(typed)}`;
export const toSettings = (section?: string) => (section ? `/settings/${section}` : "/settings");

const prefix = /^\/u\/(\d)(?=\/|$)/;

/** Which of this browser's accounts an address belongs to; 0 when it names none. */
export function slotOf(pathname: string): number {
  return Number(prefix.exec(pathname)?.[1] ?? 0);
}

/** What the router puts before every path of an account. Other accounts are other pages: load them anew. */
export function baseOf(pathname: string): string {
  return prefix.exec(pathname)?.[0] ?? "";
}

/** The address of an account's first page. */
export function homeOf(slot: number): string {
  return slot === 0 ? "/" : `/u/${slot}/`;
}
