import type { World } from "../world.ts";
import type { Handset, HandsetFaults, HandsetText } from "./handset.ts";
import { MEDIA_PATH } from "./store.ts";
import { write, type Written } from "./write.ts";

/** The phones at the other end. Numbers are E.164, or short codes. */
export interface Handsets {
  /** The same one for the same number; one that was never added is made by the first text to it. */
  add(number: string): Handset;
  list(): Handset[];
  get(number: string): Handset | undefined;
  /** Oldest first. */
  texts(number: string): HandsetText[];
  /** What is behind the address of a text's picture. */
  media(url: string): { type: string; bytes: Uint8Array } | undefined;
  /** The owner writes: resolves when the carrier has it, and the webhook follows. Rejects with a `HandsetRefusal`. */
  write(number: string, written: Written): Promise<HandsetText>;
  setFaults(number: string, faults: Partial<HandsetFaults>): Handset;
  /** Told of every text and every change of a fault; the answer ends it. */
  watch(listener: (change: { handset: string }) => void): () => void;
}

export function handsetsOf(world: World): Handsets {
  const { handsets } = world;
  return {
    add: (number) => handsets.add(number),
    list: () => handsets.list(),
    get: (number) => handsets.get(number),
    texts: (number) => handsets.texts(number),
    setFaults: (number, faults) => handsets.setFaults(number, faults),
    watch: (listener) => handsets.watch(listener),
    media(url) {
      const found = handsets.media(url.slice(url.lastIndexOf("/") + 1));
      if (!found || !url.includes(MEDIA_PATH)) return undefined;
      return { type: found.type, bytes: Buffer.from(found.base64, "base64") };
    },
    write: async (number, written) => write(world, number, written),
  };
}
