import type { OutgoingHttpHeaders } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startServer, type TestServer } from "../../test/server.ts";
import { rawRequest, Visitor, type Someone } from "../../test/visitor.ts";

const PUBLIC = "https://chat.example.org";

describe.each([
  ["without PUBLIC_URL", {}],
  ["with PUBLIC_URL", { PUBLIC_URL: PUBLIC }],
])("a request that carries a cookie, %s,", (_, settings) => {
  let server: TestServer;
  let ana: Someone;
  beforeAll(async () => {
    server = await startServer({ settings });
    ana = await server.person("ana");
  });
  afterAll(() => server.close());

  function ask(method: string, headers: OutgoingHttpHeaders, path = "/api/me") {
    const body = method === "PATCH" ? JSON.stringify({ displayName: "Ana was here" }) : undefined;
    const type = body === undefined ? {} : { "content-type": "application/json" };
    return rawRequest(server, method, path, { cookie: ana.cookie, ...type, ...headers }, body);
  }

  const foreign: [string, () => OutgoingHttpHeaders][] = [
    ["another site", () => ({ origin: "https://evil.example" })],
    ["a sandboxed frame or a file", () => ({ origin: "null" })],
    ["an empty origin", () => ({ origin: "" })],
    ["another port", () => ({ origin: `${server.origin.replace(/:\d+$/, "")}:1` })],
    ["another scheme", () => ({ origin: server.origin.replace(/^https?/, "ftp") })],
    ["a name that begins alike", () => ({ origin: `${server.origin}.evil.example` })],
    ["a name that ends alike", () => ({ origin: server.origin.replace("//", "//evil-") })],
    ["our origin with a path", () => ({ origin: `${server.origin}/` })],
    ["our origin named twice", () => ({ origin: `${server.origin}, ${server.origin}` })],
    ["a page of another site", () => ({ "sec-fetch-site": "cross-site" })],
    ["a page of a sister site", () => ({ "sec-fetch-site": "same-site" })],
  ];

  test.each(foreign)("from %s, changes nothing", async (__, headers) => {
    const reply = await ask("PATCH", headers());
    expect([reply.status, JSON.parse(reply.body)]).toMatchObject([
      403,
      { error: { code: "origin_refused" } },
    ]);
    expect(await ana.call("getMe")).toMatchObject(ana.me);
  });

  test.each(foreign)("from %s, reads nothing", async (__, headers) => {
    const reply = await ask("GET", headers());
    expect([reply.status, reply.body.includes("ana")]).toEqual([403, false]);
    expect(reply.headers["access-control-allow-origin"]).toBeUndefined();
  });

  test.each(["POST", "PUT", "PATCH", "DELETE"])(
    "from nowhere that it says, changes nothing by %s",
    async (method) => {
      const paths = { POST: "/api/conversations", PUT: "/api/blocks/1", PATCH: "/api/me" };
      const path = method === "DELETE" ? "/api/sessions/current" : paths[method as "PUT"];
      const reply = await ask(method, {}, path);
      expect(reply.status).toBe(403);
      expect(await ana.call("getMe")).toMatchObject(ana.me);
    },
  );

  test("from our own pages is answered", async () => {
    for (const headers of [{ origin: server.origin }, { "sec-fetch-site": "same-origin" }]) {
      expect((await ask("GET", headers)).status).toBe(200);
      expect((await ask("PATCH", headers)).status).toBe(200);
    }
    const back = { displayName: ana.me.displayName };
    await ana.call("changeMe", { body: back });
  });

  test("that a browser sends without a word of where from may read, as over plain HTTP", async () => {
    expect((await ask("GET", {})).status).toBe(200);
  });

  test("is not vouched for by headers a proxy would set", async () => {
    const headers = {
      origin: "https://evil.example",
      "x-forwarded-host": "evil.example",
      "x-forwarded-proto": "https",
      forwarded: "host=evil.example;proto=https",
    };
    expect((await ask("PATCH", headers)).status).toBe(403);
  });

  test("signs nobody in for a page of another site", async () => {
    const body = JSON.stringify({ username: "ana", password: ana.password });
    for (const [, headers] of foreign.slice(0, 10)) {
      const sent = { "content-type": "application/json", ...headers() };
      const reply = await rawRequest(server, "POST", "/api/sessions", sent, body);
      expect([reply.status, reply.headers["set-cookie"]]).toEqual([403, undefined]);
    }
  });
});

describe("a request", () => {
  let server: TestServer;
  let ana: Someone;
  beforeAll(async () => {
    server = await startServer();
    ana = await server.person("ana");
  });
  afterAll(() => server.close());

  test.each([
    "text/plain",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "text/plain; application/json",
    "application/octet-stream",
  ])("of the type %s, which a form can send, is refused", async (type) => {
    const body = JSON.stringify({ displayName: "Ana was here" });
    const headers = { cookie: ana.cookie, origin: server.origin, "content-type": type };
    const reply = await rawRequest(server, "PATCH", "/api/me", headers, body);
    expect([reply.status, JSON.parse(reply.body)]).toMatchObject([
      415,
      { error: { code: "unsupported_type" } },
    ]);
    expect(await ana.call("getMe")).toMatchObject(ana.me);
  });

  test("with a bearer token needs no origin, and is refused one of another site", async () => {
    const program = await server.program(ana);
    const bearer = { authorization: `Bearer ${program.token}` };
    expect((await rawRequest(server, "GET", "/api/me", bearer)).status).toBe(200);
    const foreign = { ...bearer, origin: "https://evil.example" };
    expect((await rawRequest(server, "GET", "/api/me", foreign)).status).toBe(403);
  });

  test("asked of other sites' leave first is given none", async () => {
    const reply = await rawRequest(server, "OPTIONS", "/api/me", {
      origin: "https://evil.example",
      "access-control-request-method": "PATCH",
      "access-control-request-headers": "content-type,parley-slot",
    });
    const names = Object.keys(reply.headers);
    expect(names.filter((name) => name.startsWith("access-control-"))).toEqual([]);
    expect(reply.status).toBeGreaterThanOrEqual(400);
  });

  test("proves nobody by a token in the address", async () => {
    const token = ana.cookies.get("sid0")!;
    for (const query of [`token=${token}`, `sid0=${token}`, `access_token=${token}`]) {
      const headers = { origin: server.origin };
      expect((await rawRequest(server, "GET", `/api/me?${query}`, headers)).status).toBe(401);
    }
  });

  test("names its slot in a header or the address, and another's cookie is not looked at", async () => {
    const other = new Visitor(server, ana.cookies);
    expect((await other.fetch("/api/me?slot=1")).status).toBe(401);
    for (const slot of ["-1", "1e0", "0x0", "99", "00", "x", ""]) {
      const status = (await other.fetch("/api/me", { headers: { "parley-slot": slot } })).status;
      expect([200, 401]).toContain(status);
    }
  });
});
