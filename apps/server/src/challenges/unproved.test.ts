import { createHash } from "node:crypto";
import type { ChallengePurpose, ErrorReply, StartedChallenge } from "@parley/protocol";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { finish, start, withApp } from "../../test/authenticator.ts";
import { standingClock } from "../../test/clock.ts";
import { refusalOf } from "../../test/conversations.ts";
import { phone, type TestPhone } from "../../test/phone.ts";
import { startServer, type TestServer } from "../../test/server.ts";
import type { Visitor } from "../../test/visitor.ts";

const HOUR_MS = 3_600_000;
const clock = standingClock();
let server: TestServer;
beforeAll(async () => {
  server = await startServer({
    now: clock,
    settings: { TRUSTED_PROXIES: "loopback", TEXT_COUNTRIES: "US,DE" },
    limits: {
      "code.unproved.prefix": { points: 5, seconds: 12 * 3600 },
      "code.unproved.network": { points: 3, seconds: 3600 },
      "code.unproved": { points: 40, seconds: 3600 },
      "code.network": { points: 10, seconds: 3600 },
      "code.puzzle": { points: 1, seconds: 600 },
    },
  });
});
afterAll(() => server.close());

interface Asked {
  number: string;
  from: string;
  purpose?: ChallengePurpose;
  work?: { puzzle: string; solution: string };
  by?: Visitor;
}

/** Asks from an address of one's own, as seen through a proxy. */
async function ask({ number, from, purpose = "register", work, by }: Asked) {
  const response = await (by ?? server.visitor()).fetch("/api/challenges", {
    method: "POST",
    headers: { "x-forwarded-for": from },
    body: JSON.stringify({ phone: number, purpose, work }),
  });
  const reply = (await response.json()) as StartedChallenge & Partial<ErrorReply>;
  return { status: response.status, ...reply.error, challenge: reply.challenge };
}

/** An address in a network that nobody has asked from. */
const elsewhere = () => `10.${++networks}.1.1`;
let networks = 0;

async function register(theirs: TestPhone, challenge: string): Promise<Visitor> {
  const visitor = server.visitor();
  const body = { challenge, code: await theirs.code(), displayName: "Somebody" };
  await visitor.call("createPerson", { body });
  return visitor;
}

/** Somebody who has this number, and is signed in. */
const member = async (theirs: TestPhone): Promise<Visitor> =>
  register(theirs, (await ask({ number: theirs.number, from: elsewhere() })).challenge);

describe("codes to a range of numbers", () => {
  test("are refused for twelve hours when they do not come back, but for who signs in", async () => {
    const theirs = phone(server, "+12125550100");
    await member(theirs);
    const numbers = [1, 2, 3, 4, 5].map((index) => `+1212555010${index}`);
    const sent = [];
    for (const number of numbers) sent.push(await ask({ number, from: elsewhere() }));
    expect(sent.map(({ status }) => status)).toEqual([202, 202, 202, 202, 202]);
    clock.pass(HOUR_MS);

    const next = { number: "+12125550106", from: elsewhere() };
    expect(await ask(next)).toMatchObject({ code: "too_many", retryAfter: 11 * 3600 });
    expect(await ask({ number: "+12125560106", from: elsewhere() })).toMatchObject({ status: 202 });
    const signsIn = { number: theirs.number, from: elsewhere(), purpose: "sign-in" } as const;
    expect(await ask(signsIn)).toMatchObject({ status: 202 });
    expect(await theirs.code()).toMatch(/^\d{6}$/);
    clock.pass(11 * HOUR_MS);
    expect(await ask(next)).toMatchObject({ status: 202 });
  });

  test("are sent again once one comes back", async () => {
    const phones = [1, 2, 3, 4, 5].map((index) => phone(server, `+1212557010${index}`));
    const sent = [];
    for (const { number } of phones) sent.push(await ask({ number, from: elsewhere() }));
    const next = { number: "+12125570106", from: elsewhere() };
    expect(await ask(next)).toMatchObject({ code: "too_many" });
    await register(phones[0]!, sent[0]!.challenge);
    expect(await ask(next)).toMatchObject({ status: 202 });
  });
});

describe("while codes asked for from one network do not come back, the next", () => {
  /** Solves it as whoever reads the documents would. */
  function solved({ text, bits }: { text: string; bits: number }) {
    for (let solution = 0; ; solution++) {
      const hash = createHash("sha256").update(`${text}${solution}`).digest();
      if (hash.readUInt32BE() >>> (32 - bits) === 0)
        return { puzzle: text, solution: String(solution) };
    }
  }

  test.each([
    ["a /24", (index: number) => `172.16.3.${index}`],
    ["a /64", (index: number) => `2001:db8::${index}:0:0:${index}`],
  ])("from %s costs work, good once and for this alone", async (which, address) => {
    clock.pass(2 * HOUR_MS);
    const area = which === "a /24" ? "213" : "214";
    const number = (index: number) => `+1${area}${560 + index}0100`;
    for (const index of [1, 2, 3]) {
      expect(await ask({ number: number(index), from: address(index) })).toMatchObject({
        status: 202,
      });
    }
    const asked = { number: number(4), from: address(4) };
    const { status, code, puzzle } = await ask(asked);
    expect([status, code]).toEqual([428, "work_needed"]);
    expect(await ask({ ...asked, from: elsewhere() })).toMatchObject({ status: 202 });

    const work = solved(puzzle!);
    const wrong: Partial<Asked>[] = [
      { number: number(5) },
      { purpose: "sign-in" },
      { work: { ...work, solution: `${work.solution}0` } },
      { work: { puzzle: work.puzzle.replace(/\.\d+\./, ".1."), solution: "0" } },
    ];
    for (const other of wrong) {
      expect(await ask({ ...asked, work, ...other })).toMatchObject({ code: "work_needed" });
    }
    expect(await ask({ ...asked, work })).toMatchObject({ status: 202 });
    expect(await ask({ ...asked, work })).toMatchObject({ code: "work_needed" });

    const late = solved((await ask(asked)).puzzle!);
    clock.pass(5 * 60_000);
    expect(await ask({ ...asked, work: late })).toMatchObject({ code: "work_needed" });
  });

  test("of somebody signed in costs it too, but for a code to the number they have", async () => {
    clock.pass(2 * HOUR_MS);
    const theirs = phone(server, "+12155600100");
    const by = await member(theirs);
    const from = elsewhere();
    for (const index of [1, 2, 3]) {
      const asked = { number: `+1215561010${index}`, from, by, purpose: "phone" } as const;
      expect(await ask(asked)).toMatchObject({ status: 202 });
    }
    const another = { number: "+12155610104", from, by, purpose: "phone" } as const;
    expect(await ask(another)).toMatchObject({ code: "work_needed" });
    const own = { number: theirs.number, from, by, purpose: "confirm" } as const;
    expect(await ask(own)).toMatchObject({ status: 202 });
  });
});

test("codes are counted by network too: whoever has one address of it often has them all", async () => {
  const theirs = phone(server, "+12195600100");
  const by = await member(theirs);
  const from = async (address: string) =>
    (await ask({ number: theirs.number, from: address, by, purpose: "confirm" })).status;
  const answers = [];
  for (let index = 0; index < 11; index++) answers.push(await from(`172.17.3.${index}`));
  expect(answers).toEqual([...Array.from({ length: 10 }, () => 202), 429]);
  expect(await from("172.17.4.1")).toBe(202);
});

test("while few codes come back from anywhere, the log says so once, and once when that is over", async () => {
  const said = () =>
    server.log
      .map((line) => JSON.parse(line) as { level: number; msg: string })
      .filter(({ level, msg }) => level === 40 && msg.includes("come back"));
  clock.pass(2 * HOUR_MS);
  await ask({ number: "+12165600100", from: elsewhere() });
  const before = said().length;
  for (let index = 100; index < 120; index++) {
    await ask({ number: `+1216${561 + index}0100`, from: elsewhere() });
  }
  for (let minutes = 0; minutes < 3; minutes++) {
    clock.pass(6 * 60_000);
    await ask({ number: `+1217${561 + minutes}0100`, from: elsewhere() });
  }
  expect(said().slice(before)).toEqual([
    expect.objectContaining({
      msg: expect.stringContaining("few codes come back"),
      sent: 21,
      proved: 0,
    }),
  ]);
  for (let hours = 0; hours < 3; hours++) {
    clock.pass(HOUR_MS);
    await ask({ number: `+1218${561 + hours}0100`, from: elsewhere() });
  }
  expect(said().slice(before + 1)).toHaveLength(1);
});

test("when the codes of an hour or of a country are used up, passwords and apps still sign in", async () => {
  const settings = { CODE_HOURLY_LIMIT: "6", CODE_COUNTRY_LIMIT: "4", TEXT_COUNTRIES: "US,DE" };
  const poor = await startServer({ now: clock, settings, limits: "usual" });
  const ask = (number: string) =>
    refusalOf(
      poor.visitor().call("createChallenge", { body: { phone: number, purpose: "register" } }),
    );
  const [american, german] = ["+12125550123", "+4915112345678"] as const;
  expect([await ask(american), await ask("+12135550123"), await ask("+12145550123")]).toEqual([
    "nothing",
    "nothing",
    "too_many",
  ]);
  expect([await ask(german), await ask("+4915112345679")]).toEqual(["nothing", "too_many"]);
  const { who, app } = await withApp(poor, "mia", clock);
  const { challenge } = await start(who, poor.visitor());
  expect(await refusalOf(finish(challenge, app.code(), poor.visitor()))).toBe("nothing");
  await poor.close();
});
