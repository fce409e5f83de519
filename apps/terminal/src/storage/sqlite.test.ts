import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { beforeEach, expect, test } from "vitest";
import type { Storage, Stored, StoredConversation } from "@parley/client";
import { ownFolder } from "../../test/folder.ts";
import { sqliteStorage } from "./sqlite.ts";
import { troubleOf, type StorageTrouble } from "./trouble.ts";

let file: string;
let told: StorageTrouble[];
let storage: Storage;
beforeEach(() => {
  file = join(ownFolder(), "accounts", "ana.sqlite");
  told = [];
  storage = sqliteStorage(file, (trouble) => told.push(trouble));
});

const cid = "33333333-3333-4333-8333-333333333333";
const item = { cid, conversation: 7, body: "hi", at: "2026-03-01T12:00:00.000Z" } as const;
const everything: Stored = {
  head: { epoch: "first", me: null },
  conversations: new Map([[7, { epoch: "first", ver: 3 } as StoredConversation]]),
  people: new Map(),
  outbox: new Map([[cid, { ...item, status: "sending" }]]),
  drafts: new Map([[7, "half a th"]]),
  draftFiles: new Map(),
};
const keys = (): string[] => told.map(({ key }) => key);

test("what is saved is there the next time, and null forgets", async () => {
  expect(await storage.load()).toBeNull();
  await storage.save(everything);
  expect(await storage.load()).toEqual(everything);
  await storage.save({ drafts: new Map([[7, null]]), outbox: new Map([[cid, null]]) });
  expect(await sqliteStorage(file, () => {}).load()).toEqual({
    ...everything,
    drafts: new Map(),
    outbox: new Map(),
  });
  expect(told).toEqual([]);
});

test("only its owner can read it", async () => {
  await storage.save(everything);
  const modes = readdirSync(dirname(file)).map((name) => statSync(join(dirname(file), name)).mode);
  expect(modes.map((mode) => mode & 0o777)).toEqual(modes.map(() => 0o600));
  expect(statSync(dirname(file)).mode & 0o777).toBe(0o700);
});

test("nothing of what was wiped is left, not what was put aside either", async () => {
  mkdirSync(dirname(file));
  writeFileSync(file, "not a database, but long enough to be taken for one".repeat(50));
  await storage.save(everything);
  await storage.clear();
  expect(readdirSync(dirname(file))).toEqual([]);
  expect(await storage.load()).toBeNull();
});

test.for<[string, () => void]>([
  ["is none of ours", () => replace("mice were here ".repeat(500))],
  ["holds what cannot be read", () => spoil("UPDATE kept SET value = '{\"half'")],
])("a file that %s is put aside, and begun anew", async ([, damage]) => {
  await storage.save(everything);
  damage();
  const again = sqliteStorage(file, (trouble) => told.push(trouble));
  expect(await again.load()).toBeNull();
  expect(keys()).toEqual(["storage.damaged"]);
  expect(
    readdirSync(dirname(file)).filter((name) => /\.damaged-[^-]+-[^.]*Z$/.test(name)),
  ).toHaveLength(1);
  await again.save(everything);
  expect(await again.load()).toEqual(everything);
});

test("what one process has put aside and begun anew is not put aside by another", async () => {
  await storage.save(everything);
  const other = sqliteStorage(file, (trouble) => told.push(trouble));
  await other.load();
  spoil("UPDATE kept SET value = '{\"half'");
  expect(await storage.load()).toBeNull();
  await storage.save(everything);
  expect(await other.load()).toEqual(everything);
  expect(keys()).toEqual(["storage.damaged"]);
});

function replace(content: string): void {
  for (const beside of ["-wal", "-shm"]) rmSync(file + beside);
  writeFileSync(file, content);
}

function spoil(statement: string): void {
  const database = new DatabaseSync(file);
  database.exec(statement);
  database.close();
}

test("where it cannot be written that is told once, and once that it can again", async () => {
  writeFileSync(dirname(file), "in the way");
  await expect(storage.load()).rejects.toThrow("EEXIST");
  await expect(storage.save(everything)).rejects.toThrow("EEXIST");
  expect(keys()).toEqual(["storage.unusable"]);
  rmSync(dirname(file));
  await storage.save(everything);
  expect(keys()).toEqual(["storage.unusable", "storage.keptAgain"]);
  expect(await storage.load()).toEqual(everything);
});

test("what a newer version wrote is left alone", async () => {
  await storage.save(everything);
  spoil("PRAGMA user_version = 99");
  const older = sqliteStorage(file, (trouble) => told.push(trouble));
  await expect(older.load()).rejects.toThrow("version 99");
  expect(keys()).toEqual(["storage.newer"]);
  spoil("PRAGMA user_version = 1");
  expect(await older.load()).toEqual(everything);
});

test.for([
  [{ errcode: 13 }, "storage.full"],
  [{ code: "ENOSPC" }, "storage.full"],
  [{ errcode: 1032 }, "storage.readOnly"],
  [{ errcode: 14 }, "storage.readOnly"],
  [{ code: "EROFS" }, "storage.readOnly"],
] as const)("%o is told as %s", ([error, key]) => {
  expect(troubleOf(Object.assign(new Error("no"), error), file)).toMatchObject({ key });
});
