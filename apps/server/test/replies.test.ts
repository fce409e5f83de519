import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { endpoints, errorReply, type Endpoint, type EndpointName } from "@parley/protocol";
import { pathOf } from "./hostile/world.ts";
import { startServer, type TestServer } from "./server.ts";
import { validate } from "./validate.ts";
import { rawRequest, type RawReply, type Someone } from "./visitor.ts";

let server: TestServer;
let ana: Someone;
beforeAll(async () => {
  server = await startServer();
  ana = await server.person("ana");
});
afterAll(() => server.close());

const json = { "content-type": "application/json" };
const proven = () => ({ ...ana.headers, ...json });

/** One reply of every kind there is. */
const kinds: [string, () => Promise<RawReply>][] = [
  ["an answer", () => rawRequest(server, "GET", "/api/me", proven())],
  ["an answer without a body", () => rawRequest(server, "HEAD", "/api/me", proven())],
  ["an anonymous answer", () => rawRequest(server, "GET", "/healthz")],
  ["a 400", () => rawRequest(server, "PATCH", "/api/me", proven(), "{")],
  ["a 400 for the address", () => rawRequest(server, "GET", "/api/%ff")],
  ["a 401", () => rawRequest(server, "GET", "/api/me")],
  ["a 403", () => rawRequest(server, "GET", "/api/me", { origin: "https://evil.example" })],
  ["a 404", () => rawRequest(server, "GET", "/api/nothing")],
  ["a 404 for the method", () => rawRequest(server, "PUT", "/api/me", proven(), "{}")],
  ["a 413", () => rawRequest(server, "PATCH", "/api/me", proven(), `"${"x".repeat(66_000)}"`)],
  ["a 415", () => rawRequest(server, "PATCH", "/api/me", { ...proven(), "content-type": "a/b" })],
  ["a page", () => rawRequest(server, "GET", "/", { accept: "text/html" })],
  ["a screen's address", () => rawRequest(server, "GET", "/find", { accept: "text/html" })],
  ["the documents", () => rawRequest(server, "GET", "/docs/", { accept: "text/html" })],
  ["the description", () => rawRequest(server, "GET", "/openapi.json")],
  ["the metrics", () => rawRequest(server, "GET", "/metrics")],
  ["a handshake", () => rawRequest(server, "GET", polling, proven())],
  ["a refused handshake", () => rawRequest(server, "GET", polling)],
  ["a handshake that is none", () => rawRequest(server, "GET", "/socket.io/?EIO=9")],
];
const polling = "/socket.io/?EIO=4&transport=polling";

describe.each(kinds)("%s", (kind, ask) => {
  test("tells the browser what not to do with it", async () => {
    const { headers } = await ask();
    expect(headers).toMatchObject({
      "x-content-type-options": "nosniff",
      "referrer-policy": "same-origin",
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-resource-policy": "same-origin",
    });
    expect(headers["x-powered-by"]).toBeUndefined();
    expect(headers.server).toBeUndefined();
    expect(String(headers["content-type"] ?? "application/json")).toMatch(
      /^(?:application\/json|text\/(?:plain|html);.* ?charset=)/i,
    );
  });

  test("lets no page of another site read it, and sets no cookie", async () => {
    const { headers } = await ask();
    const names = Object.keys(headers);
    expect(names.filter((name) => name.startsWith("access-control-"))).toEqual([]);
    expect(headers["set-cookie"]).toBeUndefined();
  });

  test("runs nothing if it is a page, and is not kept if it is not", async () => {
    const { headers } = await ask();
    if (String(headers["content-type"]).startsWith("text/html")) {
      const policy = String(headers["content-security-policy"]);
      for (const rule of ["default-src 'none'", "script-src 'self';", "frame-ancestors 'none'"]) {
        expect(policy).toContain(rule);
      }
    } else if (!["the description", "a page", "a screen's address"].includes(kind)) {
      expect(headers["cache-control"]).toBe("no-store");
    }
  });
});

const asked = (Object.keys(endpoints) as EndpointName[]).map((name) => {
  const endpoint: Endpoint = endpoints[name];
  const keys = Object.keys(endpoint.params?.shape ?? {});
  const params = Object.fromEntries(keys.map((key) => [key, key === "emoji" ? "🍅" : "7"]));
  return { name, endpoint, path: pathOf(endpoint.path, params) };
});

describe.each(asked)("$name", ({ endpoint: { method, asks }, path }) => {
  test("is never kept by a browser or on the way, whatever it answers", async () => {
    const body = method === "GET" || method === "DELETE" ? undefined : "[]";
    for (const headers of [{}, proven(), { ...proven(), origin: "https://evil.example" }]) {
      if (path.endsWith("/current") && "cookie" in headers) continue;
      const reply = await rawRequest(server, method, path, { ...json, ...headers }, body);
      expect(reply.headers["cache-control"]).toBe("no-store");
    }
  });

  test("sets no cookie for those it refuses, or who are nobody", async () => {
    const body = method === "GET" || method === "DELETE" ? undefined : "[]";
    const reply = await rawRequest(server, method, path, json, body);
    expect(reply.headers["set-cookie"]).toBeUndefined();
    if (asks === "person") expect(reply.status).toBe(401);
  });

  test("gives no other site leave to ask", async () => {
    const reply = await rawRequest(server, "OPTIONS", path, {
      origin: "https://evil.example",
      "access-control-request-method": method,
      "access-control-request-headers": "content-type,parley-slot,authorization",
    });
    expect(reply.status).toBe(404);
    const names = Object.keys(reply.headers);
    expect(names.filter((name) => name.startsWith("access-control-"))).toEqual([]);
  });
});

const readable = asked.filter(({ endpoint }) => endpoint.method === "GET");

test.each(readable)(
  "$name says to HEAD what it says to GET, without the body",
  async ({ path }) => {
    for (const headers of [{}, { ...ana.headers }]) {
      const [head, get] = await Promise.all([
        rawRequest(server, "HEAD", path, headers),
        rawRequest(server, "GET", path, headers),
      ]);
      expect([head.status, head.body]).toEqual([get.status, ""]);
      const { date: _, ...said } = head.headers;
      const { date: __, ...wanted } = get.headers;
      expect(said).toEqual(wanted);
    }
  },
);

test.each([
  { limit: "request.address", path: "/healthz", seconds: 77 },
  { limit: "request.person", path: "/api/me", seconds: 78 },
  { limit: "people.find", path: "/api/people?q=x", seconds: 79 },
])("who is told to wait by $limit is told the same in header and body", async (row) => {
  const { limit, path, seconds } = row;
  const limited = await startServer({ limits: { [limit]: { points: 2, seconds } } });
  const { headers } = await limited.guest("Bo");
  let reply = await rawRequest(limited, "GET", path, headers);
  for (let n = 0; n < 2; n++) reply = await rawRequest(limited, "GET", path, headers);

  expect(reply.status).toBe(429);
  const { error } = validate(errorReply, JSON.parse(reply.body), "the refusal");
  expect(error.code).toBe("too_many");
  expect(reply.headers["retry-after"]).toBe(String(error.retryAfter));
  // What is left of the window, which began at most the length of this test ago.
  expect(error.retryAfter).toBeGreaterThan(seconds - 30);
  expect(error.retryAfter).toBeLessThanOrEqual(seconds);
  await limited.close();
});
