import type { Clock } from "../clock.ts";
import type { OutboxItem, State } from "../state.ts";
import type { Store } from "../store.ts";
import type { UnsentReads } from "../sync.ts";
import { difference, nothingSaved, savedAs } from "./difference.ts";
import { restored, type Restored } from "./record.ts";
import type { Storage } from "./storage.ts";

/** Writes the state down as it changes, many changes at a time. */
export interface Keeper {
  /** Null when there is nothing, or nothing that can be read. */
  load: () => Promise<Restored | null>;
  start: () => void;
  /** Writes the rest, and no more. */
  stop: () => Promise<void>;
  /** Writes what has changed now. */
  flush: () => Promise<void>;
  /** What the storage holds of the outbox now, whoever wrote it. */
  outbox: () => Promise<readonly OutboxItem[]>;
  /** Resolves once these would survive; the outbox is written by its owner alone. */
  keepOutbox: (changes: ReadonlyMap<string, OutboxItem | null>) => Promise<void>;
  wipe: () => Promise<void>;
}

export interface KeeperParts {
  storage: Storage;
  store: Store<State>;
  clock: Clock;
  unsent: UnsentReads;
}

const gatherMs = 400;
/** After a write that failed, where nothing else changes meanwhile. */
const againMs = 5_000;

export function createKeeper({ storage, store, clock, unsent }: KeeperParts): Keeper {
  let saved = nothingSaved;
  let callOff: (() => void) | null = null;
  let unsubscribe: (() => void) | null = null;
  let writing: Promise<void> = Promise.resolve();
  /** What of the outbox could not be written, as it should stand there. */
  const owed = new Map<string, OutboxItem | null>();
  return { load, start, stop, flush, outbox, keepOutbox, wipe };

  async function load(): Promise<Restored | null> {
    // A store that cannot be read is a device that remembers nothing.
    const stored = await storage.load().catch(() => null);
    if (!stored) return null;
    const begin = restored(stored);
    saved = savedAs(begin.state, begin.unsentReads);
    for (const id of begin.overlong) saved.conversations.delete(id);
    if (begin.stale.length > 0)
      await storage.save({ conversations: new Map(begin.stale.map((id) => [id, null])) });
    return begin;
  }

  function start(): void {
    unsubscribe ??= store.subscribe(() => {
      callOff ??= clock.after(gatherMs, () => void flush());
    });
  }

  async function stop(): Promise<void> {
    unsubscribe?.();
    unsubscribe = null;
    await flush();
  }

  async function flush(): Promise<void> {
    callOff?.();
    callOff = null;
    await inTurn(async () => {
      const now = savedAs(store.get(), unsent);
      const changes = difference(saved, now);
      const paid = new Map(owed);
      if (paid.size > 0) changes.outbox = paid;
      if (Object.keys(changes).length > 0) await storage.save(changes);
      saved = now;
      for (const [cid, item] of paid) if (owed.get(cid) === item) owed.delete(cid);
    });
  }

  async function wipe(): Promise<void> {
    unsubscribe?.();
    unsubscribe = null;
    callOff?.();
    callOff = null;
    await inTurn(async () => {
      saved = nothingSaved;
      owed.clear();
      await storage.clear();
    });
  }

  /** One write after the other, so that no older one comes last. A failed one is part of the next. */
  function inTurn(write: () => Promise<void>): Promise<void> {
    writing = writing.then(write).catch(later);
    return writing;
  }

  async function outbox(): Promise<readonly OutboxItem[]> {
    const stored = await storage.load().catch(() => null);
    return [...(stored?.outbox.values() ?? [])];
  }

  async function keepOutbox(changes: ReadonlyMap<string, OutboxItem | null>): Promise<void> {
    const due = new Map([...owed, ...changes]);
    try {
      await storage.save({ outbox: due });
      for (const cid of due.keys()) owed.delete(cid);
    } catch (error) {
      for (const [cid, item] of due) owed.set(cid, item);
      later();
      throw error;
    }
  }

  /** A full disk has room again some time. */
  function later(): void {
    if (unsubscribe) callOff ??= clock.after(againMs, () => void flush());
  }
}
