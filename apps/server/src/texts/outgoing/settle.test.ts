import { afterAll, beforeAll, expect, test } from "vitest";
import { startServer, type TestServer } from "../../../test/server.ts";
import { sendNotice } from "./notice.ts";
import { settleUnknown } from "./settle.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

const often = 1_000;
/** Asks about it once more, though the worker may have done so a moment ago. */
const ask = (id: number) =>
  settleUnknown(server.parts, new Map([[id, often]]), server.parts.now() + 10_000);

test.each([
  ["that may still get to Twilio is asked for, and not sent again", 60_000, "unknown"],
  ["that Twilio does not have is sent again", -1, "pending"],
  ["that waits by a clock that was set back since is sent again", 3_600_000, "pending"],
])("a text %s", async (_, fromNowMs, state) => {
  const { parts } = server;
  // No number of this server's, so that it is sent by nobody.
  const id = await sendNotice(parts, { phone: "+12025550190", number: "+1", body: "Once" });
  const not_before = parts.now() + fromNowMs;
  await parts.database.db
    .updateTable("text")
    .set({ state: "unknown", submitted_at: parts.now(), changed_at: 0, not_before })
    .where("id", "=", id)
    .execute();
  await ask(id);
  const text = parts.database.db.selectFrom("text").select("state").where("id", "=", id);
  await expect.poll(() => text.executeTakeFirst()).toEqual({ state });
});

test.each([
  ["under other quotes and dashes", "+12025550191", 0],
  ["by a clock of ours that ran ahead", "+12025550192", 10 * 60_000],
])("a text that Twilio took %s is found, and not sent again", async (_, to, aheadMs) => {
  const { twilio, database, now } = server.parts;
  const [from, body] = [twilio.numbers[0]!, "Ana: “Ripe” – comeǃ\u00a0🍅ʼ "];
  twilio.emulator!.handsets.add(to);
  const taken = await twilio.client.messages.create({ from, to, body, smartEncoded: true });
  expect(taken.body).not.toBe(body);
  const id = await sendNotice(server.parts, { phone: to, number: "+1", body });
  const { db } = database;
  const submitted_at = now() + aheadMs;
  const changes = { state: "unknown" as const, number: from, submitted_at, changed_at: 0 };
  await db.updateTable("text").set(changes).where("id", "=", id).execute();
  await ask(id);
  const sid = db.selectFrom("text").select("sid").where("id", "=", id);
  await expect.poll(() => sid.executeTakeFirst()).toEqual({ sid: taken.sid });
  await twilio.emulator!.idle();
  expect(twilio.emulator!.handsets.texts(to)).toHaveLength(1);
});
