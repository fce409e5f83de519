import { randomUUID } from "node:crypto";
import { afterEach, expect, test, vi } from "vitest";
import { begin, say } from "../../../test/conversations.ts";
import { seat } from "../../../test/seating.ts";
import { startServer, type TestServer } from "../../../test/server.ts";
import type { Someone } from "../../../test/visitor.ts";

let server: TestServer;
let ana: Someone;
afterEach(() => server.close());

async function start() {
  server = await startServer({ settings: { TEXT_HOLD_SECONDS: "0" } });
  ana = await server.person("ana", { displayName: "Ana" });
}

async function groupWith(phone: string, number?: string) {
  const body = { kind: "group" as const, name: `g-${randomUUID()}`, phones: true };
  const { id } = await begin(ana, body);
  return { id, cy: await seat(server, id, phone, number === undefined ? {} : { number }) };
}

test("a conversation whose texts cannot be made keeps nobody else's from being sent", async () => {
  await start();
  const broken = await groupWith("+12025550190");
  const sound = await groupWith("+12025550191", server.parts.twilio.numbers[1]!);
  await server.parts.database.db.transaction().execute(async (tx) => {
    const held = { conversation_id: broken.id, seq: 1, kind: "message" as const, due_at: 0 };
    await tx
      .insertInto("message")
      .values({
        conversation_id: broken.id,
        seq: 1,
        ver: 1,
        sender_id: ana.me.id,
        at: 1,
        lane: "web",
        body: "",
        files: "no JSON",
      })
      .execute();
    await tx.insertInto("held").values(held).execute();
  });
  await say(ana, sound.id, "Hello");
  expect(await sound.cy.until(1)).toEqual(["Ana: Hello"]);
});

test("a text whose answer could not be written down is looked for, without a restart", async () => {
  await start();
  const { id, cy } = await groupWith("+12025550190");
  const { database, twilio } = server.parts;
  twilio.emulator!.faults.set({ webhookOutage: true });
  const { messages } = twilio.client;
  const [create, write] = [messages.create.bind(messages), database.write.bind(database)];
  let taken = 0;
  const creating = vi.spyOn(messages, "create").mockImplementation(async (options) => {
    const message = await create(options);
    taken++;
    return message;
  });
  // The disk is full, or the database away, for the one moment after Twilio has taken the text.
  let failed = 0;
  const writing = vi.spyOn(database, "write").mockImplementation((work) => {
    if (failed === taken) return write(work);
    failed++;
    return Promise.reject(new Error("no space left on device"));
  });
  await say(ana, id, "Once");
  await cy.until(1);
  const states = () => database.db.selectFrom("text").select("state").execute();
  await expect.poll(states, { timeout: 15_000 }).not.toContainEqual({ state: "submitting" });
  await expect.poll(states, { timeout: 15_000 }).not.toContainEqual({ state: "unknown" });
  creating.mockRestore();
  writing.mockRestore();
  expect([taken, failed]).toEqual([1, 1]);
  expect(cy.received()).toEqual(["Ana: Once"]);
});
