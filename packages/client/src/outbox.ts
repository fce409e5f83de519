import type { Id, Lane, Sent } from "@parley/protocol";
import { withItem, withSent, withoutItem } from "./changes.ts";
import { newCid } from "./cid.ts";
import type { SendOptions } from "./parley.ts";
import type { Parts } from "./parts.ts";
import { createSender } from "./sender.ts";
import type { OutboxItem } from "./state.ts";
import type { Keeper } from "./storage/keeper.ts";
import { alone, type Share } from "./tabs.ts";

/** What was written here and is not yet in the history: durable first, then shown, then sent. */
export interface Outbox {
  /** Answers the message's `cid`. */
  add: (conversation: Id, body: string, options?: SendOptions) => string;
  retry: (cid: string) => void;
  discard: (cid: string) => void;
  takeBack: (cid: string) => string | null;
  /** Takes on what the state has of it, as it was kept. */
  start: () => void;
  /** Resolves when everything written is durable. */
  stop: () => Promise<void>;
  /** There is a connection again. */
  resume: () => void;
}

export interface OutboxParts extends Pick<Parts, "store" | "clock" | "connection"> {
  keeper: Keeper;
  lane: Lane;
  share: Share | undefined;
  /** A message exists that has not come yet. */
  expect: (conversation: Id, upTo: { seq: number }) => void;
}

/** A store that takes longer is not waited for. */
const patienceMs = 1_000;
/** How long another tab may take to send what was written in this one. */
const othersPatienceMs = 3_000;

type Told =
  | { type: "put"; item: OutboxItem }
  | { type: "sent"; item: OutboxItem; answer: Sent }
  | { type: "gone"; cid: string };

export function createOutbox(parts: OutboxParts): Outbox {
  const { store, clock, connection, keeper } = parts;
  /** What the storage and the other tabs know, by `cid`. */
  let told = new Map<string, OutboxItem>();
  /** Taken by the server, but messages before them are still missing here. */
  const taken = new Map<string, Sent>();
  let adding: Promise<void> = Promise.resolve();
  let followed: readonly OutboxItem[] = [];
  let lastAt = 0;
  let unsubscribe: (() => void) | null = null;

  const share = parts.share ?? alone;
  const tabs = share<Told>({ hear, led: (succeeds) => void led(succeeds) });
  const sender = createSender({
    ...parts,
    maySend: ({ cid }) => tabs.leads() && !taken.has(cid),
    sent(item, answer) {
      tabs.post({ type: "sent", item, answer });
      arrive(item.cid, answer);
    },
    failed(item, error) {
      if (find(item.cid))
        store.change((state) => withItem(state, { ...item, status: "failed", error }));
    },
  });
  return { add, retry, discard, takeBack, start, stop, resume: sender.flush };

  function add(conversation: Id, body: string, { replyTo, files }: SendOptions = {}): string {
    const item: OutboxItem = {
      cid: newCid(),
      conversation,
      body,
      ...(replyTo === undefined ? {} : { replyTo }),
      ...(files === undefined || files.length === 0 ? {} : { files }),
      at: nextAt(),
      status: "sending",
    };
    const kept = keep(item);
    adding = adding.then(() => kept).then(() => show(item));
    return item.cid;
  }

  async function keep(item: OutboxItem): Promise<void> {
    const { promise: patience, resolve } = Promise.withResolvers<void>();
    const callOff = clock.after(patienceMs, resolve);
    // On a device that cannot keep anything, sending it now is the best that can be done.
    const written = keeper.keepOutbox(new Map([[item.cid, item]])).catch(() => {});
    await Promise.race([written, patience]);
    callOff();
  }

  function show(item: OutboxItem): void {
    told.set(item.cid, item);
    tabs.post({ type: "put", item });
    store.change((state) => withItem(state, item));
    if (!tabs.leads()) clock.after(othersPatienceMs, () => overtake(item.cid));
  }

  function overtake(cid: string): void {
    const item = find(cid);
    if (item?.status === "sending" && connection.isOnline()) tabs.take();
  }

  function retry(cid: string): void {
    const item = find(cid);
    if (item?.status !== "failed") return;
    const again: OutboxItem = { ...item, status: "sending", at: nextAt() };
    delete again.error;
    store.change((state) => withItem(state, again));
  }

  function discard(cid: string): void {
    if (find(cid)) remove(cid);
    else adding = adding.then(() => remove(cid));
  }

  function takeBack(cid: string): string | null {
    const item = find(cid);
    if (item?.status !== "failed") return null;
    remove(cid);
    return item.body;
  }

  function start(): void {
    const { outbox } = store.get();
    told = new Map(outbox.map((item) => [item.cid, item]));
    for (const { at } of outbox) lastAt = Math.max(lastAt, Date.parse(at));
    unsubscribe ??= store.subscribe(follow);
    tabs.start();
  }

  async function stop(): Promise<void> {
    await adding;
    tabs.stop();
    unsubscribe?.();
    unsubscribe = null;
  }

  /** After any change of the state: what happened to the outbox is written down, told and acted upon. */
  function follow(): void {
    for (const [cid, answer] of taken) arrive(cid, answer);
    const { outbox } = store.get();
    if (outbox === followed) return;
    followed = outbox;
    const changes = new Map<string, OutboxItem | null>();
    for (const item of outbox) if (told.get(item.cid) !== item) changes.set(item.cid, item);
    const present = new Set(outbox.map(({ cid }) => cid));
    for (const cid of told.keys()) if (!present.has(cid)) changes.set(cid, null);
    for (const [cid, item] of changes) {
      if (item) told.set(cid, item);
      else told.delete(cid);
      tabs.post(item ? { type: "put", item } : { type: "gone", cid });
    }
    // What cannot be written is sent again after a reload, and answered like the first time.
    if (changes.size > 0) keeper.keepOutbox(changes).catch(() => {});
    sender.flush();
  }

  /** The server has it. It leaves when it is in the timeline, now or when what is missing has come. */
  function arrive(cid: string, answer: Sent): void {
    const item = find(cid);
    if (item) {
      taken.set(cid, answer);
      store.change((state) => withSent(state, item, answer, parts.lane));
    }
    if (find(cid)) parts.expect(item!.conversation, answer);
    else taken.delete(cid);
  }

  function hear(message: Told): void {
    if (message.type === "sent") return arrive(message.item.cid, message.answer);
    const { cid } = message.type === "put" ? message.item : message;
    if (message.type === "put") {
      told.set(cid, message.item);
      store.change((state) => withItem(state, message.item));
    } else if (!taken.has(cid)) {
      told.delete(cid);
      remove(cid);
    }
  }

  async function led(succeeds: boolean): Promise<void> {
    // Whoever led before may have left with messages that were only written down.
    const kept = succeeds ? await keeper.outbox() : [];
    for (const item of kept) {
      if (told.has(item.cid)) continue;
      told.set(item.cid, item);
      store.change((state) => withItem(state, item));
    }
    sender.flush();
  }

  function find(cid: string): OutboxItem | undefined {
    return store.get().outbox.find((item) => item.cid === cid);
  }

  function remove(cid: string): void {
    store.change((state) => withoutItem(state, cid));
  }

  /** Rises with each message, so that those of one millisecond keep their order. */
  function nextAt(): string {
    lastAt = Math.max(clock.now(), lastAt + 1);
    return new Date(lastAt).toISOString();
  }
}
