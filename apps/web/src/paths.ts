import type { Id } from "@parley/protocol";

/** Every address of the app, below the account's prefix. Patterns for the router, functions for links. */
export const paths = {
  home: "/",
  mentions: "/mentions",
  find: "/find",
  requests: "/requests",
  contacts: "/contacts",
  you: "/you",
  /** Where a terminal sends somebody to let it in: the server tells it this address. */
  device: "/device",
  settings: "/settings/:section?",
  signIn: "/sign-in",
  signInByPhone: "/sign-in/phone",
  signUp: "/sign-up",
  signUpByPhone: "/sign-up/phone",
  guest: "/guest",
  /** `part` is "details", "deliveries-" and the seq of a message, or the seq of one to show. One pattern, so that the screen stays. */
  conversation: "/c/:conversation/:part?",
} as const;

/** The simulated phones: for whoever sits at the server's machine, signed in or not, and for admins. */
export const phonesPath = "/phones";

export const toConversation = (conversation: Id) => `/c/${conversation}`;
export const toMessage = (conversation: Id, seq: number) => `/c/${conversation}/${seq}`;
export const toDetails = (conversation: Id) => `/c/${conversation}/details`;
export const toDeliveries = (conversation: Id, seq: number) =>
  `/c/${conversation}/deliveries-${seq}`;
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
