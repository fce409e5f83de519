// What the emulator knows, in tables that may outlive it: one JSON line a change, compacted at the start.
import { existsSync, mkdirSync, openSync, closeSync, readFileSync, renameSync } from "node:fs";
import { writeFileSync, writeSync } from "node:fs";
import { dirname } from "node:path";

/** Rows by key, in the order in which they came. A changed row is kept by setting it again. */
export interface Table<T> {
  get(key: string): T | undefined;
  has(key: string): boolean;
  set(key: string, row: T): void;
  delete(key: string): void;
  values(): IterableIterator<T>;
  readonly size: number;
}

export interface Journal {
  /** The table of this name, the same one every time; its rows must survive JSON. */
  table<T>(name: string): Table<T>;
  close(): void;
}

/** Without a file everything is forgotten at the end. */
export function openJournal(path?: string): Journal {
  const tables = new Map<string, Map<string, unknown>>();
  const rowsOf = (name: string): Map<string, unknown> => {
    const rows = tables.get(name) ?? new Map<string, unknown>();
    tables.set(name, rows);
    return rows;
  };
  const file = path === undefined ? undefined : openFile(path, rowsOf, tables);
  return {
    table: <T>(name: string) => tableOf<T>(rowsOf(name) as Map<string, T>, name, file),
    close: () => file?.close(),
  };
}

interface JournalFile {
  append(table: string, key: string, row?: unknown): void;
  close(): void;
}

function tableOf<T>(rows: Map<string, T>, name: string, file?: JournalFile): Table<T> {
  return {
    get: (key) => rows.get(key),
    has: (key) => rows.has(key),
    values: () => rows.values(),
    get size() {
      return rows.size;
    },
    set(key, row) {
      rows.set(key, row);
      file?.append(name, key, row);
    },
    delete(key) {
      if (rows.delete(key)) file?.append(name, key);
    },
  };
}

function openFile(
  path: string,
  rowsOf: (name: string) => Map<string, unknown>,
  tables: Map<string, Map<string, unknown>>,
): JournalFile {
  if (existsSync(path)) readInto(path, rowsOf);
  mkdirSync(dirname(path), { recursive: true });
  const fresh = `${path}.new`;
  // It holds sign-in codes and what people wrote.
  writeFileSync(fresh, compacted(tables), { mode: 0o600, flush: true });
  renameSync(fresh, path);

  const file = openSync(path, "a");
  let lines: string[] = [];
  let isOpen = true;
  let isDue = false;
  const flush = (): void => {
    isDue = false;
    if (!isOpen || lines.length === 0) return;
    try {
      writeSync(file, lines.join(""));
      lines = [];
    } catch {
      // The disk is full: tried again with the next change, behind what may be half a line.
      lines = ["\n", ...lines];
    }
  };
  return {
    append(table, key, row) {
      if (!isOpen) return;
      if (!isDue) setImmediate(flush);
      isDue = true;
      lines.push(line(table, key, row));
    },
    close() {
      flush();
      if (isOpen) closeSync(file);
      isOpen = false;
    },
  };
}

function readInto(path: string, rowsOf: (name: string) => Map<string, unknown>): void {
  for (const text of readFileSync(path, "utf8").split("\n")) {
    const entry = parse(text);
    if (!entry) continue;
    if (entry.row === undefined) rowsOf(entry.table).delete(entry.key);
    else rowsOf(entry.table).set(entry.key, entry.row);
  }
}

/** The last line may be torn by a crash; what it said is lost, as it would be anywhere. */
function parse(text: string): { table: string; key: string; row?: unknown } | undefined {
  if (text === "") return undefined;
  try {
    return JSON.parse(text) as { table: string; key: string; row?: unknown };
  } catch {
    return undefined;
  }
}

function compacted(tables: Map<string, Map<string, unknown>>): string {
  const lines: string[] = [];
  for (const [table, rows] of tables)
    for (const [key, row] of rows) lines.push(line(table, key, row));
  return lines.join("");
}

function line(table: string, key: string, row: unknown): string {
  return `${JSON.stringify({ table, key, row })}\n`;
}
