import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { refusalOf } from "../../test/conversations.ts";
import { startServer, type TestServer } from "../../test/server.ts";
import { rawRequest, Visitor, type Someone } from "../../test/visitor.ts";

let server: TestServer;
let ana: Someone;
beforeAll(async () => {
  server = await startServer();
  ana = await server.person("ana");
});
afterAll(() => server.close());

const body = () => JSON.stringify({ username: "ana", password: ana.password });
const json = { "content-type": "application/json" };

describe("a program", () => {
  test("is given a token, told once and in no cookie, and acts by it", async () => {
    const reply = await rawRequest(server, "POST", "/api/tokens", json, body());
    expect(reply.status).toBe(201);
    expect(reply.headers["set-cookie"]).toBeUndefined();
    const { token, me } = JSON.parse(reply.body) as { token: string; me: unknown };
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(me).toEqual(ana.me);
    const program = new Visitor(server);
    Object.assign(program, { isProgram: true, token });
    expect(await program.call("getMe")).toMatchObject(ana.me);
    expect((await program.socket()).sync.me).toEqual(ana.me);
  });

  test("shows as what it is in the list of sessions", async () => {
    const cases = [
      ["parley-terminal/0.1.0 (Linux)", "terminal", "parley-terminal on Linux"],
      ["curl/8.5.0", "api", "curl"],
      ["<script>alert(1)</script>", "api", "Unknown program"],
    ] as const;
    for (const [agent, lane, shown] of cases) {
      await rawRequest(server, "POST", "/api/tokens", { ...json, "user-agent": agent }, body());
      const { items } = await ana.call("listSessions");
      expect(items).toContainEqual(expect.objectContaining({ lane, agent: shown }));
    }
  });

  test.each([
    ["the server's own origin", () => ({ origin: server.origin })],
    ["another origin", () => ({ origin: "https://evil.example" })],
    ["the null origin", () => ({ origin: "null" })],
    ["a browser's fetch of its own site", () => ({ "sec-fetch-site": "same-origin" })],
    ["a browser's address bar", () => ({ "sec-fetch-site": "none" })],
  ])("is not a page: %s is refused a token", async (_, headers) => {
    const reply = await rawRequest(
      server,
      "POST",
      "/api/tokens",
      { ...json, ...headers() },
      body(),
    );
    expect([reply.status, JSON.parse(reply.body)]).toMatchObject([
      403,
      { error: { code: "origin_refused" } },
    ]);
  });

  test("is refused like a browser with wrong credentials", async () => {
    const wrong = JSON.stringify({ username: "ana", password: "not the password" });
    const reply = await rawRequest(server, "POST", "/api/tokens", json, wrong);
    expect([reply.status, JSON.parse(reply.body)]).toMatchObject([
      401,
      { error: { code: "wrong_credentials" } },
    ]);
  });
});

describe("what is no token", () => {
  test.each([
    ["a forged one", "A".repeat(43)],
    ["an empty one", ""],
    ["one too short", "A".repeat(42)],
    ["one too long", "A".repeat(44)],
    ["a very long one", "A".repeat(8_000)],
    ["SQL", "' or '1'='1"],
    ["the id of a session", "1"],
  ])(
    "%s opens nothing, as a cookie or as a bearer token, over HTTP or a socket",
    async (_, token) => {
      const bearer = { authorization: `Bearer ${token}` };
      const cookie = { cookie: `sid0=${encodeURIComponent(token)}`, origin: server.origin };
      for (const headers of [bearer, cookie]) {
        expect((await rawRequest(server, "GET", "/api/me", headers)).status).toBe(401);
        const polling = "/socket.io/?EIO=4&transport=polling";
        expect((await rawRequest(server, "GET", polling, headers)).status).toBe(403);
      }
    },
  );

  test("what the database keeps of one opens nothing", async () => {
    const { db } = server.parts.database;
    const rows = await db.selectFrom("session").selectAll().execute();
    expect(rows.length).toBeGreaterThan(0);
    for (const { token_hash } of rows) {
      for (const token of [token_hash, Buffer.from(token_hash, "hex").toString("base64url")]) {
        const program = new Visitor(server);
        Object.assign(program, { isProgram: true, token });
        expect(await refusalOf(program.call("getMe"))).toBe("not_signed_in");
      }
    }
  });
});

test("no token, password or message is in a log, in another answer or in the database as it is", async () => {
  const canary = "the canary sings at dusk";
  const said = "only the two of us may read this";
  const cleo = await server.person("cleo", { password: canary });
  await refusalOf(
    server.visitor().call("createSession", {
      body: { username: canary, password: `wrong ${canary}` },
    }),
  );
  const program = await server.program(cleo);
  const { id } = (await cleo.call("listConversations")).items[0]!;
  const cid = crypto.randomUUID();
  await program.call("sendMessage", { params: { conversation: id }, body: { cid, body: said } });
  await refusalOf(program.fetch(`/api/me?token=${program.token}`));
  const answers = [
    await cleo.call("getMe"),
    await cleo.call("listSessions"),
    await cleo.call("listAccounts"),
    (await cleo.socket()).sync,
  ];
  const { db } = server.parts.database;
  const kept = [
    await db.selectFrom("person").selectAll().execute(),
    await db.selectFrom("session").selectAll().execute(),
  ];
  const cookie = cleo.cookies.values().next().value!;
  const log = server.log.join("\n");
  expect(log).toContain("sign-in refused");
  expect(log).not.toContain(said);
  for (const secret of [canary, cookie, program.token!]) {
    expect(log).not.toContain(secret);
    expect(JSON.stringify(answers)).not.toContain(secret);
    expect(JSON.stringify(kept)).not.toContain(secret);
  }
  expect(JSON.stringify(answers)).not.toContain("$argon2");
});
