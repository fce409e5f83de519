import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Database } from "../database/database.ts";
import { deleteFile, doomForgotten, findDoomed, type FileRow } from "./queries.ts";
import { thumbnailKey } from "./present.ts";
import type { Store } from "./store/store.ts";

/** How long a file may wait to be sent, or to come. */
const FORGOTTEN_AFTER_MS = 24 * 60 * 60 * 1000;
const AT_ONCE = 100;

interface Parts {
  database: Database;
  store: Store;
  incoming: string;
  now: () => number;
}

/**
 * Deletes the bytes and then the row of whatever stands in no message any more, or came into none
 * within a day. In this order it may be cut short anywhere and done again.
 */
export async function sweep({ database, store, incoming, now }: Parts): Promise<void> {
  const { db } = database;
  const before = now() - FORGOTTEN_AFTER_MS;
  await doomForgotten(db, before);
  for (;;) {
    const doomed = await findDoomed(db, AT_ONCE);
    const failures: unknown[] = [];
    for (const row of doomed) {
      // One that cannot be deleted now must not keep the others.
      await remove(db, store, row).catch((error: unknown) => failures.push(error));
    }
    if (failures.length > 0) throw failures[0];
    if (doomed.length < AT_ONCE) break;
  }
  await sweepIncoming(incoming, before);
}

async function remove(db: Database["db"], store: Store, row: FileRow): Promise<void> {
  await store.delete(row.key);
  await store.delete(thumbnailKey(row));
  await deleteFile(db, row.id);
}

/** What a process that was killed was taking in. */
async function sweepIncoming(folder: string, beforeMs: number): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names) {
    const path = join(folder, name);
    const found = await stat(path).catch(() => null);
    if (found && found.mtimeMs < beforeMs) await rm(path, { recursive: true, force: true });
  }
}
