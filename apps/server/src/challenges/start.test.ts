import type { Refusal } from "@parley/protocol";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { standingClock } from "../../test/clock.ts";
import { refusalOf } from "../../test/conversations.ts";
import { phone } from "../../test/phone.ts";
import { namedLimits, type LimitOverrides } from "../limits.ts";
import { ours } from "../../test/quick.ts";
import { startServer, type ServerOptions, type TestServer } from "../../test/server.ts";

const clock = standingClock();
let server: TestServer;
beforeAll(async () => {
  server = await startServer({ now: clock });
});
afterAll(() => server.close());

const ask = (given: { phone: string; purpose?: "sign-in" | "register" }, on = server) =>
  on.visitor().call("createChallenge", { body: { purpose: "sign-in", ...given } });

/** Asks from an address of one's own, as seen through a proxy. */
async function askFrom(on: TestServer, address: string, number: string): Promise<string> {
  const response = await on.visitor().fetch("/api/challenges", {
    method: "POST",
    headers: { "x-forwarded-for": address },
    body: JSON.stringify({ phone: number, purpose: "sign-in" }),
  });
  const answer = (await response.json()) as { error?: { code: string } };
  return answer.error?.code ?? "ok";
}

const behindProxy = (options: ServerOptions): Promise<TestServer> =>
  startServer({ ...options, settings: { TRUSTED_PROXIES: "loopback", ...options.settings } });
/** Each in a network of its own. */
const address = (index: number) => `10.${7 + Math.floor(index / 250)}.${(index % 250) + 1}.1`;
/** The usual limits, but for codes that do not come back: nobody in these tests answers one. */
const outOfTheWay = { points: 1_000_000, seconds: 3600 };
const unanswered: LimitOverrides = {
  ...namedLimits,
  "code.unproved": outOfTheWay,
  "code.unproved.network": outOfTheWay,
};
const count = (answers: string[], wanted: string) =>
  answers.filter((answer) => answer === wanted).length;

async function registered(number: string, displayName: string) {
  const theirs = phone(server, number);
  const visitor = server.visitor();
  const proof = await theirs.prove(visitor, "register");
  await visitor.call("createPerson", { body: { ...proof, displayName } });
  return theirs;
}

describe("asking for a code", () => {
  test("answers alike whether somebody has the number or nobody, and texts only somebody", async () => {
    const known = await registered("+12025550150", "Ada");
    const nobody = phone(server, "+12025550151");
    const replies = await Promise.all(
      [known, nobody].map(async ({ number }) => {
        const reply = await server.visitor().fetch("/api/challenges", {
          method: "POST",
          body: JSON.stringify({ phone: number, purpose: "sign-in" }),
        });
        const { challenge, ...rest } = (await reply.json()) as Record<string, unknown>;
        const headers = [...reply.headers].filter(([name]) => name !== "date");
        return { status: reply.status, headers, challenge: String(challenge).length, rest };
      }),
    );
    expect(replies[0]).toMatchObject({
      status: 202,
      challenge: 43,
      rest: { expiresIn: 300, resendIn: 30, digits: 6 },
    });
    expect(replies[1]).toEqual(replies[0]);
    await known.code();
    await server.parts.twilio.emulator!.idle();
    expect(nobody.texts).toEqual([]);
  });

  test("tells only who registers that Twilio is out of order: signing in, it would tell who is known", async () => {
    const theirs = await registered("+12025550152", "Bo");
    const { faults } = server.parts.twilio.emulator!;
    faults.set({ broken: 1 });
    expect(await refusalOf(ask({ phone: theirs.number, purpose: "register" }))).toBe("busy");
    faults.set({ broken: 1 });
    expect(await refusalOf(ask({ phone: theirs.number }))).toBe("nothing");
    await vi.waitFor(() => expect(faults.get().broken).toBe(0));
  });

  test.for([
    ["not a number", "phone_invalid"],
    ["+49 1511 2345678", "phone_country"],
    ["+1 900 555 0199", "phone_kind"],
    ["+1 800 555 0199", "phone_kind"],
    [ours, "phone_kind"],
  ] as const)("of %s is refused", async ([number, code]) => {
    expect(await refusalOf(ask({ phone: number }))).toBe(code);
  });

  test("goes to the countries that are set", async () => {
    const german = await startServer({ settings: { TEXT_COUNTRIES: "DE" } });
    expect(await refusalOf(ask({ phone: "01511 2345678" }, german))).toBe("nothing");
    expect(await refusalOf(ask({ phone: "+12025550150" }, german))).toBe("phone_country");
    await german.close();
  });

  test("says why no text can be sent, where that tells nothing about anybody", async () => {
    const { handsets } = server.parts.twilio.emulator!;
    handsets.setFaults("+12025550153", { landline: true });
    handsets.setFaults("+12025550154", { regionOff: true });
    const register = (number: string) =>
      ask({ phone: number, purpose: "register" }).catch((error: unknown) => error);
    const landline = (await register("+12025550153")) as Refusal;
    expect(landline).toMatchObject({ code: "code_unavailable" });
    expect(landline.message).toMatch(/landline/);
    expect(await register("+12025550154")).toMatchObject({ code: "code_unavailable" });
    expect(await refusalOf(ask({ phone: "+12025550153" }))).toBe("nothing");
  });

  test("for one's own number asks for a session", async () => {
    const body = { phone: "+12025550155", purpose: "phone" } as const;
    const asked = server.visitor().call("createChallenge", { body });
    expect(await refusalOf(asked)).toBe("not_signed_in");
  });
});

describe("a code is sent again", () => {
  test("after 30, 60, 120 and 300 seconds, and is the same", async () => {
    const theirs = await registered("+12025550156", "Cy");
    const visitor = server.visitor();
    const { challenge } = await theirs.ask(visitor, "sign-in");
    const code = await theirs.code();
    const again = () => visitor.call("createChallenge", { body: { challenge } });

    const early = await again().catch((error: unknown) => error);
    expect(early).toMatchObject({ code: "too_many", retryAfter: 30 });
    clock.pass(29_000);
    expect(await again().catch((error: unknown) => error)).toMatchObject({ retryAfter: 1 });
    for (const [wait, next] of [
      [1, 60],
      [60, 120],
      [120, 300],
    ] as const) {
      clock.pass(wait * 1000);
      expect(await again()).toMatchObject({ challenge, resendIn: next });
      expect(await theirs.code()).toBe(code);
    }
    clock.pass(1_000);
    const body = { challenge, code };
    expect(await refusalOf(visitor.call("createSession", { body }))).toBe("nothing");
  });

  test("at most once when asked for many times at once", async () => {
    const theirs = await registered("+12025550157", "Di");
    const visitor = server.visitor();
    const { challenge } = await theirs.ask(visitor, "sign-in");
    await theirs.code();
    clock.pass(30_000);
    const again = () => visitor.call("createChallenge", { body: { challenge } });
    const answers = await Promise.all(Array.from({ length: 20 }, () => refusalOf(again())));
    expect(count(answers, "nothing")).toBe(1);
    expect(count(answers, "too_many")).toBe(19);
  });

  test("for nobody's number with the same answer, and not at all", async () => {
    const nobody = phone(server, "+12025550158");
    const visitor = server.visitor();
    const { challenge } = await nobody.ask(visitor, "sign-in");
    clock.pass(30_000);
    const again = await visitor.call("createChallenge", { body: { challenge } });
    expect(again).toEqual({ challenge, expiresIn: 300, resendIn: 60, digits: 6 });
    await server.parts.twilio.emulator!.idle();
    expect(nobody.texts).toEqual([]);
  });

  test("never for a challenge that is none, or is over", async () => {
    const again = (challenge: string) =>
      refusalOf(server.visitor().call("createChallenge", { body: { challenge } }));
    expect(await again("x".repeat(43))).toBe("code_expired");
    const { challenge } = await ask({ phone: "+12025550159" });
    clock.pass(300_000);
    expect(await again(challenge)).toBe("code_expired");
  });
});

describe("codes are sent", () => {
  test("three times an hour to one number, from however many addresses, in whatever spelling", async () => {
    const limited = await behindProxy({ limits: unanswered });
    const spellings = [
      "+12125550123",
      "(212) 555-0123",
      "212.555.0123",
      "1 212 555 0123",
      "001 212 555 0123",
    ];
    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, index) =>
        askFrom(limited, address(index), spellings[index % spellings.length]!),
      ),
    );
    expect([count(answers, "ok"), count(answers, "too_many")]).toEqual([3, 197]);
    await limited.close();
  });

  test("two hundred times a day to the numbers of one prefix", async () => {
    const limited = await behindProxy({ limits: unanswered });
    const answers = await Promise.all(
      Array.from({ length: 300 }, (_, index) =>
        askFrom(limited, address(index), `+1212555${1000 + index}`),
      ),
    );
    expect([count(answers, "ok"), count(answers, "too_many")]).toEqual([200, 100]);
    expect(await askFrom(limited, address(400), "+12125560123")).toBe("ok");
    await limited.close();
  });

  test("sixty times an hour for one address", async () => {
    const limited = await behindProxy({ limits: unanswered });
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, index) =>
        askFrom(limited, address(0), `+1212${556 + index}0123`),
      ),
    );
    expect([count(answers, "ok"), count(answers, "too_many")]).toEqual([60, 40]);
    expect(await askFrom(limited, address(1), "+12128560123")).toBe("ok");
    await limited.close();
  });
});
