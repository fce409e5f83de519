import type { DatabaseSync } from "node:sqlite";
import {
  nothingStored,
  type Storage,
  type Stored,
  type StoredChanges,
  type StoredHead,
} from "@parley/client";
import { fromJson, inTransaction, openFile, putAside, removeFile } from "./file.ts";
import { amongProcesses, newestSaid } from "./processes.ts";
import { isDamage, troubleOf, type StorageTrouble } from "./trouble.ts";

type Kind = "conversations" | "people" | "outbox" | "drafts" | "draftFiles";
const kinds = [
  "conversations",
  "people",
  "outbox",
  "drafts",
  "draftFiles",
] as const satisfies Kind[];

/**
 * Keeps an account in a file, which all processes of its owner share. Whatever keeps it from being
 * kept is told once, until all of it is kept again.
 */
export function sqliteStorage(file: string, tell: (trouble: StorageTrouble) => void): Storage {
  let opened: DatabaseSync | null = null;
  let isWell = true;
  let heardTo: number | null = null;
  /** What of the account could not be written the last time. On a full disk a little may still fit. */
  const unkept = new Set<string>();

  return {
    load: async () => using(read),
    save: async (changes) => save(changes),
    clear: async () => clear(),
    share: amongProcesses({ file, using, since: () => heardTo ?? using(newestSaid) }),
  };

  function read(database: DatabaseSync): Stored | null {
    // What others say from now on is not in what is read here.
    heardTo ??= newestSaid(database);
    return everything(database);
  }

  function save(changes: StoredChanges): void {
    const parts = Object.keys(changes);
    try {
      using((database) => write(database, changes));
    } catch (error) {
      for (const part of parts) unkept.add(part);
      throw error;
    }
    unkept.delete("outbox");
    // The outbox is saved by itself, too; all else that failed comes with whatever is saved next.
    if (parts.some((part) => part !== "outbox")) unkept.clear();
    if (!isWell && unkept.size === 0) {
      tell({ key: "storage.keptAgain" });
      isWell = true;
    }
  }

  function using<T>(work: (database: DatabaseSync) => T): T {
    try {
      return attempt(work);
    } catch (error) {
      if (isWell) tell(troubleOf(error, file));
      isWell = false;
      throw error;
    }
  }

  function attempt<T>(work: (database: DatabaseSync) => T): T {
    const isUsed = opened !== null;
    try {
      return work((opened ??= openFile(file)));
    } catch (error) {
      if (!isDamage(error)) throw error;
      close();
      // Another process may have put it aside already: what lies there now is looked at first.
      if (isUsed) return attempt(work);
      heardTo = 0;
      tell({ key: "storage.damaged", given: { file: putAside(file, Date.now()) } });
      return work((opened = openFile(file)));
    }
  }

  /** Not even what the file held before is left. */
  function clear(): void {
    using((database) => inTransaction(database, () => database.exec("DELETE FROM kept")));
    close();
    removeFile(file);
  }

  function close(): void {
    opened?.close();
    opened = null;
  }
}

function everything(database: DatabaseSync): Stored | null {
  const rows = database.prepare("SELECT kind, key, value FROM kept").all() as {
    kind: Kind | "head";
    key: string;
    value: string;
  }[];
  if (rows.length === 0) return null;
  let head: StoredHead = nothingStored.head;
  const kept: Record<Kind, Map<unknown, unknown>> = {
    conversations: new Map(),
    people: new Map(),
    outbox: new Map(),
    drafts: new Map(),
    draftFiles: new Map(),
  };
  for (const { kind, key, value } of rows) {
    const parsed = fromJson(value);
    if (kind === "head") head = parsed as StoredHead;
    else kept[kind].set(kind === "outbox" ? key : Number(key), parsed);
  }
  return { head, ...kept } as Stored;
}

function write(database: DatabaseSync, changes: StoredChanges): void {
  // What somebody wrote has to survive a power cut; the rest can be had from the server again.
  const isDear = [...(changes.outbox?.values() ?? [])].some((item) => item !== null);
  database.exec(`PRAGMA synchronous = ${isDear ? "FULL" : "NORMAL"}`);
  const put = database.prepare(
    "INSERT INTO kept VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET value = excluded.value",
  );
  const forget = database.prepare("DELETE FROM kept WHERE kind = ? AND key = ?");
  inTransaction(database, () => {
    if (changes.head) put.run("head", "head", JSON.stringify(changes.head));
    for (const kind of kinds)
      for (const [key, value] of changes[kind] ?? []) {
        if (value === null) forget.run(kind, String(key));
        else put.run(kind, String(key), JSON.stringify(value));
      }
  });
}
