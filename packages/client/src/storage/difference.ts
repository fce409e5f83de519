import type { File, Id, Me, Person } from "@parley/protocol";
import type { ConversationState, State } from "../state.ts";
import type { UnsentReads } from "../sync.ts";
import { keptOf, recordOf } from "./record.ts";
import type { StoredChanges } from "./storage.ts";

/** What the storage holds, as far as this program wrote or read it. */
export interface Saved {
  epoch: string | null;
  me: Me | null;
  people: ReadonlyMap<Id, Person>;
  drafts: ReadonlyMap<Id, string>;
  draftFiles: ReadonlyMap<Id, readonly File[]>;
  conversations: Map<Id, SavedConversation>;
}

interface SavedConversation {
  conversation: ConversationState;
  unsentRead: number | undefined;
}

export const nothingSaved: Saved = {
  epoch: null,
  me: null,
  people: new Map(),
  drafts: new Map(),
  draftFiles: new Map(),
  conversations: new Map(),
};

export function savedAs(state: State, unsent: UnsentReads): Saved {
  const { epoch, me, people, drafts, draftFiles, conversations } = state;
  const saved = new Map<Id, SavedConversation>();
  for (const [id, conversation] of conversations)
    saved.set(id, { conversation, unsentRead: unsent.get(id) });
  return { epoch, me, people, drafts, draftFiles, conversations: saved };
}

/** What to write so that the storage holds `now`. Everything in a state is replaced when it changes. */
export function difference(before: Saved, now: Saved): StoredChanges {
  const changes: StoredChanges = {};
  if (before.epoch !== now.epoch || before.me !== now.me)
    changes.head = { epoch: now.epoch, me: now.me };
  const people = changed(before.people, now.people);
  if (people.size > 0) changes.people = people;
  const drafts = changed(before.drafts, now.drafts);
  if (drafts.size > 0) changes.drafts = drafts;
  const draftFiles = changed(before.draftFiles, now.draftFiles);
  if (draftFiles.size > 0) changes.draftFiles = draftFiles;
  const conversations = changed(before.conversations, now.conversations, isSameRecord);
  if (conversations.size > 0) {
    const most = keptOf(now.conversations);
    changes.conversations = new Map(
      [...conversations].map(([id, saved]) => [
        id,
        saved && recordOf(saved.conversation, most(id), now.epoch, saved.unsentRead),
      ]),
    );
  }
  return changes;
}

/** Typing and the like are not kept. */
function isSameRecord(a: SavedConversation, b: SavedConversation): boolean {
  const { conversation: old, unsentRead } = a;
  const { conversation: now } = b;
  return (
    unsentRead === b.unsentRead &&
    old.info === now.info &&
    old.ver === now.ver &&
    old.last === now.last &&
    old.timeline.messages === now.timeline.messages &&
    old.timeline.events === now.timeline.events &&
    old.timeline.atStart === now.timeline.atStart &&
    old.timeline.atEnd === now.timeline.atEnd
  );
}

function changed<K, V>(
  before: ReadonlyMap<K, V>,
  now: ReadonlyMap<K, V>,
  isSame: (a: V, b: V) => boolean = Object.is,
): Map<K, V | null> {
  const changes = new Map<K, V | null>();
  if (before === now) return changes;
  for (const [key, value] of now) {
    const old = before.get(key);
    if (old === undefined || !isSame(old, value)) changes.set(key, value);
  }
  for (const key of before.keys()) if (!now.has(key)) changes.set(key, null);
  return changes;
}
