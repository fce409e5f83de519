import type { File, Id, Me, Message, MyConversation, Person } from "@parley/protocol";
import type { Happening, OutboxItem } from "../state.ts";
import type { Share } from "../tabs.ts";

/** Where one account is kept between runs. */
export interface Storage {
  /** Null when nothing was ever kept. */
  load(): Promise<Stored | null>;
  /**
   * Writes all of `changes` or nothing. Resolves once they would survive the end of the program.
   * May be called again before that: what is saved later counts.
   */
  save(changes: StoredChanges): Promise<void>;
  clear(): Promise<void>;
  /** Set when several programs at once may use the same store: how they share it. */
  readonly share?: Share;
}

/** What is kept. In a change, `null` for a value means: forget it. */
export interface Stored {
  head: StoredHead;
  conversations: ReadonlyMap<Id, StoredConversation>;
  people: ReadonlyMap<Id, Person>;
  outbox: ReadonlyMap<string, OutboxItem>;
  drafts: ReadonlyMap<Id, string>;
  draftFiles: ReadonlyMap<Id, readonly File[]>;
}

export interface StoredChanges {
  head?: StoredHead;
  conversations?: ReadonlyMap<Id, StoredConversation | null>;
  people?: ReadonlyMap<Id, Person | null>;
  outbox?: ReadonlyMap<string, OutboxItem | null>;
  drafts?: ReadonlyMap<Id, string | null>;
  draftFiles?: ReadonlyMap<Id, readonly File[] | null>;
}

export interface StoredHead {
  epoch: string | null;
  me: Me | null;
}

/** A conversation as it can be shown without a connection: its newest messages and where its cursor stands. */
export interface StoredConversation {
  /** A record of another epoch than the head's was written by a tab that had not noticed yet. */
  epoch: string | null;
  info: MyConversation;
  ver: number;
  messages: readonly Message[];
  events: readonly Happening[];
  atStart: boolean;
  /** False: the messages are no stretch of history, only the last one known. */
  atEnd: boolean;
  /** Read here, not yet told to the server. */
  unsentRead?: number;
}

export const nothingStored: Stored = {
  head: { epoch: null, me: null },
  conversations: new Map(),
  people: new Map(),
  outbox: new Map(),
  drafts: new Map(),
  draftFiles: new Map(),
};

/** What is kept after `changes`. For a storage that holds or writes everything in one piece. */
export function withChanges(stored: Stored, changes: StoredChanges): Stored {
  return {
    head: changes.head ?? stored.head,
    conversations: merged(stored.conversations, changes.conversations),
    people: merged(stored.people, changes.people),
    outbox: merged(stored.outbox, changes.outbox),
    drafts: merged(stored.drafts, changes.drafts),
    draftFiles: merged(stored.draftFiles, changes.draftFiles),
  };
}

function merged<K, V>(
  kept: ReadonlyMap<K, V>,
  changes: ReadonlyMap<K, V | null> | undefined,
): ReadonlyMap<K, V> {
  if (!changes) return kept;
  const result = new Map(kept);
  for (const [key, value] of changes) {
    if (value === null) result.delete(key);
    else result.set(key, value);
  }
  return result;
}
