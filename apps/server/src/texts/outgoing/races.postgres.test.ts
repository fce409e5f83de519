import { setTimeout as wait } from "node:timers/promises";
import { sql } from "kysely";
import { afterEach, beforeEach, expect, test } from "vitest";
import { startServer, type TestServer } from "../../../test/server.ts";
import { sendNotice } from "./notice.ts";
import type { TextRow } from "./queries.ts";
import { settleUnknown } from "./settle.ts";
import { recordReports } from "./statuses.ts";

let server: TestServer;
beforeEach(async () => {
  server = await startServer();
});
afterEach(() => server.close());

/** A text of a number that sends nothing by itself. */
async function textThatIs(state: TextRow["state"], sid: string | null): Promise<number> {
  const { parts } = server;
  const id = await sendNotice(parts, { phone: "+12025550190", number: "+1", body: "Once" });
  await parts.database.db
    .updateTable("text")
    .set({ state, sid, submitted_at: parts.now(), changed_at: 0 })
    .where("id", "=", id)
    .execute();
  return id;
}

/** Another node takes down that a text was delivered; its commit comes when `work` waits for it. Answers how the text ends. */
async function deliveredMeanwhile(id: number, work: () => Promise<unknown>) {
  const { db } = server.parts.database;
  let done: Promise<unknown> = Promise.resolve();
  await db.transaction().execute(async (tx) => {
    const told = { state: "delivered" as const, sid: "SM1" };
    await tx.updateTable("text").set(told).where("id", "=", id).execute();
    done = work();
    for (;;) {
      const waiting = await sql`
        select from pg_stat_activity where wait_event_type = 'Lock'
          and datname = current_database() and query like 'update "text" set "state"%'`.execute(db);
      if (waiting.rows.length > 0) break;
      await wait(5);
    }
  });
  await done;
  const text = db.selectFrom("text").select(["state", "sid"]).where("id", "=", id);
  return text.executeTakeFirst();
}

const delivered = { state: "delivered", sid: "SM1" };

test("a text that is reported while it is given up for lost is not sent again", async () => {
  const id = await textThatIs("unknown", null);
  // The worker may have asked a moment ago: it is asked about once more all the same.
  const soon = server.parts.now() + 10_000;
  const ended = await deliveredMeanwhile(id, () =>
    settleUnknown(server.parts, new Map([[id, 2]]), soon),
  );
  expect(ended).toEqual(delivered);
});

test("of two reports that two nodes take down at once the further one stays", async () => {
  const id = await textThatIs("accepted", "SM1");
  const ended = await deliveredMeanwhile(id, () =>
    recordReports(server.parts, [{ sid: "SM1", text: id, status: "sent", code: null }]),
  );
  expect(ended).toEqual(delivered);
});
