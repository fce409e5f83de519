import { afterEach, describe, expect, test } from "vitest";
import { endpoints, type Endpoint } from "@parley/protocol";
import { pathOf, properAsk } from "../../test/hostile/world.ts";
import { startServer, type ServerOptions, type TestServer } from "../../test/server.ts";
import { rawRequest, type Someone } from "../../test/visitor.ts";
import type { World } from "../../test/matrix.ts";

let server: TestServer;
afterEach(() => server.close());

const open = async (settings: ServerOptions["settings"] = {}) => {
  server = await startServer({ settings });
};

const LIST = "/phones/api/handsets";
const host = () => new URL(server.url).host;
const asks = async (path: string, headers = {}) =>
  (await rawRequest(server, "GET", path, { accept: "text/html", host: host(), ...headers })).status;

/** What the page and the API answer: 503 is the page of an app that has not been built. */
async function seen(headers = {}): Promise<"there" | "not there"> {
  const [page, api] = [await asks("/phones", headers), await asks(LIST, headers)];
  if (api === 404 && page === 404) return "not there";
  expect([200, 503]).toContain(page);
  expect(api).toBe(200);
  return "there";
}

const signedIn = ({ cookie }: Someone) => ({ cookie, "sec-fetch-site": "same-origin" });

describe("the simulated phones", () => {
  test("are there for whoever sits at this machine, signed in or not", async () => {
    await open();
    expect(await seen()).toBe("there");
    const port = host().split(":")[1];
    expect(await seen({ host: `localhost:${port}` })).toBe("there");
  });

  test("are not there by a name that was made to lead to this machine", async () => {
    await open();
    expect(await seen({ host: "evil.example" })).toBe("not there");
  });

  test.each(["x-forwarded-for", "forwarded", "x-real-ip", "via"])(
    "are not there for whom a proxy speaks, which says so by %s",
    async (name) => {
      await open();
      expect(await seen({ [name]: "127.0.0.1" })).toBe("not there");
    },
  );

  test("are not there for a page of another site, nor changed by one", async () => {
    await open();
    expect(await asks(LIST, { origin: "https://evil.example" })).toBe(403);
    expect(await asks(LIST, { "sec-fetch-site": "cross-site" })).toBe(403);
    const headers = { origin: "https://evil.example", "content-type": "application/json" };
    const body = JSON.stringify({ number: "+12025550142" });
    expect((await rawRequest(server, "POST", LIST, headers, body)).status).toBe(403);
    expect(server.parts.twilio.emulator!.handsets.list()).toEqual([]);
  });

  test.each([{ HOST: "0.0.0.0" }, { PUBLIC_URL: "https://chat.example.org" }])(
    "are there for the admin alone where loopback may be anybody: %j",
    async (settings) => {
      await open(settings);
      const scheme = settings.PUBLIC_URL ? "__Host-sid0" : "sid0";
      const [warden, ana] = [await server.person("warden"), await server.person("ana")];
      expect(warden.cookie).toContain(scheme);
      expect(await seen()).toBe("not there");
      expect(await seen(signedIn(ana))).toBe("not there");
      expect(await seen(signedIn(warden))).toBe("there");
    },
  );

  test("are there for the admin's program, and for no other's", async () => {
    await open({ HOST: "0.0.0.0" });
    const [warden, ana] = [await server.person("warden"), await server.person("ana")];
    expect(await seen((await server.program(ana)).headers)).toBe("not there");
    expect(await seen((await server.program(warden)).headers)).toBe("there");
  });

  test("are not there for the admin once they have signed out", async () => {
    await open({ HOST: "0.0.0.0" });
    const warden = await server.person("warden");
    const headers = signedIn(warden);
    await warden.call("endCurrentSession");
    expect(await seen(headers)).toBe("not there");
  });

  test("do not let another site use the admin's cookie", async () => {
    await open({ HOST: "0.0.0.0" });
    const { cookie } = await server.person("warden");
    expect(await asks(LIST, { cookie, "sec-fetch-site": "same-site" })).toBe(404);
  });
});

const phones = Object.values(endpoints).filter(({ path }) => path.startsWith("/phones/"));

function ask({ path, method, body }: Endpoint) {
  const name = (Object.keys(endpoints) as (keyof typeof endpoints)[]).find(
    (one) => endpoints[one].path === path && endpoints[one].method === method,
  )!;
  const proper = properAsk(name, {} as World);
  const headers = body ? { "content-type": "application/json" } : {};
  return rawRequest(
    server,
    method,
    pathOf(path, proper.params),
    { host: "evil.example", ...headers },
    body && JSON.stringify(proper.body),
  );
}

test.each(phones)("$method $path is behind the gate, whatever is in the body", async (endpoint) => {
  await open();
  const reply = await ask(endpoint);
  expect([reply.status, JSON.parse(reply.body)]).toMatchObject([
    404,
    { error: { code: "not_found" } },
  ]);
  const { status } = await rawRequest(
    server,
    endpoint.method,
    pathOf(endpoint.path, { number: "%%%", media: "x" }),
    { host: "evil.example", "content-type": "application/json" },
    endpoint.method === "GET" ? undefined : "{",
  );
  expect(status).toBe(404);
});

test("with a Twilio account of one's own there is no simulated phone, for nobody", async () => {
  await open({
    TWILIO_ACCOUNT_SID: `AC${"0".repeat(32)}`,
    TWILIO_AUTH_TOKEN: "0".repeat(32),
    TWILIO_PHONE_NUMBERS: "+12025550199",
    TWILIO_VERIFY_SERVICE_SID: `VA${"0".repeat(32)}`,
  });
  expect(server.parts.twilio.emulator).toBeNull();
  const warden = await server.person("warden");
  expect(await seen()).toBe("not there");
  expect(await seen(signedIn(warden))).toBe("not there");
  for (const endpoint of phones) expect((await ask(endpoint)).status).toBe(404);
});
