import type { Id } from "@parley/protocol";
import { codeOf } from "./api.ts";
import { withReadAt } from "./changes.ts";
import type { Parts } from "./parts.ts";
import type { ConversationState } from "./state.ts";

/** Moves read cursors: here at once, on the server a moment later or when there is a connection. */
export interface Reading {
  /** What has been read here and not yet confirmed. */
  readonly unsent: ReadonlyMap<Id, number>;
  read: (conversation: Id, seq: number) => void;
  markUnread: (conversation: Id, fromSeq: number) => Promise<void>;
  /** It was read on another device, or the server says how it stands. */
  readElsewhere: (conversation: Id, readSeq: number, mentions: number) => void;
  /** What was read in an earlier run. */
  restore: (unsent: ReadonlyMap<Id, number>) => void;
  forget: () => void;
  /** Tells the server now what waits to be told. */
  flush: () => void;
}

/** Scrolling moves the cursor many times a second. */
const gatherMs = 500;

export function createReading({ store, clock, api, connection }: Parts): Reading {
  const unsent = new Map<Id, number>();
  let callOff: (() => void) | null = null;
  return { unsent, read, markUnread, readElsewhere, restore, forget, flush };

  function read(id: Id, seq: number): void {
    const conversation = store.get().conversations.get(id);
    if (!conversation || conversation.info.me.state === "requested") return;
    const readSeq = Math.min(seq, conversation.info.lastSeq);
    if (readSeq <= conversation.info.me.readSeq) return;
    unsent.set(id, readSeq);
    const mentions = mentionsAfter(conversation, readSeq, store.get().me?.id);
    store.change((state) => withReadAt(state, id, readSeq, mentions));
    callOff ??= clock.after(gatherMs, flush);
  }

  function flush(): void {
    callOff?.();
    callOff = null;
    if (connection.isOnline()) for (const [id, seq] of unsent) void tell(id, seq);
  }

  async function tell(id: Id, seq: number): Promise<void> {
    try {
      await connection.ask("read", { conversation: id, seq });
    } catch (error) {
      if (codeOf(error) === "unreachable") return;
    }
    if (unsent.get(id) === seq) unsent.delete(id);
  }

  async function markUnread(id: Id, fromSeq: number): Promise<void> {
    unsent.delete(id);
    const seq = Math.max(0, fromSeq - 1);
    const now = await api.call("putRead", { params: { conversation: id }, body: { seq } });
    store.change((state) => withReadAt(state, id, now.readSeq, now.mentions));
  }

  function readElsewhere(id: Id, readSeq: number, mentions: number): void {
    // What was read here meanwhile is further on, and the server is about to hear of it.
    if ((unsent.get(id) ?? 0) > readSeq) return;
    store.change((state) => withReadAt(state, id, readSeq, mentions));
  }

  function forget(): void {
    unsent.clear();
  }

  function restore(kept: ReadonlyMap<Id, number>): void {
    for (const [id, seq] of kept) unsent.set(id, seq);
  }
}

/** As far as the loaded messages tell; the server's own count follows. */
function mentionsAfter(
  { info, timeline }: ConversationState,
  readSeq: number,
  me: Id | undefined,
): number {
  if (readSeq >= info.lastSeq || me === undefined) return 0;
  const first = timeline.messages[0];
  if (!timeline.atEnd || !first || first.seq > readSeq + 1) return info.me.mentions;
  return timeline.messages.filter(({ seq, mentions }) => seq > readSeq && mentions?.includes(me))
    .length;
}
