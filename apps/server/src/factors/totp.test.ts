import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  appOf,
  finish as complete,
  start as begin,
  STEP_MS,
  withApp as enrol,
} from "../../test/authenticator.ts";
import { standingClock } from "../../test/clock.ts";
import { refusalOf } from "../../test/conversations.ts";
import { more, phone, signedIn, wrong } from "../../test/phone.ts";
import { startServer, type TestServer } from "../../test/server.ts";
import type { Someone, Visitor } from "../../test/visitor.ts";

const clock = standingClock();
let server: TestServer;
beforeAll(async () => {
  server = await startServer({ now: clock });
});
afterAll(() => server.close());

const withApp = (username: string) => enrol(server, username, clock);
const start = (who: Someone, from: Visitor = server.visitor()) => begin(who, from);
const finish = (challenge: string, code: string, from: Visitor = server.visitor()) =>
  complete(challenge, code, from);

describe("an authenticator app", () => {
  test("is in force once a code of it has been right, and gives ten recovery codes", async () => {
    const who = await server.person("ada");
    const proof = { currentPassword: who.password };
    const { secret, uri } = await who.call("beginTotp", { body: proof });
    expect(uri).toContain(`secret=${secret}`);
    expect(uri).toContain("ada");
    expect(await who.call("getMe")).toMatchObject({ secondFactor: null });
    const app = appOf(uri, clock);
    const guess = who.call("confirmTotp", { body: { code: wrong(app.code()) } });
    expect(await refusalOf(guess)).toBe("code_wrong");
    expect(await who.call("getMe")).toMatchObject({ secondFactor: null });

    const { recoveryCodes } = await who.call("confirmTotp", { body: { code: app.code() } });
    expect(new Set(recoveryCodes).size).toBe(10);
    for (const code of recoveryCodes) expect(code).toMatch(/^[0-9a-z]{4}(-[0-9a-z]{4}){3}$/);
    expect(await who.call("getMe")).toMatchObject({ secondFactor: "totp", recoveryCodes: 10 });
  });

  test("is set up only by who proves the account once more, and not by a guest", async () => {
    const who = await server.person("bob");
    expect(await refusalOf(who.call("beginTotp", { body: {} }))).toBe("wrong_credentials");
    const guess = who.call("beginTotp", { body: { currentPassword: "not the one" } });
    expect(await refusalOf(guess)).toBe("wrong_credentials");
    const guest = await server.guest("Gil");
    expect(await refusalOf(guest.call("beginTotp", { body: {} }))).toBe("not_for_this_kind");
  });

  test("has to be confirmed within a quarter of an hour", async () => {
    const who = await server.person("cyn");
    const { uri } = await who.call("beginTotp", { body: { currentPassword: who.password } });
    clock.pass(15 * 60_000);
    const late = who.call("confirmTotp", { body: { code: appOf(uri, clock).code() } });
    expect(await refusalOf(late)).toBe("code_expired");
  });

  test("is asked for after the password", async () => {
    const { who, app } = await withApp("dia");
    const visitor = server.visitor();
    const asked = await start(who, visitor);
    expect(asked).toMatchObject({ methods: ["totp", "recovery"], expiresIn: 300 });
    expect(visitor.cookies.size).toBe(0);
    expect(await refusalOf(finish(asked.challenge, wrong(app.code()), visitor))).toBe("code_wrong");
    expect(signedIn(await finish(asked.challenge, app.code(), visitor)).id).toBe(who.me.id);
    expect(await visitor.call("getMe")).toMatchObject({ id: who.me.id });
  });

  test("is asked of programs too", async () => {
    const { who, app } = await withApp("eve");
    const program = server.visitor();
    program.isProgram = true;
    const { username } = who.me;
    const given = { username: username!, password: who.password };
    const { challenge } = more(await program.call("createToken", { body: given }));
    const body = { challenge, code: app.code() };
    expect(await program.call("createToken", { body })).toMatchObject({ me: { id: who.me.id } });
  });

  test("may be off by one step of thirty seconds, and no more", async () => {
    const { who, app } = await withApp("fay");
    clock.pass(10 * STEP_MS);
    const attempt = async (afterMs: number) =>
      refusalOf(finish((await start(who)).challenge, app.code(afterMs)));
    expect(await attempt(-2 * STEP_MS)).toBe("code_wrong");
    expect(await attempt(2 * STEP_MS)).toBe("code_wrong");
    expect(await attempt(-STEP_MS)).toBe("nothing");
    expect(await attempt(STEP_MS)).toBe("nothing");
  });

  test("gives codes that are good once, the one it was confirmed with among them", async () => {
    const who = await server.person("gus");
    const { uri } = await who.call("beginTotp", { body: { currentPassword: who.password } });
    const app = appOf(uri, clock);
    const first = app.code();
    await who.call("confirmTotp", { body: { code: first } });
    expect(await refusalOf(finish((await start(who)).challenge, first))).toBe("code_wrong");
    clock.pass(STEP_MS);
    const second = app.code();
    expect(await refusalOf(finish((await start(who)).challenge, second))).toBe("nothing");
    expect(await refusalOf(finish((await start(who)).challenge, second))).toBe("code_wrong");
    // An older one is no better.
    expect(await refusalOf(finish((await start(who)).challenge, first))).toBe("code_wrong");
  });

  test("signs in one of many who bring the same code at once", async () => {
    const { who, app } = await withApp("hal");
    const challenges = await Promise.all(Array.from({ length: 8 }, () => start(who)));
    const answers = await Promise.all(
      challenges.map(({ challenge }) => refusalOf(finish(challenge, app.code()))),
    );
    expect(answers.filter((answer) => answer === "nothing")).toHaveLength(1);
  });

  test("is guessed at three times in one sign-in, however many guesses come at once", async () => {
    const { who, app } = await withApp("ida");
    const { challenge } = await start(who);
    const answers = await Promise.all(
      Array.from({ length: 200 }, () => refusalOf(finish(challenge, wrong(app.code())))),
    );
    expect(answers.filter((answer) => answer === "code_wrong")).toHaveLength(3);
    expect(answers.filter((answer) => answer === "code_expired")).toHaveLength(197);
    expect(await refusalOf(finish(challenge, app.code()))).toBe("code_expired");
  });

  test("is guessed at ten times an hour, in however many sign-ins", async () => {
    const limited = await startServer({
      now: clock,
      limits: { "second-factor.account": { points: 10, seconds: 3600 } },
    });
    const { who, app } = await enrol(limited, "ivo", clock);
    const guess = async (code: string) => {
      const { challenge } = await start(who, limited.visitor());
      return refusalOf(finish(challenge, code, limited.visitor()));
    };
    for (let guesses = 0; guesses < 10; guesses++) {
      expect(await guess(wrong(app.code()))).toBe("code_wrong");
    }
    expect(await guess(app.code())).toBe("too_many");
    await limited.close();
  });

  test("is asked for after a text, even where there is no password", async () => {
    const theirs = phone(server, "+12025550150");
    const visitor = server.visitor();
    const proof = await theirs.prove(visitor, "register");
    const me = await visitor.call("createPerson", { body: { ...proof, displayName: "Jo" } });
    const { uri } = await visitor.call("beginTotp", { body: await theirs.confirm(visitor) });
    const app = appOf(uri, clock);
    await visitor.call("confirmTotp", { body: { code: app.code() } });
    clock.pass(STEP_MS);
    const body = await theirs.prove(server.visitor(), "sign-in");
    const asked = more(await server.visitor().call("createSession", { body }));
    expect(asked.methods).toEqual(["totp", "recovery"]);
    expect(signedIn(await finish(asked.challenge, app.code())).id).toBe(me.id);
  });

  test("can be changed for another, which is then the only one", async () => {
    const { who, app } = await withApp("kim");
    const { uri } = await who.call("beginTotp", { body: { currentCode: app.code() } });
    const next = appOf(uri, clock);
    clock.pass(STEP_MS);
    expect(await refusalOf(finish((await start(who)).challenge, app.code()))).toBe("nothing");
    await who.call("confirmTotp", { body: { code: next.code() } });
    clock.pass(STEP_MS);
    expect(await refusalOf(finish((await start(who)).challenge, app.code()))).toBe("code_wrong");
    expect(await refusalOf(finish((await start(who)).challenge, next.code()))).toBe("nothing");
  });

  test("is turned off by who proves it once more, and then the password is enough", async () => {
    const { who, app } = await withApp("lou");
    expect(await refusalOf(who.call("removeTotp", { body: {} }))).toBe("wrong_credentials");
    const guess = who.call("removeTotp", { body: { currentCode: wrong(app.code()) } });
    expect(await refusalOf(guess)).toBe("code_wrong");
    const me = await who.call("removeTotp", { body: { currentCode: app.code() } });
    expect(me).toMatchObject({ secondFactor: null, recoveryCodes: 0 });
    const body = { username: "lou", password: who.password };
    expect(signedIn(await server.visitor().call("createSession", { body })).id).toBe(who.me.id);
    const again = who.call("removeTotp", { body: { currentPassword: who.password } });
    expect(await refusalOf(again)).toBe("second_factor_needed");
  });
});

describe("whoever changes a factor", () => {
  test("gets a new token, and the other sessions are told and stay", async () => {
    const who = await server.person("una");
    const elsewhere = await server.program(who);
    const watching = await elsewhere.socket();
    const before = who.cookie;
    const { uri } = await who.call("beginTotp", { body: { currentPassword: who.password } });
    await who.call("confirmTotp", { body: { code: appOf(uri, clock).code() } });
    expect(who.cookie).not.toBe(before);
    const old = await fetch(`${server.url}/api/me`, {
      headers: { cookie: before, origin: server.origin },
    });
    expect(old.status).toBe(401);
    expect((await watching.notice("me")).me).toMatchObject({ secondFactor: "totp" });
    expect(await elsewhere.call("getMe")).toMatchObject({ id: who.me.id });
    expect(server.log.join("")).toContain("second factor turned on");
  });
});
