// The account's messages, by SID and, newest first, by either party.
import type { Journal } from "../journal.ts";
import type { Media, Message } from "./message.ts";

export interface MessageStore {
  get(sid: string): Message | undefined;
  /** A new one takes its place in the lists. */
  add(message: Omit<Message, "order">): Message;
  /** Keeps what was changed on it. */
  save(message: Message): void;
  remove(message: Message): void;
  newestFirst(party: { from?: string | undefined; to?: string | undefined }): Iterable<Message>;
  addMedia(media: Media): void;
  media(messageSid: string): Media[];
  removeMedia(media: Media): void;
}

export function openMessages(journal: Journal): MessageStore {
  const rows = journal.table<Message>("messages");
  const files = journal.table<Media>("media");
  const all: Message[] = [];
  const byFrom = new Map<string, Message[]>();
  const byTo = new Map<string, Message[]>();
  const filesOf = new Map<string, Media[]>();
  let lastOrder = 0;

  const place = (message: Message): void => {
    lastOrder = Math.max(lastOrder, message.order);
    all.push(message);
    push(byTo, message.to, message);
    if (message.from !== null) push(byFrom, message.from, message);
  };
  for (const message of [...rows.values()].sort((a, b) => a.order - b.order)) place(message);
  for (const media of files.values()) push(filesOf, media.messageSid, media);

  return {
    get: (sid) => rows.get(sid),
    add(fields) {
      const message = { ...fields, order: lastOrder + 1 };
      rows.set(message.sid, message);
      place(message);
      return message;
    },
    save(message) {
      if (!rows.has(message.sid)) return;
      rows.set(message.sid, message);
      if (message.from !== null) placeLate(byFrom, message.from, message);
    },
    remove(message) {
      rows.delete(message.sid);
      take(all, message);
      take(byTo.get(message.to), message);
      if (message.from !== null) take(byFrom.get(message.from), message);
      for (const media of filesOf.get(message.sid) ?? []) files.delete(media.sid);
      filesOf.delete(message.sid);
    },
    newestFirst({ from, to }) {
      if (to !== undefined) return backwards(byTo.get(to) ?? []);
      if (from !== undefined) return backwards(byFrom.get(from) ?? []);
      return backwards(all);
    },
    addMedia(media) {
      files.set(media.sid, media);
      push(filesOf, media.messageSid, media);
    },
    media: (messageSid) => filesOf.get(messageSid) ?? [],
    removeMedia(media) {
      files.delete(media.sid);
      take(filesOf.get(media.messageSid), media);
    },
  };
}

function* backwards<T>(items: T[]): Iterable<T> {
  for (let index = items.length - 1; index >= 0; index -= 1) yield items[index] as T;
}

function push<T>(map: Map<string, T[]>, key: string, item: T): void {
  const items = map.get(key);
  if (items) items.push(item);
  else map.set(key, [item]);
}

/** A messaging service chooses the sender after others were placed. */
function placeLate(map: Map<string, Message[]>, key: string, message: Message): void {
  const items = map.get(key);
  if (!items) return void map.set(key, [message]);
  const index = indexFor(items, message);
  if (items[index] !== message) items.splice(index, 0, message);
}

function take<T extends { sid: string }>(items: T[] | undefined, item: T): void {
  const index = items?.lastIndexOf(item) ?? -1;
  if (index >= 0) items?.splice(index, 1);
}

function indexFor(items: Message[], { order }: Message): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((items[middle] as Message).order < order) low = middle + 1;
    else high = middle;
  }
  return low;
}
