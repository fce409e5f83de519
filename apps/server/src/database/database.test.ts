import { CompiledQuery } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startServer, type TestServer } from "../../test/server.ts";
import type { Database } from "./database.ts";
import { insertMany } from "./insert-many.ts";
import { newId } from "./new-id.ts";
import { sawConflict } from "./postgres.ts";

let server: TestServer;
let database: Database;
beforeAll(async () => {
  server = await startServer();
  database = server.parts.database;
});
afterAll(() => server.close());

const keep = (key: string, value = "") => ({ key, value });
const kept = async (prefix: string) =>
  (
    await database.db
      .selectFrom("server")
      .select("key")
      .where("key", "like", `${prefix}%`)
      .orderBy("key")
      .execute()
  ).map(({ key }) => key);

describe("a transaction", () => {
  test("that fails leaves nothing behind, and the next one is not harmed", async () => {
    const failing = database.write(async (tx) => {
      await tx.insertInto("server").values(keep("undone-1")).execute();
      throw new Error("on second thoughts");
    });
    await expect(failing).rejects.toThrow("on second thoughts");
    await database.write((tx) => tx.insertInto("server").values(keep("undone-2")).execute());

    expect(await kept("undone")).toEqual(["undone-2"]);
  });

  test("that writes nothing is no trouble", async () => {
    await expect(database.write(async () => 7)).resolves.toBe(7);
  });

  test("is seen by others only when it is over, and sees itself", async () => {
    await database.write(async (tx) => {
      await tx.insertInto("server").values(keep("hidden")).execute();
      const own = await tx.selectFrom("server").select("key").where("key", "=", "hidden").execute();
      expect(own).toHaveLength(1);
      expect(await kept("hidden")).toEqual([]);
    });
    expect(await kept("hidden")).toEqual(["hidden"]);
  });

  test("keeps nobody waiting who reads, in a query written by hand either", async () => {
    await database.write(async (tx) => {
      await tx.insertInto("server").values(keep("by-hand")).execute();
      const query = CompiledQuery.raw("select key from server where key = 'by-hand'");
      expect((await database.db.executeQuery(query)).rows).toEqual([]);
    });
  });

  test("gives way to fifty at once without losing a count", async () => {
    await database.db.insertInto("server").values(keep("counter", "0")).execute();
    const add = () =>
      database.write(async (tx) => {
        let row = tx.selectFrom("server").select("value").where("key", "=", "counter");
        if (database.dialect === "postgres") row = row.forUpdate();
        const { value } = await row.executeTakeFirstOrThrow();
        await tx
          .updateTable("server")
          .set({ value: String(Number(value) + 1) })
          .where("key", "=", "counter")
          .execute();
      });
    await Promise.all(Array.from({ length: 50 }, add));

    const { value } = await database.db
      .selectFrom("server")
      .select("value")
      .where("key", "=", "counter")
      .executeTakeFirstOrThrow();
    expect(value).toBe("50");
  });
});

test("a broken rule is told from a broken database", async () => {
  const twice = () => database.db.insertInto("server").values(keep("twice")).execute();
  await twice();
  const error = await twice().catch((reason: unknown) => reason);
  expect(sawConflict(error)).toBe(true);
  expect(sawConflict(new Error("anything else"))).toBe(false);
});

test.for([0, 1, 2, 3, 7, 64])("%i rows go in with one statement", async (count) => {
  const rows = Array.from({ length: count }, (_, n) =>
    keep(`many-${count}-${String(n).padStart(2, "0")}`),
  );
  await insertMany(database.db, database.dialect, "server", rows);
  expect(await kept(`many-${count}-`)).toEqual(rows.map(({ key }) => key));
});

test("numbers come back as they went in, up to the largest that is safe", async () => {
  const { rows } = await database.db.executeQuery<{ n: number }>({
    ...database.db.selectNoFrom((e) => e.val(Number.MAX_SAFE_INTEGER).as("n")).compile(),
    sql: `select cast(${Number.MAX_SAFE_INTEGER} as bigint) as n`,
    parameters: [],
  });
  expect(rows).toEqual([{ n: Number.MAX_SAFE_INTEGER }]);
});

test("ids are positive safe integers that rise with time", () => {
  const ids = Array.from({ length: 100 }, (_, n) => newId(Date.UTC(2026, 0, 1) + n));
  expect(ids.every((id) => Number.isSafeInteger(id) && id > 0)).toBe(true);
  expect(ids).toEqual(ids.toSorted((a, b) => a - b));
});
