import { randomUUID } from "node:crypto";
import type { Delivery, Id } from "@parley/protocol";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { begin, say } from "../../../test/conversations.ts";
import { hook } from "../../../test/hook.ts";
import { seat, type Phone } from "../../../test/seating.ts";
import { startWithCarrier, type Carrier } from "../../../test/carrier.ts";
import type { TestServer } from "../../../test/server.ts";
import type { Someone } from "../../../test/visitor.ts";

let carrier: Carrier;
let server: TestServer;
let ana: Someone;
let id: Id;
let cy: Phone;
let di: Phone & { person: Id };
let count = 0;

beforeAll(async () => {
  carrier = await startWithCarrier(2);
  ({ server } = carrier);
  ana = await server.person("ana", { displayName: "Ana" });
});
afterAll(() => carrier.close());

/** A group of two phones, of which Cy has heard what Ana said, while Di's number has to wait. */
beforeEach(async () => {
  ({ id } = await begin(ana, { kind: "group", name: `g-${randomUUID()}`, phones: true }));
  const [first, second] = server.parts.twilio.numbers;
  const phone = () => `+12025550${String(190 + count++)}`;
  cy = await seat(server, id, phone(), { number: first!, emulator: carrier.emulator });
  di = await seat(server, id, phone(), { name: "Di", number: second!, emulator: carrier.emulator });
  await putOff(second!, server.parts.now() + 50_000);
  await say(ana, id, "Meet at 7");
  await cy.until(1);
});

const putOff = (number: string, next_at: number) =>
  server.parts.database.db
    .updateTable("number")
    .set({ next_at })
    .where("number", "=", number)
    .execute();

async function goOn(): Promise<void> {
  await putOff(server.parts.twilio.numbers[1]!, 0);
  server.parts.texts.wake();
}

const ofDi = async (seq: number): Promise<Delivery | undefined> => {
  const { texts } = await ana.call("getLedger", { params: { conversation: id, seq } });
  return texts.find(({ person }) => person.id === di.person);
};

const reasonOf = async (seq: number) => (await ofDi(seq))?.reason;

test("a message that is deleted while its text waits is not texted, and not said to be deleted", async () => {
  await ana.call("deleteMessage", { params: { conversation: id, seq: 1 } });
  await say(ana, id, "Never mind");
  // In one text or in two, as they were looked at.
  const heard = () => cy.received().slice(1).join("\n");
  await expect.poll(heard).toBe("Ana deleted an earlier message.\nAna: Never mind");
  await goOn();
  expect(await di.until(1)).toEqual(["Ana: Never mind"]);
  expect(await ofDi(1)).toMatchObject({ state: "failed", reason: "withdrawn", code: null });
});

test("a message that is edited while its text waits is texted as it is then, once, in its order", async () => {
  await say(ana, id, "At Bo's");
  await cy.until(2);
  await ana.call("editMessage", {
    params: { conversation: id, seq: 1 },
    body: { body: "Meet at 8" },
  });
  expect((await cy.until(3))[2]).toBe("Ana (corrected): Meet at 8");
  await goOn();
  await say(ana, id, "Good?");
  await expect.poll(() => di.received().join("\n")).toMatch(/Good\?$/);
  expect(di.received().join("\n").replaceAll("\nAna: ", "\n")).toBe(
    "Ana: Meet at 8\nAt Bo's\nGood?",
  );
});

test("a correction that waits says what the message says by then, and nothing once it is deleted", async () => {
  await goOn();
  await di.until(1);
  await putOff(server.parts.twilio.numbers[1]!, server.parts.now() + 50_000);
  const edit = (body: string) =>
    ana.call("editMessage", { params: { conversation: id, seq: 1 }, body: { body } });
  await edit("Meet at 8");
  expect((await cy.until(2))[1]).toBe("Ana (corrected): Meet at 8");
  await ana.call("deleteMessage", { params: { conversation: id, seq: 1 } });
  expect((await cy.until(3))[2]).toBe("Ana deleted an earlier message.");
  await goOn();
  expect(await di.until(2)).toEqual(["Ana: Meet at 7", "Ana deleted an earlier message."]);
});

test("a deletion is told to nobody whose text may or may not have gone, and not at all once it has not", async () => {
  const { db } = server.parts.database;
  const mine = db.updateTable("text").where("phone", "=", di.number);
  await mine.set({ state: "unknown", not_before: server.parts.now() + 50_000 }).execute();
  await ana.call("deleteMessage", { params: { conversation: id, seq: 1 } });
  expect((await cy.until(2))[1]).toBe("Ana deleted an earlier message.");
  const bodies = db.selectFrom("text").select("body").where("phone", "=", di.number);
  expect(await bodies.execute()).toEqual([{ body: "Ana: Meet at 7" }]);
  // Twilio turns out not to have taken it.
  await mine.set({ state: "pending", not_before: 0 }).execute();
  await goOn();
  await expect.poll(() => reasonOf(1)).toBe("withdrawn");
  await say(ana, id, "Never mind");
  expect(await di.until(1)).toEqual(["Ana: Never mind"]);
});

test("a text that comes back to be sent is not, once its phone has left", async () => {
  await ana.call("removeMember", { params: { conversation: id, person: di.person } });
  const { db } = server.parts.database;
  // As it does when Twilio turns out not to have taken it.
  const mine = db.updateTable("text").where("phone", "=", di.number);
  await mine.set({ state: "pending", code: null }).where("kind", "=", "message").execute();
  await goOn();
  await expect.poll(() => reasonOf(1)).toBe("left");
});

test("a text that waits for a phone that says STOP meanwhile is not sent", async () => {
  await hook(server, { From: di.number, To: server.parts.twilio.numbers[1], Body: "STOP" });
  const { db } = server.parts.database;
  const obstacle = db.selectFrom("obstacle").select("code").where("phone", "=", di.number);
  await expect.poll(() => obstacle.executeTakeFirst()).toEqual({ code: 21610 });
  await goOn();
  await expect.poll(() => reasonOf(1)).toBe("opted_out");
  const tried = await server.parts.twilio.client.messages.list({ to: di.number });
  expect(tried.filter(({ body }) => body.includes("Meet"))).toEqual([]);
});
