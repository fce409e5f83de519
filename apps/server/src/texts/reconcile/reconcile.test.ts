import { afterAll, beforeAll, expect, test } from "vitest";
import { startServer, type TestServer } from "../../../test/server.ts";
import { sendNotice } from "../outgoing/notice.ts";
import { reconcile } from "./reconcile.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

/** A text that Twilio took, and told nothing more of. */
async function taken(sid: string): Promise<number> {
  const { parts } = server;
  const id = await sendNotice(parts, { phone: "+12025550190", number: "+1", body: "Hello" });
  await parts.database.db
    .updateTable("text")
    .set({ state: "sent", sid, changed_at: 0 })
    .where("id", "=", id)
    .execute();
  return id;
}

test("many texts of which nothing is ever told keep no newer one from being asked about", async () => {
  const { twilio, database, now } = server.parts;
  // Twilio knows nothing of these: they were deleted there.
  for (let index = 0; index < 150; index++) {
    await taken(`SM${String(index).padStart(32, "0")}`);
  }
  const from = twilio.numbers[0]!;
  twilio.emulator!.handsets.add("+12025550191");
  const { sid } = await twilio.client.messages.create({ to: "+12025550191", from, body: "Hello" });
  await twilio.emulator!.idle();
  const id = await taken(sid);

  const wanted = { listSince: now(), overdueBefore: now(), progress: { upTo: 0, pages: [] } };
  expect(await reconcile(server.parts, wanted)).toEqual({ incoming: 0, reports: 0 });
  expect(await reconcile(server.parts, wanted)).toEqual({ incoming: 0, reports: 1 });
  const text = database.db.selectFrom("text").select("state").where("id", "=", id);
  expect(await text.executeTakeFirst()).toEqual({ state: "delivered" });
});

test("a process that ends asks about no further text, and writes down what it has learned", async () => {
  const { twilio, now } = server.parts;
  const to = "+12025550192";
  twilio.emulator!.handsets.add(to);
  const ids: number[] = [];
  for (const body of ["One", "Two"]) {
    const sent = await twilio.client.messages.create({ to, from: twilio.numbers[0]!, body });
    ids.push(await taken(sent.sid));
  }
  await twilio.emulator!.idle();
  const progress = { upTo: ids[0]! - 1, pages: [] };
  let questions = 0;
  const isOver = () => questions++ > twilio.numbers.length;
  const wanted = { listSince: now(), overdueBefore: now(), progress, isOver };
  expect(await reconcile(server.parts, wanted)).toEqual({ incoming: 0, reports: 1 });
});

test("texts that came in are listed page by page, and the next round goes on where one stopped", async () => {
  const { parts } = server;
  const { emulator, numbers } = parts.twilio;
  const phone = "+12025550195";
  emulator!.faults.set({ webhookOutage: true });
  emulator!.handsets.add(phone);
  const listSince = parts.now() - 1_000;
  for (let count = 1; count <= 7; count++)
    await emulator!.handsets.write(phone, { to: numbers[0]!, body: `Text ${count}` });
  await emulator!.idle();
  emulator!.faults.set({ webhookOutage: false });
  const progress = { upTo: 0, pages: [] };
  const round = async (since: number) => {
    const wanted = { listSince: since, overdueBefore: 0, progress };
    return (await reconcile(parts, wanted, { pageSize: 2, mostPages: 2 })).incoming;
  };
  expect(await round(listSince)).toBe(4);
  expect(await round(parts.now() + 1_000)).toBe(3);
  expect(await round(parts.now() + 1_000)).toBe(0);
});
