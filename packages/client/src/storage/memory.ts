import { nothingStored, withChanges, type Storage, type Stored } from "./storage.ts";

/** Keeps an account for as long as the program runs. */
export function memoryStorage(): Storage {
  let stored: Stored | null = null;
  return {
    load: () => Promise.resolve(stored),
    save(changes) {
      stored = withChanges(stored ?? nothingStored, changes);
      return Promise.resolve();
    },
    clear() {
      stored = null;
      return Promise.resolve();
    },
  };
}
