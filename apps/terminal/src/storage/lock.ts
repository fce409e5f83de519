import { DatabaseSync } from "node:sqlite";
import { makePrivate } from "./file.ts";
import { isBusy } from "./trouble.ts";

/** Held by one process at a time, and let go of by the system when that ends, however it ends. */
export interface Lock {
  /** True: it is held from now on. */
  take: () => boolean;
  release: () => void;
}

export function lockOn(file: string): Lock {
  let held: DatabaseSync | null = null;
  return {
    take() {
      if (held) return true;
      makePrivate(file);
      const database = new DatabaseSync(file, { timeout: 0 });
      try {
        database.exec("BEGIN EXCLUSIVE");
        held = database;
        return true;
      } catch (error) {
        database.close();
        if (isBusy(error)) return false;
        throw error;
      }
    },
    release() {
      held?.close();
      held = null;
    },
  };
}
