import { openDB, type DBSchema, type IDBPDatabase } from "idb";
import type { File, Id, Person } from "@parley/protocol";
import type { OutboxItem } from "../state.ts";
import { amongTabs } from "../tabs.ts";
import {
  nothingStored,
  type Storage,
  type Stored,
  type StoredChanges,
  type StoredConversation,
  type StoredHead,
} from "./storage.ts";

interface Schema extends DBSchema {
  head: { key: "head"; value: StoredHead };
  conversations: { key: Id; value: StoredConversation };
  people: { key: Id; value: Person };
  outbox: { key: string; value: OutboxItem };
  drafts: { key: Id; value: string };
  draftFiles: { key: Id; value: readonly File[] };
}
type Database = IDBPDatabase<Schema>;
type Table = "conversations" | "people" | "outbox" | "drafts" | "draftFiles";

const tables = [
  "conversations",
  "people",
  "outbox",
  "drafts",
  "draftFiles",
] as const satisfies Table[];
const all = ["head", ...tables] as const;

/** Keeps an account in the browser, one database an account; tabs of one account share it. */
export function indexedDbStorage(account: string): Storage {
  const name = `parley-${account}`;
  let opened: Promise<Database> | null = null;

  return {
    share: amongTabs(name),
    load: () => using(read),
    save: (changes) => using((database) => write(database, changes)),
    clear: () => using(empty),
  };

  async function using<T>(work: (database: Database) => Promise<T>): Promise<T> {
    return work(await (opened ??= open()));
  }

  async function open(): Promise<Database> {
    try {
      return await openDB<Schema>(name, 2, {
        upgrade(database) {
          const { objectStoreNames } = database;
          for (const table of all)
            if (!objectStoreNames.contains(table)) database.createObjectStore(table);
        },
        // A newer version of the app waits for this one to let go; the next use opens again.
        blocking: (_current, _wanted, event) => {
          opened = null;
          (event.target as IDBDatabase).close();
        },
        terminated: () => (opened = null),
      });
    } catch (error) {
      opened = null;
      throw error;
    }
  }
}

async function read(database: Database): Promise<Stored | null> {
  const transaction = database.transaction(all);
  const [head, conversations, people, outbox, drafts, draftFiles] = await Promise.all([
    transaction.objectStore("head").get("head"),
    entries(transaction.objectStore("conversations")),
    entries(transaction.objectStore("people")),
    entries(transaction.objectStore("outbox")),
    entries(transaction.objectStore("drafts")),
    entries(transaction.objectStore("draftFiles")),
  ]);
  const kept = { conversations, people, outbox, drafts, draftFiles };
  if (!head && tables.every((table) => kept[table].size === 0)) return null;
  return { head: head ?? nothingStored.head, ...kept };
}

interface Entries<K, V> {
  getAllKeys: () => Promise<K[]>;
  getAll: () => Promise<V[]>;
}

async function entries<K, V>(table: Entries<K, V>): Promise<Map<K, V>> {
  const [keys, values] = await Promise.all([table.getAllKeys(), table.getAll()]);
  return new Map(keys.map((key, index) => [key, values[index]!]));
}

async function write(database: Database, changes: StoredChanges): Promise<void> {
  const named = all.filter((table) => changes[table] !== undefined);
  if (named.length === 0) return;
  const transaction = database.transaction(named, "readwrite");
  if (changes.head) void transaction.objectStore("head").put(changes.head, "head");
  for (const table of tables) {
    if (!changes[table]) continue;
    const store = transaction.objectStore(table);
    for (const [key, value] of changes[table]) {
      if (value === null) void store.delete(key);
      else void store.put(value, key);
    }
  }
  // A page that is being left would take a transaction along that waits to commit by itself.
  transaction.commit();
  await transaction.done;
}

async function empty(database: Database): Promise<void> {
  const transaction = database.transaction(all, "readwrite");
  for (const table of all) void transaction.objectStore(table).clear();
  await transaction.done;
}
