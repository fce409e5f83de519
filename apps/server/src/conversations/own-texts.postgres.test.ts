import { setTimeout as wait } from "node:timers/promises";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { begin, put, refusalOf } from "../../test/conversations.ts";
import { startServer, type TestServer } from "../../test/server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

test("texts that are turned on while the phone is given up go to nobody's phone", async () => {
  const ana = await server.person("ana");
  const { id } = await begin(ana, { kind: "group", name: "garden", phones: true });
  const { db } = server.parts.database;
  const mine = db.updateTable("person").where("id", "=", ana.me.id);
  await mine.set({ phone: "+12025550142" }).execute();
  let done: Promise<unknown> = Promise.resolve();
  await db.transaction().execute(async (tx) => {
    // Another node takes the number off the account, and commits when the other waits for it.
    await tx.updateTable("person").set({ phone: null }).where("id", "=", ana.me.id).execute();
    let isOver = false;
    done = refusalOf(put(ana, id, "me", { texts: true })).finally(() => (isOver = true));
    while (!isOver) {
      const waiting = await sql`
        select from pg_stat_activity where wait_event_type = 'Lock'
          and datname = current_database() and query like 'update "person" set "phone"%'`.execute(
        db,
      );
      if (waiting.rows.length > 0) break;
      await wait(5);
    }
  });
  expect(await done).toBe("phone_needed");
  expect(await db.selectFrom("seat").selectAll().execute()).toEqual([]);
});
