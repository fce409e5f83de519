import { setTimeout as wait } from "node:timers/promises";
import { sql } from "kysely";
import type { Id } from "@parley/protocol";
import { afterAll, beforeAll, expect, test } from "vitest";
import { begin, put, refusalOf } from "../../test/conversations.ts";
import { startServer, type TestServer } from "../../test/server.ts";
import type { Someone } from "../../test/visitor.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

const bos = "+12025550142";

test.each([
  ["turns texts on", "garden", ({ bo, id }: Place) => put(bo, id, "me", { texts: true })],
  [
    "is asked in by text",
    "shed",
    ({ ana, id }: Place) =>
      ana.call("invitePhone", { params: { conversation: id }, body: { phone: bos } }),
  ],
])("whoever %s while their number is given up has no seat with it", async (_, name, act) => {
  const ana = await server.person(`ana-${name}`);
  const bo = await server.person(`bo-${name}`);
  const { id } = await begin(ana, { kind: "group", name, phones: true });
  if (name === "garden") {
    await put(ana, id, bo);
    await put(bo, id, "me");
  }
  const { db } = server.parts.database;
  await db.updateTable("person").where("id", "=", bo.me.id).set({ phone: bos }).execute();
  let done: Promise<unknown> = Promise.resolve();
  await db.transaction().execute(async (tx) => {
    // Another node takes the number off the account, and commits when the other waits for it.
    await tx.updateTable("person").set({ phone: null }).where("id", "=", bo.me.id).execute();
    let isOver = false;
    done = refusalOf(act({ ana, bo, id })).finally(() => (isOver = true));
    while (!isOver) {
      const waiting = await sql`
        select from pg_stat_activity where wait_event_type = 'Lock'
          and datname = current_database()`.execute(db);
      if (waiting.rows.length > 0) break;
      await wait(5);
    }
  });
  expect(await done).toBe("busy");
  expect(await db.selectFrom("seat").selectAll().execute()).toEqual([]);
});

interface Place {
  ana: Someone;
  bo: Someone;
  id: Id;
}
