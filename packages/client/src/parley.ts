import type { File, Id } from "@parley/protocol";
import type { Api } from "./api.ts";
import type { Clock } from "./clock.ts";
import type { SocketFactory } from "./connection.ts";
import type { Files } from "./files.ts";
import type { State } from "./state.ts";
import type { Storage } from "./storage/storage.ts";
import type { Store } from "./store.ts";
import type { Texts } from "./texts.ts";

export interface ParleyOptions {
  /** The server's origin, as "http://localhost:8080". */
  url: string;
  /** The browser's account slot: sent as header `parley-slot` and query `slot`. */
  slot?: number;
  /** A program's bearer token. */
  token?: string;
  storage: Storage;
  /** How messages written here take part until the server has said so. */
  lane?: "web" | "terminal";
  fetch?: typeof fetch;
  /** Instead of socket.io-client's `io`. */
  socket?: SocketFactory;
  clock?: Clock;
  /** Check everything the server sends against the protocol: for development and tests. */
  validate?: boolean;
}

export interface SendOptions {
  replyTo?: number;
  files?: readonly File[];
}

/** One account on one server. */
export interface Parley {
  readonly api: Api;
  readonly state: Store<State>;
  readonly files: Files;
  readonly texts: Texts;
  /** Shows what is stored, then connects. Resolves when what is stored is shown. */
  start: () => Promise<void>;
  /** Disconnects and keeps everything. */
  stop: () => Promise<void>;
  /** After signing out: stops and wipes what was stored. */
  forget: () => Promise<void>;
  /** Tries to connect now instead of at `retryAt`. */
  reconnect: () => void;

  /**
   * Answers the message's `cid`. It is shown as soon as it would survive a reload, and sent after that.
   * `files` have been uploaded before; beside them the body may be blank.
   */
  send: (conversation: Id, body: string, options?: SendOptions) => string;
  /** Sends a failed message once more. */
  retry: (cid: string) => void;
  /** Forgets a message that failed or has not been sent yet. */
  discard: (cid: string) => void;
  /** Removes a failed message and answers its text; null when there is no such message. */
  takeBack: (cid: string) => string | null;

  /**
   * Makes sure there is a first page: the newest, or around a message. A page that cannot be had
   * is told in `timeline.error`; only a conversation that is not in the state rejects, with
   * `Refusal` or `Unreachable`.
   */
  open: (conversation: Id, around?: number) => Promise<void>;
  loadOlder: (conversation: Id) => Promise<void>;
  loadNewer: (conversation: Id) => Promise<void>;
  loadNewest: (conversation: Id) => Promise<void>;

  /** These reject with `Refusal` or `Unreachable`. */
  edit: (conversation: Id, seq: number, body: string) => Promise<void>;
  remove: (conversation: Id, seq: number) => Promise<void>;
  react: (conversation: Id, seq: number, emoji: string, on: boolean) => Promise<void>;

  /** Moves the read cursor forwards, here at once and on the server soon. */
  read: (conversation: Id, seq: number) => void;
  /** Moves it back, so that `fromSeq` is the first unread message. */
  markUnread: (conversation: Id, fromSeq: number) => Promise<void>;
  /** At most one word in 3 seconds goes out. */
  typing: (conversation: Id) => void;
  /** Whose presence to learn, instead of those named before. */
  watch: (people: Id[]) => void;

  /** An empty text forgets the draft. */
  setDraft: (conversation: Id, text: string) => void;
  /** The files uploaded for a draft, kept with it. The server forgets those not sent within a day. */
  setDraftFiles: (conversation: Id, files: readonly File[]) => void;

  /** Asks once for those the state does not know. */
  need: (people: Id[]) => void;
  /** Loads who is in it, up to a thousand; kept current afterwards. */
  members: (conversation: Id) => Promise<void>;
  /** Loads contacts, requests and blocks; kept current afterwards. */
  refreshContacts: () => Promise<void>;
}
