import { randomUUID } from "node:crypto";
import { watch, type FSWatcher } from "node:fs";
import { basename, dirname } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import type { Share, Tabs, TabsParts } from "@parley/client";
import { fromJson, inTransaction, type Using } from "./file.ts";
import { lockOn } from "./lock.ts";

export interface Processes {
  file: string;
  using: Using;
  /** The number of the last that was said before the store was read. */
  since: () => number;
}

/** How often a process looks whether others said something, or left. */
const LOOK_MS = 250;
/** How long whoever was overtaken leaves the lead to the other: it finds the lock free at its next look. */
const YIELDS_MS = 4 * LOOK_MS;
/** Somebody who was stopped for a day (Ctrl-Z) has missed what was said before. */
const KEPT_MS = 24 * 3_600_000;

/**
 * What processes say goes through a table of the store. Leading takes a lock of the operating system,
 * and one's name in the store: a process that is stopped keeps its lock, and finds when it goes on
 * that another has put its name there.
 */
export function amongProcesses(parts: Processes): Share {
  return (tabs) => sharing(parts, tabs);
}

export function newestSaid(database: DatabaseSync): number {
  const row = database.prepare("SELECT max(id) AS id FROM said").get() as { id: number | null };
  return row.id ?? 0;
}

function sharing<Message>(
  { file, using, since }: Processes,
  { hear, led }: TabsParts<Message>,
): Tabs<Message> {
  const own = randomUUID();
  const lock = lockOn(`${file}.lock`);
  let heardTo = 0;
  let version = -1;
  let isLeading = false;
  let yieldsUntilMs = 0;
  let timer: NodeJS.Timeout | null = null;
  let watcher: FSWatcher | null = null;
  return { start, stop, leads: () => isLeading, post, take };

  function start(): void {
    heardTo = attempt(since, 0);
    lookForLead(false);
    timer = setInterval(look, LOOK_MS);
    // Whoever has a screen stays for its sake; a store alone keeps nobody.
    timer.unref();
    watcher = watching(file, look);
  }

  function stop(): void {
    if (timer) clearInterval(timer);
    timer = null;
    watcher?.close();
    watcher = null;
    isLeading = false;
    lock.release();
  }

  function post(message: Message): void {
    if (!timer) return;
    const what = JSON.stringify(message);
    const nowMs = Date.now();
    const write = (database: DatabaseSync): void =>
      inTransaction(database, () => {
        database.prepare("DELETE FROM said WHERE at < ?").run(nowMs - KEPT_MS);
        const insert = "INSERT INTO said (process, at, what) VALUES (?, ?, ?)";
        database.prepare(insert).run(own, nowMs, what);
      });
    attempt(() => using(write), undefined);
  }

  function take(): void {
    if (!isLeading && timer) lead(true);
  }

  function look(): void {
    if (!timer) return;
    for (const message of attempt(() => using(unheard), [])) hear(message);
    if (timer && Date.now() >= yieldsUntilMs) lookForLead(true);
  }

  function unheard(database: DatabaseSync): Message[] {
    const { data_version: now } = database.prepare("PRAGMA data_version").get() as {
      data_version: number;
    };
    if (now === version) return [];
    version = now;
    if (isLeading && leaderIn(database) !== own) yieldLead();
    // In a store that was begun anew the numbers begin anew, too.
    if (newestSaid(database) < heardTo) heardTo = 0;
    const said = database
      .prepare("SELECT id, what FROM said WHERE id > ? AND process <> ? ORDER BY id")
      .all(heardTo, own) as { id: number; what: string }[];
    heardTo = said.at(-1)?.id ?? heardTo;
    return said.map(({ what }) => fromJson(what) as Message);
  }

  function yieldLead(): void {
    isLeading = false;
    yieldsUntilMs = Date.now() + YIELDS_MS;
    lock.release();
  }

  function lookForLead(succeeds: boolean): void {
    const isFree = attempt(() => lock.take(), true);
    if (isFree && !isLeading) lead(succeeds);
  }

  function lead(succeeds: boolean): void {
    isLeading = true;
    const name = "INSERT OR REPLACE INTO leader VALUES (1, ?)";
    attempt(() => using((database) => database.prepare(name).run(own)), undefined);
    led(succeeds);
  }
}

function leaderIn(database: DatabaseSync): string | undefined {
  const row = database.prepare("SELECT process FROM leader").get() as
    | { process: string }
    | undefined;
  return row?.process;
}

/** Where nothing can be written nobody shares anything: what failed has been told, and each goes on alone. */
function attempt<T>(work: () => T, otherwise: T): T {
  try {
    return work();
  } catch {
    return otherwise;
  }
}

/** Looks as soon as the store was written to. Where a folder cannot be watched, a little later. */
function watching(file: string, look: () => void): FSWatcher | null {
  try {
    const log = `${basename(file)}-wal`;
    let isDue = false;
    const watcher = watch(dirname(file), { persistent: false }, (_, name) => {
      if (name !== log || isDue) return;
      isDue = true;
      setImmediate(() => {
        isDue = false;
        look();
      });
    });
    watcher.on("error", () => watcher.close());
    return watcher;
  } catch {
    return null;
  }
}
