import { mkdir, open, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Store } from "./store.ts";

/** Keeps files in a folder, spread over others by the first letters of their keys. */
export function diskStore(folder: string): Store {
  const placeOf = (key: string) => join(folder, key.slice(0, 2), key);
  return {
    async put(key, path) {
      const place = placeOf(key);
      // What is in there was sent to somebody: nobody else on the machine reads it.
      await mkdir(dirname(place), { recursive: true, mode: 0o700 });
      await sync(path);
      await rename(path, place);
      await sync(dirname(place));
    },
    async get(key, range) {
      const file = await open(placeOf(key), "r").catch(unlessMissing);
      return file?.createReadStream(range) ?? null;
    },
    async delete(key) {
      await rm(placeOf(key), { force: true });
    },
  };
}

/** Of a folder too: a new name in it is lost with the power otherwise. */
async function sync(path: string): Promise<void> {
  const handle = await open(path, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function unlessMissing(error: NodeJS.ErrnoException): null {
  if (error.code === "ENOENT") return null;
  throw error;
}
