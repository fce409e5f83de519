import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { endpoints, type Endpoint, type EndpointName } from "@parley/protocol";
import { openLine, readReply } from "../line.ts";
import type { World } from "../matrix.ts";
import { startServer, type TestServer } from "../server.ts";
import { everything, judge } from "./judge.ts";
import { askerOf, openWorld, pathOf, properAsk } from "./world.ts";

let server: TestServer;
let world: World;
beforeAll(async () => {
  server = await startServer();
  world = await openWorld(server);
});
afterAll(() => server.close());

const names = Object.keys(endpoints) as EndpointName[];

/** Asks for exactly that address, which no client would let through. */
async function ask(name: EndpointName, address: string, method = endpoints[name].method as string) {
  const endpoint: Endpoint = endpoints[name];
  const body = endpoint.body ? JSON.stringify(properAsk(name, world).body) : "";
  const headers = {
    ...askerOf(name, endpoint.asks, world, server).headers,
    host: new URL(server.url).host,
    connection: "close",
    ...(body === "" ? {} : { "content-type": "application/json" }),
    "content-length": Buffer.byteLength(body),
  };
  const lines = Object.entries(headers).map(([key, value]) => `${key}: ${value}\r\n`);
  const line = await openLine(server);
  line.say(`${method} ${address} HTTP/1.1\r\n${lines.join("")}\r\n${body}`);
  return readReply(await line.closed);
}

const segments = [
  ..."0 -1 1.5 1e3 0x10 1_000 +1 1% %zz %ff %c0%af %00 1%00 %2e%2e %2e . .. %2f 1%2f2".split(" "),
  ..."..%2f..%2fetc%2fpasswd %5c..%5c %20 1%20 %0d%0a %25 %2500 1;a=b 1,2 1&2 [1] {1}".split(" "),
  ..."9007199254740991 9007199254740992 99999999999999999999 1e309 NaN Infinity".split(" "),
  ..."null undefined true me ME m%65 __proto__ constructor toString *".split(" "),
  "%3Cscript%3Ealert(1)%3C%2Fscript%3E",
  "'or'1'='1",
  "%EF%BC%91",
  "%D9%A1",
  "%F0%9F%8D%85",
  "%F0%9F%8D%85%F0%9F%8D%85",
  "%F0%9F%8D",
  "%ED%A0%80",
  "%F0%9F%8D%85%EF%B8%8F%E2%80%8D",
  "%E2%80%AE",
  "a".repeat(199),
  "a".repeat(201),
  "1".repeat(201),
  "a".repeat(10_000),
  "%F0%9F%8D%85".repeat(100),
];

const withParams = names.filter((name) => (endpoints[name] as Endpoint).params);

describe.each(withParams)("%s", (name) => {
  const endpoint: Endpoint = endpoints[name];
  const keys = Object.keys(endpoint.params!.shape);

  test.each(keys)("takes nothing for its %s that is none, and writes nothing", async (key) => {
    const { params = {} } = properAsk(name, world);
    const before = await everything(server);
    for (const segment of segments) {
      const given = { ...params, [key]: decoded(segment) };
      if (endpoint.params!.safeParse(given).success) continue;
      const address = pathOf(endpoint.path, { ...params, [key]: "\u0001" });
      const verdict = judge(await ask(name, address.replace("%01", segment)), endpoint);
      expect(["malformed", "not_found"]).toContain(verdict);
    }
    expect(await everything(server)).toEqual(before);
  });

  test.each(keys)("answers as promised whatever else its %s is", async (key) => {
    const { params = {} } = properAsk(name, world);
    const verdicts = segments
      .filter((segment) => {
        const given = { ...params, [key]: decoded(segment) };
        return endpoint.params!.safeParse(given).success && decoded(segment) !== "me";
      })
      .map(async (segment) => {
        const address = pathOf(endpoint.path, { ...params, [key]: "\u0001" });
        return judge(await ask(name, address.replace("%01", segment)), endpoint);
      });
    for (const verdict of await Promise.all(verdicts)) {
      expect(["ok", ...endpoint.refuses]).toContain(verdict);
    }
  });
});

function decoded(segment: string): string | null {
  try {
    return decodeURIComponent(segment);
  } catch {
    return null;
  }
}

const withQuery = names.filter((name) => (endpoints[name] as Endpoint).query);

describe.each(withQuery)("the query of %s", (name) => {
  const endpoint: Endpoint = endpoints[name];
  const address = (query: string) =>
    `${pathOf(endpoint.path, properAsk(name, world).params)}?${query}`;
  const given = [...segments, "", "%26", "%23", "2026-11-20T10:00:00Z", "0000-00-00T00:00:00Z"];

  test.each(Object.keys(endpoint.query!.shape))("holds %s, whatever is in it", async (key) => {
    for (const value of given) {
      const query = `${key}=${value}`;
      const verdict = judge(await ask(name, address(query)), endpoint);
      // Files that are uploaded under fifty such names are as many as there may be.
      const promised = /^(?:ok|malformed|too_many_files)$/;
      expect([query, verdict]).toEqual([query, expect.stringMatching(promised)]);
    }
  });

  test.each([
    "extra=1",
    "Q=1",
    "q[]=1",
    "q[a]=1",
    "constructor=1",
    "toString=1",
    "=1",
    "%00=1",
    "%ff",
    "after=1&after=2",
    "q=1&q=2",
    "limit=1&limit=1",
    `${"x".repeat(5_000)}=1`,
    Array.from({ length: 2_000 }, (_, n) => `k${n}=1`).join("&"),
  ])("refuses what it does not know, or is told twice: %.40s", async (query) => {
    expect(judge(await ask(name, address(query)), endpoint)).toBe("malformed");
  });

  test("has no prototype to poison", async () => {
    for (const query of ["__proto__=1", "__proto__[polluted]=1", "constructor[prototype][a]=1"]) {
      judge(await ask(name, address(query)), endpoint);
    }
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  });
});

const known = new Set(Object.values(endpoints).map(({ method, path }) => `${method} ${path}`));
const methods = "GET POST PUT PATCH DELETE OPTIONS HEAD TRACE PROPFIND SEARCH LOCK".split(" ");

describe.each(names)("the address of %s", (name) => {
  test("knows its own methods and no other", async () => {
    const { path } = endpoints[name];
    const address = pathOf(path, properAsk(name, world).params);
    for (const method of methods) {
      // HEAD is asked elsewhere: it says what GET would, without a body.
      if (known.has(`${method} ${path}`) || method === "HEAD") continue;
      const reply = await ask(name, address, method);
      expect([method, judge(reply, null)]).toEqual([method, "not_found"]);
    }
  });
});

test.each([
  "/api",
  "/api/",
  "/api/nothing",
  "/api/me/",
  "/API/me",
  "/api//me",
  "//api/me",
  "/api/./me",
  "/api/conversations/../me",
  "/api/%6de/x",
  "/api/me%2f",
  "/api/me;a=b",
  "/api/me%00",
  "/api/%2e%2e/healthz",
  "/socket.io",
  "/socket.io/nothing",
  "/hooks/nothing",
  "/docs/../../package.json",
  "/..%2f..%2fpackage.json",
  "/%2e%2e/%2e%2e/package.json",
  "/assets/..%2f..%2f..%2fpackage.json",
  "/assets/%5c..%5c..%5cpackage.json",
  "/.env",
  "/.git/config",
  "/index.html%00.js",
])("there is nothing at %s", async (address) => {
  const { status, body } = await ask("health", address);
  expect([400, 404]).toContain(status);
  expect(body).not.toMatch(/"name"|parley-server|workspaces|root:/);
});

test("after all this people talk as they did before, and nothing went wrong", async () => {
  const { owner } = world.people;
  expect((await owner.socket()).sync.me.id).toBe(owner.me.id);
  expect(server.log.filter((line) => /"level":(?:50|60)/.test(line))).toEqual([]);
});
