import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startServer, type TestServer } from "../../test/server.ts";
import { rawRequest, type Someone } from "../../test/visitor.ts";

const ALLOWED = 3;
const TRIES = 12;
const limits = {
  "request.address": { points: ALLOWED, seconds: 600 },
  "socket.connect": { points: ALLOWED, seconds: 600 },
};

const doors = ["/api/me", "/socket.io/?EIO=4&transport=polling"];

// One address is one, whether it asks or connects: what holds at one door holds at the other.
describe.each([
  { proxies: undefined, trust: "a server that trusts no proxy" },
  { proxies: "127.0.0.1", trust: "a server behind one proxy" },
  { proxies: "127.0.0.1,10.0.0.0/8", trust: "a server behind several" },
])("$trust", ({ proxies }) => {
  const settings = proxies === undefined ? {} : { TRUSTED_PROXIES: proxies };
  let server: TestServer;
  let ana: Someone;
  beforeAll(async () => {
    server = await startServer({ settings });
    ana = await server.person("ana");
  });
  afterAll(() => server.close());

  /** How many with these X-Forwarded-For, in order, a server lets ask, and how many connect. */
  async function letIn(address: (n: number) => string): Promise<number[]> {
    const limited = await startServer({ settings, limits });
    const { headers } = await signedIn(limited);
    const counts = doors.map(async (path) => {
      let count = 0;
      for (let n = 0; n < TRIES; n++) {
        const sent = { ...headers, "x-forwarded-for": address(n) };
        if ((await rawRequest(limited, "GET", path, sent)).status === 200) count++;
      }
      return count;
    });
    const allowed = await Promise.all(counts);
    await limited.close();
    return allowed;
  }

  test("counts by who is behind the proxies it trusts", async () => {
    const each = proxies === undefined ? ALLOWED : TRIES;
    expect(await letIn((n) => `203.0.113.${n}`)).toEqual([each, each]);
    expect(await letIn(() => "203.0.113.7")).toEqual([ALLOWED, ALLOWED]);
  });

  test("is told nothing by addresses that somebody put in front", async () => {
    expect(await letIn((n) => `198.51.100.${n}, 203.0.113.7`)).toEqual([ALLOWED, ALLOWED]);
  });

  test("looks past its own proxies and no other", async () => {
    const each = proxies?.includes("10.0.0.0/8") ? TRIES : ALLOWED;
    expect(await letIn((n) => `203.0.113.${n}, 10.0.0.1`)).toEqual([each, each]);
  });

  test.each(["", "nobody", "127.0.0.1:80, ", "::1, <script>", `${"1,".repeat(500)}1`])(
    "stays up when %j is said to be the address",
    async (value) => {
      for (const path of doors) {
        const headers = { ...ana.headers, "x-forwarded-for": value };
        expect((await rawRequest(server, "GET", path, headers)).status).toBe(200);
      }
    },
  );
});

/** Somebody who signed up from elsewhere, so that the address of the test has all it is allowed. */
async function signedIn(server: TestServer): Promise<Someone> {
  const remoteAddress = "192.0.2.1";
  const reply = await server.app.http.inject({
    method: "POST",
    url: "/api/guests",
    remoteAddress,
    payload: { nickname: "From elsewhere" },
  });
  const visitor = server.visitor();
  const [cookie] = reply.cookies;
  visitor.cookies.set(cookie!.name, cookie!.value);
  return Object.assign(visitor, { me: reply.json(), password: "" });
}
