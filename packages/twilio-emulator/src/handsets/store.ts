// The handsets and what is on them.
import type { Journal } from "../journal.ts";
import type { CarriedMedia, Handset, HandsetFaults, HandsetText } from "./handset.ts";

export interface HandsetStore {
  /** The same one for the same number. */
  add(number: string): Handset;
  get(number: string): Handset | undefined;
  list(): Handset[];
  /** Oldest first; only the latest five hundred are kept. */
  texts(number: string): HandsetText[];
  show(number: string, text: HandsetText): void;
  /** A handset keeps what it got, whatever the account deletes. */
  keepMedia(media: CarriedMedia): void;
  media(sid: string): CarriedMedia | undefined;
  setFaults(number: string, faults: Partial<HandsetFaults>): Handset;
  /** Told of every text and every change of a fault. */
  watch(listener: (change: { handset: string }) => void): () => void;
}

export function openHandsets(journal: Journal): HandsetStore {
  const handsets = journal.table<Handset>("handsets");
  const rows = journal.table<{ handset: string; text: HandsetText }>("handset-texts");
  const files = journal.table<CarriedMedia>("handset-media");
  const texts = new Map<string, HandsetText[]>();
  const listeners = new Set<(change: { handset: string }) => void>();
  for (const { handset, text } of rows.values()) listOf(texts, handset).push(text);

  const tell = (handset: string): void => {
    for (const listener of listeners) listener({ handset });
  };
  const add = (number: string): Handset => {
    const known = handsets.get(number);
    if (known) return known;
    const handset = { number, faults: { ...SOUND } };
    handsets.set(number, handset);
    return handset;
  };
  return {
    add,
    get: (number) => handsets.get(number),
    list: () => [...handsets.values()],
    texts: (number) => [...(texts.get(number) ?? [])],
    show(number, text) {
      add(number);
      const shown = listOf(texts, number);
      shown.push(text);
      rows.set(`${number} ${text.sid}`, { handset: number, text });
      const oldest = shown.length > KEPT ? shown.shift() : undefined;
      if (oldest) rows.delete(`${number} ${oldest.sid}`);
      for (const { url } of oldest?.media ?? []) files.delete(url.slice(MEDIA_PATH.length));
      tell(number);
    },
    keepMedia: (media) => files.set(media.sid, media),
    media: (sid) => files.get(sid),
    setFaults(number, faults) {
      const handset = add(number);
      Object.assign(handset.faults, faults);
      handsets.set(number, handset);
      tell(number);
      return handset;
    },
    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

const KEPT = 500;

/** Where a page of handsets finds its pictures. */
export const MEDIA_PATH = "/phones/api/media/";

const SOUND: HandsetFaults = {
  off: false,
  landline: false,
  unknown: false,
  filtered: false,
  regionOff: false,
  simSwappedAt: null,
  recycledAt: null,
  lineType: "mobile",
};

function listOf<T>(map: Map<string, T[]>, key: string): T[] {
  const items = map.get(key) ?? [];
  map.set(key, items);
  return items;
}
