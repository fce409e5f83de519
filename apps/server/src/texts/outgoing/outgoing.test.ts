import { randomUUID } from "node:crypto";
import type { Delivery, Id } from "@parley/protocol";
import { afterEach, describe, expect, test } from "vitest";
import { sayWith, upload } from "../../../test/files.ts";
import { seat } from "../../../test/seating.ts";
import { reconcile } from "../reconcile/reconcile.ts";
import { startServer, type TestServer } from "../../../test/server.ts";
import type { Someone } from "../../../test/visitor.ts";

let server: TestServer;

afterEach(() => server.close());

async function group(settings: Record<string, string> = {}, now?: () => number) {
  server = await startServer({
    settings: { TEXT_HOLD_SECONDS: "0", ...settings },
    ...(now ? { now } : {}),
  });
  const ana = await server.person("ana", { displayName: "Ana" });
  const { id } = await ana.call("createConversation", {
    body: { kind: "group", name: "pizza", phones: true },
  });
  return { ana, id };
}

const say = (who: Someone, conversation: Id, body: string) =>
  who.call("sendMessage", { params: { conversation }, body: { cid: randomUUID(), body } });

/** Waits until what became of a message is known, and answers it as a member is told. */
async function settled(who: Someone, conversation: Id, seq: number): Promise<Delivery[]> {
  const socket = await who.socket();
  for (;;) {
    const { texts } = await who.call("getLedger", { params: { conversation, seq } });
    const ended = texts.every(({ state }) => state === "delivered" || state === "failed");
    if (texts.length > 0 && ended) {
      socket.close();
      return texts;
    }
    await socket.notice("deliveries");
  }
}

/** A clock that runs, and on which the next day is far away. */
function atNoon(): () => number {
  const ahead = new Date().setUTCHours(12, 0, 0, 0) - Date.now();
  return () => Date.now() + ahead;
}

const stateOf = ({ state, reason }: Delivery) => (reason === null ? state : `${state}: ${reason}`);

describe("what is said where phones are", () => {
  test("goes to each phone under the name of who said it, and is accounted for", async () => {
    const { ana, id } = await group();
    const cy = await seat(server, id, "+12025550190");
    const di = await seat(server, id, "+12025550191", { name: "Di" });
    await say(ana, id, "Tomatoes are ripe.");
    expect(await cy.until(1)).toEqual(["Ana: Tomatoes are ripe."]);
    expect(await di.until(1)).toEqual(["Ana: Tomatoes are ripe."]);
    const texts = await settled(ana, id, 1);
    expect(
      texts.map(({ person, ...text }) => [person.displayName, stateOf({ person, ...text })]),
    ).toEqual([
      ["Cy", "delivered"],
      ["Di", "delivered"],
    ]);
  });

  test("in a burst comes as one text, and what is edited or deleted in time costs nothing", async () => {
    const { ana, id } = await group({ TEXT_HOLD_SECONDS: "1" });
    const cy = await seat(server, id, "+12025550190");
    for (const body of ["One", "Tow", "Three", "Four"]) await say(ana, id, body);
    await ana.call("editMessage", { params: { conversation: id, seq: 2 }, body: { body: "Two" } });
    await ana.call("deleteMessage", { params: { conversation: id, seq: 3 } });
    expect(await cy.until(1)).toEqual(["Ana: One\nTwo\nFour"]);
    await settled(ana, id, 4);
    expect(cy.received()).toHaveLength(1);
  });

  test("and edited or deleted later is corrected in one line", async () => {
    const { ana, id } = await group();
    const cy = await seat(server, id, "+12025550190");
    await say(ana, id, "Meet at 7");
    await cy.until(1);
    await ana.call("editMessage", {
      params: { conversation: id, seq: 1 },
      body: { body: "Meet at 8" },
    });
    expect((await cy.until(2))[1]).toBe("Ana (corrected): Meet at 8");
    await ana.call("deleteMessage", { params: { conversation: id, seq: 1 } });
    expect((await cy.until(3))[2]).toBe("Ana deleted an earlier message.");
  });

  test("names the conversation to a phone that is in several", async () => {
    const { ana, id } = await group();
    const { id: other } = await ana.call("createConversation", {
      body: { kind: "group", name: "Käse", phones: true },
    });
    const cy = await seat(server, id, "+12025550190");
    await seat(server, other, "+12025550190", { number: server.parts.twilio.numbers[1]! });
    await say(ana, other, "Hello");
    expect(await cy.until(1)).toEqual(["Käse - Ana: Hello"]);
  });

  test("too long for a text ends with a link to the whole, for that phone alone and while it is in", async () => {
    const { ana, id } = await group();
    const cy = await seat(server, id, "+12025550190");
    const long = Array.from({ length: 200 }, (_, index) => `word${index}`).join(" ");
    await say(ana, id, long);
    const [text] = await cy.until(1);
    expect(text!.startsWith("Ana: word0 word1 ")).toBe(true);
    const [, link] = /\.\.\. (http\S+\/m\/[\w-]{40})$/.exec(text!)!;
    const whole = await fetch(link!);
    expect(whole.headers.get("content-type")).toMatch(/^text\/plain/);
    expect(await whole.text()).toContain(long);
    expect((await fetch(`${link!.slice(0, -1)}~`)).status).toBe(404);
    await ana.call("removeMember", { params: { conversation: id, person: cy.person } });
    expect((await fetch(link!)).status).toBe(404);
  });

  test("with a picture takes the picture along; other files come as links", async () => {
    const { ana, id } = await group();
    const cy = await seat(server, id, "+12025550190");
    const plan = await upload(ana, "a plan", "plan.txt");
    await sayWith(ana, id, [plan.id]);
    const [text] = await cy.until(1);
    const [, link] = /plan\.txt \(1 KB\) (http\S+)$/m.exec(text!)!;
    expect(await (await fetch(link!)).text()).toBe("a plan");
  });
});

describe("a text", () => {
  test("whose answer is lost is looked for, and not sent twice", async () => {
    const { ana, id } = await group();
    const cy = await seat(server, id, "+12025550190");
    server.parts.twilio.emulator!.faults.set({ lost: 1 });
    await say(ana, id, "Once");
    expect((await settled(ana, id, 1)).map(stateOf)).toEqual(["delivered"]);
    await say(ana, id, "Twice");
    expect(await cy.until(2)).toEqual(["Ana: Once", "Ana: Twice"]);
  });

  test("that Twilio broke on is sent again once it is certain that it was not taken", async () => {
    const { ana, id } = await group();
    const cy = await seat(server, id, "+12025550190");
    server.parts.twilio.emulator!.faults.set({ broken: 1 });
    await say(ana, id, "Once");
    expect((await settled(ana, id, 1)).map(stateOf)).toEqual(["delivered"]);
    expect(cy.received()).toEqual(["Ana: Once"]);
  });

  test("that is one too many at the moment is sent a moment later", async () => {
    const { ana, id } = await group();
    const cy = await seat(server, id, "+12025550190");
    server.parts.twilio.emulator!.faults.set({ tooMany: 2 });
    await say(ana, id, "Once");
    expect((await settled(ana, id, 1)).map(stateOf)).toEqual(["delivered"]);
    expect(cy.received()).toEqual(["Ana: Once"]);
  });

  test.each([
    ["landline", "landline"],
    ["unknown", "no_such_phone"],
    ["filtered", "filtered"],
  ] as const)("to a phone that is %s ends with the reason", async (fault, reason) => {
    const { ana, id } = await group();
    await seat(server, id, "+12025550190");
    server.parts.twilio.emulator!.handsets.setFaults("+12025550190", { [fault]: true });
    await say(ana, id, "Hello");
    expect((await settled(ana, id, 1)).map(stateOf)).toEqual([`failed: ${reason}`]);
    // What is known of a phone is not found out anew.
    await say(ana, id, "Hello?");
    expect((await settled(ana, id, 2)).map(stateOf)).toEqual([`failed: ${reason}`]);
  });

  test("to somebody who texted STOP is not tried a second time", async () => {
    const { ana, id } = await group();
    const cy = await seat(server, id, "+12025550190");
    await say(ana, id, "Hello");
    await settled(ana, id, 1);
    await cy.write("STOP");
    await server.parts.twilio.emulator!.idle();
    await say(ana, id, "Still there?");
    expect((await settled(ana, id, 2)).map(stateOf)).toEqual(["failed: opted_out"]);
    await say(ana, id, "Hello?");
    expect((await settled(ana, id, 3)).map(stateOf)).toEqual(["failed: opted_out"]);
    const tried = await server.parts.twilio.client.messages.list({ to: cy.number });
    expect(tried.filter(({ body }) => body === "Ana: Hello?")).toEqual([]);
  });

  test("whose reports come doubled, late and out of order ends as it ended", async () => {
    const { ana, id } = await group();
    await seat(server, id, "+12025550190");
    server.parts.twilio.emulator!.faults.set({ duplicateCallbacks: true, shuffledCallbacks: true });
    for (const body of ["One", "Two", "Three"]) {
      const { seq } = await say(ana, id, body);
      expect((await settled(ana, id, seq)).map(stateOf)).toEqual(["delivered"]);
    }
  });

  test("waits for the next day when the budget is spent", async () => {
    const settings = { TEXT_DAILY_BUDGET: "0.02", TEXT_SEGMENT_PRICE: "0.015" };
    const { ana, id } = await group(settings, atNoon());
    const cy = await seat(server, id, "+12025550190");
    const di = await seat(server, id, "+12025550191", {
      name: "Di",
      number: server.parts.twilio.numbers[1]!,
    });
    await say(ana, id, "Hello");
    await Promise.race([cy.until(1), di.until(1)]);
    await server.parts.twilio.emulator!.idle();
    const { texts } = await ana.call("getLedger", { params: { conversation: id, seq: 1 } });
    expect(texts.map(({ state }) => state).toSorted()).toEqual(["delivered", "queued"]);
  });
});

describe("what no webhook told", () => {
  test("is found by asking: a text that came in, and what became of one that went out", async () => {
    const { ana, id } = await group();
    const cy = await seat(server, id, "+12025550190");
    const { emulator } = server.parts.twilio;
    emulator!.faults.set({ webhookOutage: true });
    await say(ana, id, "Hello");
    await cy.until(1);
    await cy.write("Hello back");
    await emulator!.idle();
    emulator!.faults.set({ webhookOutage: false });
    const missed = { listSince: Date.now() - 3600_000, overdueBefore: Date.now() };
    expect(await reconcile(server.parts, missed)).toEqual({ incoming: 1, reports: 1 });
    expect((await settled(ana, id, 1)).map(stateOf)).toEqual(["delivered"]);
    const socket = await ana.socket();
    const answer = await socket.event((event) => "message" in event && event.message.seq === 2);
    expect(answer).toMatchObject({ message: { body: "Hello back", lane: "text" } });
    expect(await reconcile(server.parts, missed)).toEqual({ incoming: 0, reports: 0 });
  });
});
