import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { StartedDeviceCode } from "@parley/protocol";
import { standingClock } from "../../test/clock.ts";
import { refusalOf } from "../../test/conversations.ts";
import { startServer, type TestServer } from "../../test/server.ts";
import { tokenIn, type Someone, type Visitor } from "../../test/visitor.ts";

const clock = standingClock();
const MINUTE_MS = 60_000;

let server: TestServer;
let ana: Someone;
let mallory: Someone;
beforeAll(async () => {
  server = await startServer({
    now: clock,
    limits: { "device-code.claim": { points: 5, seconds: 600 } },
  });
  ana = await server.person("ana");
  mallory = await server.person("mallory");
});
afterAll(() => server.close());

function terminal(): Visitor {
  return Object.assign(server.visitor(), { isProgram: true });
}

const begin = (device = "ana's laptop") =>
  terminal().call("createDeviceCode", { body: { device } });

/** The terminal asks as it is told to: after having waited. */
function ask({ deviceCode, interval }: StartedDeviceCode) {
  clock.pass(interval * 1000);
  return terminal().call("createToken", { body: { deviceCode } });
}

const codeOf = ({ userCode }: StartedDeviceCode) => ({ params: { userCode } });
const proof = ({ password }: Someone) => ({ body: { currentPassword: password } });
const claim = (who: Someone, code: StartedDeviceCode) => who.call("claimDeviceCode", codeOf(code));
const allow = (who: Someone, code: StartedDeviceCode) =>
  who.call("approveDeviceCode", { ...codeOf(code), ...proof(who) });

/** Somebody whose guesses have not been used up by another test. */
let people = 0;
const someone = () => server.person(`guesser-${people++}`);

describe("a terminal", () => {
  test("is signed in as whoever looks at its code and allows it, and is told so once", async () => {
    const elsewhere = await ana.socket();
    const code = await begin();
    expect(code).toMatchObject({
      userCode: expect.stringMatching(/^[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}$/),
      verifyAt: `${server.url}/device`,
      verifyAtWithCode: `${server.url}/device?code=${code.userCode.replace("-", "")}`,
      expiresIn: 600,
      interval: 5,
    });
    expect(await refusalOf(ask(code))).toBe("authorization_pending");
    const typed = { params: { userCode: code.userCode.toLowerCase().replace("-", " ") } };
    expect(await ana.call("claimDeviceCode", typed)).toMatchObject({
      userCode: code.userCode,
      device: "ana's laptop",
      address: "127.0.0.1",
      sameAddress: true,
    });
    await allow(ana, code);
    const program = terminal();
    program.token = tokenIn(await ask(code));
    expect(await program.call("getMe")).toMatchObject({ id: ana.me.id });
    const { items } = await program.call("listSessions");
    expect(items.find(({ current }) => current)).toMatchObject({
      lane: "terminal",
      agent: "ana's laptop",
    });
    expect(await elsewhere.next("notice", ({ type }) => type === "signed-in")).toMatchObject({
      lane: "terminal",
      agent: "ana's laptop",
    });
    expect(await refusalOf(ask(code))).toBe("code_expired");
  });

  test("that asks at a host which is none is told so", async () => {
    const { promise, resolve } = Promise.withResolvers<number | undefined>();
    const headers = { host: "[", "content-type": "application/json" };
    const asked = request(
      `${server.url}/api/device-codes`,
      { method: "POST", headers },
      (reply) => {
        resolve(reply.statusCode);
        reply.resume();
      },
    );
    asked.end("{}");
    expect(await promise).toBe(400);
  });

  test("that asks twice at once gets one token", async () => {
    const code = await begin();
    await claim(ana, code);
    await allow(ana, code);
    clock.pass(5_000);
    const { deviceCode } = code;
    const asked = Array.from({ length: 10 }, () =>
      terminal()
        .call("createToken", { body: { deviceCode } })
        .then(() => "token")
        .catch((error: { code: string }) => error.code),
    );
    const answers = await Promise.all(asked);
    expect(answers.filter((answer) => answer === "token")).toHaveLength(1);
    // The others came too soon, or too late.
    expect(new Set(answers)).toEqual(
      new Set(["token", ...answers.filter((one) => /^(slow_down|code_expired)$/.test(one))]),
    );
  });

  test("that asks too often is told how long to wait", async () => {
    const { deviceCode } = await begin();
    const askNow = () => terminal().call("createToken", { body: { deviceCode } });
    expect(await refusalOf(askNow())).toBe("authorization_pending");
    clock.pass(2_000);
    await expect(askNow()).rejects.toMatchObject({ code: "slow_down", retryAfter: 3 });
    clock.pass(3_000);
    expect(await refusalOf(askNow())).toBe("authorization_pending");
  });

  test("that is kept out is told so", async () => {
    const code = await begin();
    await claim(ana, code);
    await ana.call("denyDeviceCode", codeOf(code));
    expect(await refusalOf(ask(code))).toBe("access_denied");
    expect(await refusalOf(allow(ana, code))).toBe("not_found");
  });

  test("waits ten minutes and no longer, whatever has been allowed", async () => {
    const who = await someone();
    const [allowed, late] = [await begin(), await begin()];
    await claim(who, allowed);
    await allow(who, allowed);
    await claim(who, late);
    clock.pass(10 * MINUTE_MS - 1);
    expect(await claim(who, late)).toMatchObject({ expiresIn: 1 });
    clock.pass(1);
    expect(await refusalOf(claim(who, late))).toBe("not_found");
    expect(await refusalOf(allow(who, late))).toBe("not_found");
    expect(await refusalOf(ask(allowed))).toBe("code_expired");
  });

  test("is called after its program where it has no name, and has no name of several lines", async () => {
    const path = "/api/device-codes";
    const headers = { "user-agent": "curl/8.5.0" };
    const unnamed = await terminal().fetch(path, { method: "POST", body: "{}", headers });
    const code = (await unnamed.json()) as StartedDeviceCode;
    expect(await claim(await someone(), code)).toMatchObject({ device: "curl" });
    expect(await refusalOf(begin("a\nb"))).toBe("malformed");
  });

  test("is no page in a browser", async () => {
    expect(await refusalOf(ana.call("createDeviceCode", { body: {} }))).toBe("origin_refused");
  });

  test("stays out once the password of whoever allowed it has changed", async () => {
    const bo = await server.person("bo-with-two");
    const code = await begin();
    await claim(bo, code);
    await allow(bo, code);
    const newPassword = "eleven quiet harbours";
    await bo.call("changeMe", { body: { newPassword, currentPassword: bo.password } });
    expect(await refusalOf(ask(code))).toBe("code_expired");
  });
});

describe("a code", () => {
  test("that somebody has looked at is there for nobody else", async () => {
    const who = await someone();
    const code = await begin();
    expect(await refusalOf(allow(who, code))).toBe("not_found");
    await claim(who, code);
    for (const act of ["claimDeviceCode", "denyDeviceCode"] as const) {
      expect(await refusalOf(mallory.call(act, codeOf(code)))).toBe("not_found");
    }
    expect(await refusalOf(allow(mallory, code))).toBe("not_found");
    await allow(who, code);
    expect(await ask(code)).toMatchObject({ me: { id: who.me.id } });
  });

  test("that several look at together is there for one of them", async () => {
    const code = await begin();
    const [one, two] = [await someone(), await someone()];
    const looks = await Promise.all(
      [one, two].map((who) =>
        claim(who, code).then(
          () => who,
          () => null,
        ),
      ),
    );
    const [holder, ...others] = looks.filter((who) => who !== null);
    expect(others).toEqual([]);
    await allow(holder!, code);
    expect(await ask(code)).toMatchObject({ me: { id: holder!.me.id } });
  });

  test("is allowed or denied, never both", async () => {
    const who = await someone();
    const code = await begin();
    await claim(who, code);
    const decided = await Promise.all([
      refusalOf(allow(who, code)),
      refusalOf(who.call("denyDeviceCode", codeOf(code))),
    ]);
    expect(decided.toSorted()).toEqual(["not_found", "nothing"]);
  });

  test("is allowed by nobody who does not prove once more who they are", async () => {
    const who = await someone();
    const code = await begin();
    await claim(who, code);
    const allowBy = (body: object) => who.call("approveDeviceCode", { ...codeOf(code), body });
    expect(await refusalOf(allowBy({}))).toBe("wrong_credentials");
    expect(await refusalOf(allowBy({ currentPassword: "not this one" }))).toBe("wrong_credentials");
    expect(await refusalOf(ask(code))).toBe("authorization_pending");
  });

  test("can be guessed at five times, and those one knows already cost nothing", async () => {
    const who = await someone();
    const code = await begin();
    for (let n = 0; n < 20; n++) await claim(who, code).catch(() => undefined);
    for (const userCode of ["BCDFGHJK", "BCDFGHJL", "BCDFGHJM", "BCDFGHJN"]) {
      const guess = who.call("claimDeviceCode", { params: { userCode } });
      expect(await refusalOf(guess)).toBe("not_found");
    }
    expect(await refusalOf(claim(who, await begin()))).toBe("too_many");
    expect(await claim(who, code)).toMatchObject({ userCode: code.userCode });
  });
});

test("the server says what it is and what it speaks, and a client that is too old is told so", async () => {
  expect(await server.visitor().call("getServer")).toEqual({
    name: "Parley",
    version: expect.stringMatching(/^\d+\.\d+\.\d+/),
    protocol: { current: 1, oldest: 1 },
  });
  expect(await refusalOf(ana.socket({ protocol: 0 }))).toBe("client_too_old");
  (await ana.socket({ protocol: 1 })).close();
});
