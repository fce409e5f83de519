import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { refusalOf } from "../../test/conversations.ts";
import { startServer, type TestServer } from "../../test/server.ts";

const PASSWORD = "seven pale lanterns";

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
  await server.person("warden");
});
afterAll(() => server.close());

const create = (username: string, more: { password?: string; displayName?: string } = {}) =>
  server.visitor().call("createPerson", { body: { username, password: PASSWORD, ...more } });

describe("creating an account", () => {
  test("makes whoever comes first the administrator, guests aside, and nobody after", async () => {
    const fresh = await startServer();
    const guest = await fresh.guest("Early bird");
    const first = await fresh.person("first");
    const second = await fresh.person("second");
    expect([guest, first, second].map(({ me }) => me.role)).toEqual(["person", "admin", "person"]);
    await fresh.close();
  });

  test("answers oneself, signed in and in #general", async () => {
    const ana = await server.person("ana", { displayName: "Ana Lima" });
    expect(ana.me).toMatchObject({
      kind: "member",
      username: "ana",
      displayName: "Ana Lima",
      role: "person",
      hasPassword: true,
    });
    expect(await ana.call("getMe")).toMatchObject(ana.me);
    const { sync } = await ana.socket();
    expect(sync.me).toEqual(ana.me);
    expect(sync.conversations.map(({ info }) => info.name)).toEqual(["general"]);
  });

  test("folds the username, and shows it when no other name is given", async () => {
    expect(await create("  Bo.B ")).toMatchObject({ username: "bo.b", displayName: "bo.b" });
  });

  test("refuses a username that somebody has, in any case", async () => {
    await create("cleo");
    expect(await refusalOf(create("CLEO"))).toBe("username_taken");
  });

  test("gives a username to one of many who want it at once", async () => {
    const wanted = Array.from({ length: 12 }, () => refusalOf(create("wanted")));
    const answers = await Promise.all(wanted);
    expect(answers.filter((answer) => answer === "nothing")).toHaveLength(1);
    expect(answers.filter((answer) => answer === "username_taken")).toHaveLength(11);
  });

  test("gives a name to one of a member and a guest who want it at once", async () => {
    const answers = await Promise.all([
      refusalOf(create("both-want")),
      refusalOf(server.guest("Both-Want")),
      refusalOf(create("both-want")),
      refusalOf(server.guest("BOTH-WANT")),
    ]);
    expect(answers.filter((answer) => answer === "nothing")).toHaveLength(1);
  });

  test.each(["admin", "Root", "parley", "everyone", "all", "here", "ad.min", "help-desk"])(
    "refuses %s, which speaks for the server or for everybody",
    async (username) => {
      expect(await refusalOf(create(username))).toBe("username_reserved");
    },
  );

  test("refuses passwords that are short, common or one's own name", async () => {
    expect(await refusalOf(create("dora", { password: "1234567" }))).toBe("password_too_short");
    expect(await refusalOf(create("dora", { password: "Password123" }))).toBe("password_common");
    expect(await refusalOf(create("dora1984", { password: "dora1984!" }))).toBe("password_common");
    const displayName = "Theodora Blum";
    expect(await refusalOf(create("dora", { password: "theodorablum1", displayName }))).toBe(
      "password_common",
    );
  });

  test("takes a password of 256 characters and no more", async () => {
    const password = Array.from("a 🔑 for seven pale lanterns, ".repeat(10)).slice(0, 256).join("");
    await create("edda", { password });
    const body = { username: "edda", password };
    expect(await server.visitor().call("createSession", { body })).toMatchObject({
      username: "edda",
    });
    expect(await refusalOf(create("edda2", { password: `${password}b` }))).toBe("malformed");
  });

  test("keeps a display name to the letter", async () => {
    const names = ["Zoë O’Brien <b>&amp;", "李小龍", "🏳️‍🌈 Ünï", "'; drop table person; --", "%_\\"];
    for (const [index, displayName] of names.entries()) {
      const { me } = await server.person(`keeps${index}`, { displayName });
      expect(me.displayName).toBe(displayName);
    }
  });

  test.each([
    ["a field too many", { username: "flo", password: PASSWORD, role: "admin" }],
    ["a username of two letters", { username: "fl", password: PASSWORD }],
    ["a username with a space", { username: "flo rian", password: PASSWORD }],
    ["a username in another alphabet", { username: "флора", password: PASSWORD }],
    ["NUL in a username", { username: "flo\0", password: PASSWORD }],
    ["NUL in a password", { username: "flo", password: `${PASSWORD}\0` }],
    ["half a surrogate pair", { username: "flo", password: `${PASSWORD}\ud83d` }],
    ["a direction override", { username: "flo", password: PASSWORD, displayName: "a\u202eb" }],
    ["a blank display name", { username: "flo", password: PASSWORD, displayName: "\u200b" }],
    ["an object for a username", { username: { $ne: null }, password: PASSWORD }],
    ["an array", ["flo", PASSWORD]],
    ["nothing", null],
  ])("refuses %s as malformed", async (_, body) => {
    const reply = await server
      .visitor()
      .fetch("/api/people", { method: "POST", body: JSON.stringify(body) });
    expect([reply.status, await reply.json()]).toMatchObject([
      400,
      { error: { code: "malformed" } },
    ]);
  });

  test("needs no Origin from a program", async () => {
    const reply = await fetch(`${server.url}/api/people`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ username: "program", password: PASSWORD }),
    });
    expect(reply.status).toBe(201);
  });
});

describe("an address", () => {
  const limits = { "account.create": { points: 5, seconds: 600 } };

  test("makes as many accounts as the limit says, however many it asks for at once", async () => {
    const limited = await startServer({ limits });
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, index) => refusalOf(limited.guest(`One of many ${index}`))),
    );
    expect(answers.filter((answer) => answer === "nothing")).toHaveLength(5);
    expect(answers.filter((answer) => answer === "too_many")).toHaveLength(95);
    expect(await refusalOf(limited.person("one-more"))).toBe("too_many");
    await limited.close();
  });

  test("is not what a client says it is, unless a trusted proxy says it", async () => {
    const makesEight = async (server: TestServer) => {
      const replies = await Promise.all(
        Array.from({ length: 8 }, (_, index) =>
          server.visitor().fetch("/api/guests", {
            method: "POST",
            headers: { "x-forwarded-for": `203.0.113.${index}`, "x-real-ip": "203.0.113.9" },
            body: JSON.stringify({ nickname: `From afar ${index}` }),
          }),
        ),
      );
      return replies.filter((reply) => reply.status === 201).length;
    };
    const direct = await startServer({ limits });
    expect(await makesEight(direct)).toBe(5);
    await direct.close();
    const settings = { PUBLIC_URL: "https://chat.example.org" };
    const behindProxy = await startServer({ limits, settings });
    expect(await makesEight(behindProxy)).toBe(8);
    await behindProxy.close();
  });
});
