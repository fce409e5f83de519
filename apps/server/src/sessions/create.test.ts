import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { refusalOf } from "../../test/conversations.ts";
import { startServer, type TestServer } from "../../test/server.ts";
import { Visitor, type Someone } from "../../test/visitor.ts";

let server: TestServer;
let ana: Someone;
beforeAll(async () => {
  server = await startServer();
  ana = await server.person("ana");
});
afterAll(() => server.close());

const signIn = (username: string, password: string, from = server.visitor()) =>
  from.call("createSession", { body: { username, password } });

describe("signing in", () => {
  test.each(["ana", "ANA", " ana ", "@ana"])("takes the username as %j", async (username) => {
    expect(await signIn(username, ana.password)).toEqual(ana.me);
  });

  test("takes a password whichever way its accents were typed", async () => {
    await server.person("zoe", { password: "caf\u00e9 au lait \u00e0 six" });
    expect(await signIn("zoe", "cafe\u0301 au lait a\u0300 six")).toMatchObject({
      username: "zoe",
    });
  });

  test("answers every failure alike, whatever was wrong", async () => {
    const guest = await server.guest("Gil");
    const attempts = [
      ["ana", "not the password"],
      ["ana", ""],
      ["ana", ana.password.toUpperCase()],
      ["nobody-at-all", ana.password],
      [guest.me.username!, "anything goes"],
      ["no such form of name!", "anything goes"],
      ["", ""],
      ["ana\0", ana.password],
      ["' or 1=1 --", "' or 1=1 --"],
      ["\ud83d", "half a pair in the name"],
      ["x".repeat(256), "a long name"],
    ];
    const replies = await Promise.all(
      attempts.map(async ([username, password]) => {
        const reply = await server.visitor().fetch("/api/sessions", {
          method: "POST",
          body: JSON.stringify({ username, password }),
        });
        const headers = [...reply.headers].filter(([name]) => name !== "date");
        return { status: reply.status, headers, body: await reply.text() };
      }),
    );
    expect(replies[0]).toMatchObject({ status: 401 });
    for (const reply of replies) expect(reply).toEqual(replies[0]);
  });

  test("sets a new token every time, and ends the session that was in the slot", async () => {
    const browser = server.visitor().tab(0);
    await signIn("ana", ana.password, browser);
    const first = browser.cookie;
    const socket = await browser.socket();
    await signIn("ana", ana.password, browser);
    expect(browser.cookie).not.toBe(first);
    await socket.notice("session-ended");
    expect(await socket.closed).toBe("io server disconnect");
    const old = new Visitor(server, new Map([first.split("=") as [string, string]]));
    expect(await refusalOf(old.call("getMe"))).toBe("not_signed_in");
    expect(await browser.call("getMe")).toMatchObject(ana.me);
  });

  test("makes nothing of a cookie that somebody planted", async () => {
    const planted = "A".repeat(43);
    const browser = new Visitor(server, new Map([["sid0", planted]]));
    await signIn("ana", ana.password, browser);
    expect(browser.cookies.get("sid0")).not.toBe(planted);
    const attacker = new Visitor(server, new Map([["sid0", planted]]));
    expect(await refusalOf(attacker.call("getMe"))).toBe("not_signed_in");
  });

  test("does not open an account to a wrong password in any slot", async () => {
    const browser = server.visitor().tab(3);
    expect(await refusalOf(signIn("ana", "not the password", browser))).toBe("wrong_credentials");
    expect(browser.cookies.size).toBe(0);
  });
});

describe("wrong passwords", () => {
  const limits = { "sign-in.account": { points: 5, seconds: 600 } };

  test.each(["bob", "nobody-at-all"])(
    "of %s are compared as often as the limit says, however many come at once",
    async (username) => {
      const limited = await startServer({ limits });
      await limited.person("bob");
      const guess = (index: number) =>
        limited
          .visitor()
          .call("createSession", { body: { username, password: `wrong guess ${index}` } });
      const answers = await Promise.all(
        Array.from({ length: 100 }, (_, index) => refusalOf(guess(index))),
      );
      expect(answers.filter((answer) => answer === "wrong_credentials")).toHaveLength(5);
      expect(answers.filter((answer) => answer === "too_many")).toHaveLength(95);
      await limited.close();
    },
  );

  test("lock the right one out too, say for how long, and nobody else", async () => {
    const limited = await startServer({ limits });
    const bo = await limited.person("bob");
    await limited.person("cleo");
    const attempt = (username: string, password: string) =>
      limited.visitor().fetch("/api/sessions", {
        method: "POST",
        body: JSON.stringify({ username, password }),
      });
    for (let wrong = 0; wrong < 5; wrong++) await attempt("BOB", `wrong guess ${wrong}`);
    const locked = await attempt("bob", bo.password);
    expect(locked.status).toBe(429);
    const { error } = (await locked.json()) as { error: { code: string; retryAfter: number } };
    expect(error.code).toBe("too_many");
    expect(error.retryAfter).toBeGreaterThan(0);
    expect(error.retryAfter).toBeLessThanOrEqual(600);
    expect(locked.headers.get("retry-after")).toBe(String(error.retryAfter));
    expect((await attempt("cleo", bo.password)).status).toBe(201);
    await limited.close();
  });

  test("are forgotten once the right one came", async () => {
    const limited = await startServer({ limits });
    const bo = await limited.person("bob");
    const attempt = (password: string) =>
      refusalOf(limited.visitor().call("createSession", { body: { username: "bob", password } }));
    for (let round = 0; round < 3; round++) {
      for (let wrong = 0; wrong < 4; wrong++) {
        expect(await attempt(`wrong guess ${wrong}`)).toBe("wrong_credentials");
      }
      expect(await attempt(bo.password)).toBe("nothing");
    }
    await limited.close();
  });

  test("of one address are limited over all accounts, and a right one clears nothing", async () => {
    const limited = await startServer({
      limits: { "sign-in.address": { points: 6, seconds: 600 } },
    });
    const bo = await limited.person("bob");
    const attempt = (username: string, password: string) =>
      refusalOf(limited.visitor().call("createSession", { body: { username, password } }));
    for (let index = 0; index < 5; index++) await attempt(`somebody${index}`, "Password1");
    expect(await attempt("bob", bo.password)).toBe("nothing");
    expect(await attempt("bob", bo.password)).toBe("too_many");
    const program = new Visitor(limited);
    program.isProgram = true;
    const body = { username: "bob", password: bo.password };
    expect(await refusalOf(program.call("createToken", { body }))).toBe("too_many");
    await limited.close();
  });
});
