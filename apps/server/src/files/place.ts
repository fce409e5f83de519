import { randomBytes } from "node:crypto";
import { join } from "node:path";
import type { FastifyBaseLogger } from "fastify";
import type { Config } from "../config.ts";
import type { Database } from "../database/database.ts";
import { ensureSecret } from "./queries.ts";
import { diskStore } from "./store/disk.ts";
import { s3Store } from "./store/s3.ts";
import type { Store } from "./store/store.ts";
import { sweep } from "./sweep.ts";

/** What the server has files in. */
export interface FilePlace {
  readonly store: Store;
  /** Where they are while they come: a folder on this machine. */
  readonly incoming: string;
  readonly linkSecret: Buffer;
  /** Deletes what nothing refers to any more, now: one at a time, and never fails. */
  sweep(): Promise<void>;
  /** No more sweeping; resolves when the last is done. */
  close(): Promise<void>;
}

const SWEEP_EVERY_MS = 10 * 60 * 1000;

interface Parts {
  config: Config;
  database: Database;
  log: FastifyBaseLogger;
  now: () => number;
}

export async function openFilePlace({ config, database, log, now }: Parts): Promise<FilePlace> {
  const { s3, dataFolder } = config;
  const store = s3 ? s3Store(s3) : diskStore(join(dataFolder, "files"));
  const incoming = join(dataFolder, "incoming");
  const secret = await ensureSecret(database.db, randomBytes(32).toString("base64url"));

  let isOpen = true;
  let last: Promise<void> = Promise.resolve();
  let next: Promise<void> | null = null;
  const inTurn = async () => {
    next = null;
    if (!isOpen) return;
    await sweep({ database, store, incoming, now }).catch((error: unknown) => {
      log.error({ err: error }, "files could not be swept");
    });
  };
  const timer = setInterval(() => void place.sweep(), SWEEP_EVERY_MS);
  timer.unref();
  const place: FilePlace = {
    store,
    incoming,
    linkSecret: Buffer.from(secret, "base64url"),
    sweep: () => (next ??= last = last.then(inTurn)),
    async close() {
      clearInterval(timer);
      isOpen = false;
      await last;
    },
  };
  void place.sweep();
  return place;
}
