import { randomUUID } from "node:crypto";
import type { Id } from "@parley/protocol";
import { afterEach, describe, expect, onTestFinished, test } from "vitest";
import { startWithCarrier, type Carrier } from "../../../test/carrier.ts";
import { seat } from "../../../test/seating.ts";
import type { Someone } from "../../../test/visitor.ts";

let carrier: Carrier;

afterEach(() => carrier.close());

const phoneNumber = (index: number) => `+1202${String(5_550_000 + index).padStart(7, "0")}`;

const say = (who: Someone, conversation: Id, body: string) =>
  who.call("sendMessage", { params: { conversation }, body: { cid: randomUUID(), body } });

/** Phones of two groups get another number in each, when those are not `first` alike. */
async function groupOf(who: Someone, name: string, phones: number[], first = 0): Promise<Id> {
  const body = { kind: "group" as const, name, phones: true };
  const { id } = await who.call("createConversation", { body });
  const { server, emulator } = carrier;
  const { numbers } = server.parts.twilio;
  for (const index of phones) {
    const number = numbers[(index + first) % numbers.length]!;
    await seat(server, id, phoneNumber(index), { name: `P${index}`, number, emulator });
  }
  return id;
}

async function countDeliveries(): Promise<number> {
  const { count } = await carrier.server.parts.database.db
    .selectFrom("delivery")
    .select((e) => e.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Resolves when no text waits or is under way any more. */
async function allSettled(): Promise<void> {
  const { parts } = carrier.server;
  for (;;) {
    const changed = Promise.withResolvers<void>();
    parts.texts.onChange(() => changed.resolve());
    const { count } = await parts.database.db
      .selectFrom("text")
      .select((e) => e.fn.countAll<number>().as("count"))
      .where("state", "in", ["pending", "submitting", "unknown", "accepted", "sending"])
      .executeTakeFirstOrThrow();
    const { held } = await parts.database.db
      .selectFrom("held")
      .select((e) => e.fn.countAll<number>().as("held"))
      .executeTakeFirstOrThrow();
    if (Number(count) === 0 && Number(held) === 0) return;
    await changed.promise;
  }
}

describe("a message", () => {
  test.each([1, 10, 11, 250, 1_000])(
    "reaches each of %i phones, once",
    async (count) => {
      carrier = await startWithCarrier(50);
      const ana = await carrier.server.person("ana", { displayName: "Ana" });
      const phones = Array.from({ length: count }, (_, index) => index);
      const id = await groupOf(ana, "crowd", phones);
      await say(ana, id, "Hello, all of you.");
      const delivered = async () => {
        const { texts } = await ana.call("getLedger", { params: { conversation: id, seq: 1 } });
        return texts.filter(({ state }) => state === "delivered").length;
      };
      await expect.poll(delivered, { timeout: 100_000, interval: 100 }).toBe(count);
      for (const index of phones) {
        const texts = carrier.emulator.handsets.texts(phoneNumber(index));
        expect(texts.map(({ body }) => body)).toEqual(["Ana: Hello, all of you."]);
      }
    },
    120_000,
  );
});

describe("5,000 texts, whatever goes wrong", () => {
  test("end in a true state, in their own conversation, once, at their numbers' pace and within the budget", async () => {
    carrier = await startWithCarrier(50);
    const { server, emulator } = carrier;
    const ana = await server.person("ana", { displayName: "Ana" });
    const groups: { id: Id; name: string; phones: number[] }[] = [];
    for (let index = 0; index < 10; index++) {
      // Each phone is in two of them.
      const phones = Array.from({ length: 50 }, (_, place) => (index * 25 + place) % 250);
      groups.push({
        id: await groupOf(ana, `g${index}`, phones, index),
        name: `g${index}`,
        phones,
      });
    }
    const random = dice(20_261_120);
    const trouble = setInterval(() => makeTrouble(random), 50);
    onTestFinished(() => clearInterval(trouble));
    for (let wave = 0; wave < 10; wave++) {
      await Promise.all(groups.map(({ id, name }) => say(ana, id, `<${name} ${wave}>`)));
      // Whatever is said next goes in texts of its own.
      const made = (wave + 1) * 500;
      await expect.poll(countDeliveries, { timeout: 60_000, interval: 20 }).toBe(made);
    }
    clearInterval(trouble);
    const calm = { tooMany: 0, broken: 0, lost: 0, webhookOutage: false, noReceipts: false };
    emulator.faults.set({ ...calm, duplicateCallbacks: false, lateCallbacksMs: 0 });
    await allSettled();
    await emulator.idle();

    for (const { id, name, phones } of groups) {
      for (let seq = 1; seq <= 10; seq++) {
        const { texts } = await ana.call("getLedger", { params: { conversation: id, seq } });
        expect(texts).toHaveLength(phones.length);
        for (const { person, state, reason } of texts) {
          const number = phoneNumber(Number(person.displayName.slice(1)));
          const got = emulator.handsets
            .texts(number)
            .filter(({ body }) => body.includes(`<${name} ${seq - 1}>`));
          expect([number, name, seq, got.length]).toEqual([
            number,
            name,
            seq,
            state === "failed" ? 0 : 1,
          ]);
          if (state === "failed") expect(reason).not.toBeNull();
        }
      }
    }
    await checkPace();
  }, 300_000);
});

/** One handset and one fault of the account after the other, and some of them gone again. */
function makeTrouble(random: () => number): void {
  const { faults, handsets } = carrier.emulator;
  const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)]!;
  faults.set(
    pick([
      { tooMany: 3 },
      { broken: 2 },
      { lost: 2 },
      { duplicateCallbacks: true },
      { duplicateCallbacks: false },
      { shuffledCallbacks: true },
      { shuffledCallbacks: false },
      { lateCallbacksMs: 50 },
      { lateCallbacksMs: 0 },
    ]),
  );
  const fault = pick(["landline", "unknown", "filtered"] as const);
  handsets.setFaults(phoneNumber(Math.floor(random() * 250)), { [fault]: random() < 0.3 });
}

/** mulberry32: the same troubles in every run. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** No number sent before its last text had its time. */
async function checkPace(): Promise<void> {
  const sent = await carrier.server.parts.database.db
    .selectFrom("text")
    .select(["number", "submitted_at", "segments"])
    .where("submitted_at", "is not", null)
    .where("attempts", "=", 1)
    .orderBy("submitted_at")
    .execute();
  for (const texts of Map.groupBy(sent, ({ number }) => number).values()) {
    for (const [index, text] of texts.entries()) {
      const next = texts[index + 1];
      if (next)
        expect(next.submitted_at! - text.submitted_at!).toBeGreaterThanOrEqual(100 * text.segments);
    }
  }
}
