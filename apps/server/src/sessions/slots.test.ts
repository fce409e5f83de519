import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { refusalOf } from "../../test/conversations.ts";
import { startServer, type TestServer } from "../../test/server.ts";
import { rawRequest, Visitor, type Someone } from "../../test/visitor.ts";

let server: TestServer;
let ana: Someone;
let bo: Someone;
beforeAll(async () => {
  server = await startServer();
  ana = await server.person("ana");
  bo = await server.person("bob");
});
afterAll(() => server.close());

const signIn = (tab: Visitor, { me, password }: Someone) =>
  tab.call("createSession", { body: { username: me.username!, password } });

async function accountsIn(browser: Visitor): Promise<[number, string | null][]> {
  const { items } = await browser.call("listAccounts");
  return items.map(({ slot, me }) => [slot, me.username]);
}

describe("several accounts in one browser", () => {
  test("live side by side, each tab as the one it names", async () => {
    const first = server.visitor().tab(0);
    const second = first.tab(1);
    await signIn(first, ana);
    await signIn(second, bo);
    expect((await first.call("getMe")).username).toBe("ana");
    expect((await second.call("getMe")).username).toBe("bob");
    const [his, hers] = [await second.socket(), await first.socket()];
    expect([hers.sync.me.username, his.sync.me.username]).toEqual(["ana", "bob"]);
    expect(await accountsIn(first)).toEqual([
      [0, "ana"],
      [1, "bob"],
    ]);
    expect(await refusalOf(first.tab(2).call("getMe"))).toBe("not_signed_in");
  });

  test("sign out one by one", async () => {
    const first = server.visitor().tab(0);
    const second = first.tab(4);
    await signIn(first, ana);
    await signIn(second, bo);
    const staying = await second.socket();
    const out = await first.fetch("/api/sessions/current", { method: "DELETE" });
    expect(out.headers.get("clear-site-data")).toBeNull();
    expect(await accountsIn(first)).toEqual([[4, "bob"]]);
    await staying.settle();
    const last = await second.fetch("/api/sessions/current", { method: "DELETE" });
    expect(last.headers.get("clear-site-data")).toBe('"cache"');
    expect(await accountsIn(first)).toEqual([]);
  });

  test("take the first free slot when a tab names none", async () => {
    const browser = server.visitor();
    await signIn(browser, ana);
    await signIn(browser, bo);
    const body = { nickname: "Third in the browser" };
    await browser.call("createGuest", { body });
    expect(await accountsIn(browser)).toEqual([
      [0, "ana"],
      [1, "bob"],
      [2, "third-in-the-browser"],
    ]);
  });

  test("do not double: who signs in again without naming a slot gets their own", async () => {
    const browser = server.visitor();
    await signIn(browser, ana);
    await signIn(browser, bo);
    const before = browser.cookies.get("sid1");
    await signIn(browser, bo);
    expect(await accountsIn(browser)).toEqual([
      [0, "ana"],
      [1, "bob"],
    ]);
    expect(browser.cookies.get("sid1")).not.toBe(before);
    const replayed = new Visitor(server, new Map([["sid1", before!]]), 1);
    expect(await refusalOf(replayed.call("getMe"))).toBe("not_signed_in");
  });

  test("count a slot as free once its session is over", async () => {
    const browser = server.visitor();
    await signIn(browser, ana);
    const { items } = await browser.call("listSessions");
    const current = items.find((session) => session.current)!;
    const elsewhere = await server.program(ana);
    await elsewhere.call("endSession", { params: { session: current.id } });
    await signIn(browser, bo);
    expect(await accountsIn(browser)).toEqual([[0, "bob"]]);
  });

  test("replace the account of a slot that the tab does name, and end its session", async () => {
    const tab = server.visitor().tab(0);
    await signIn(tab, ana);
    const socket = await tab.socket();
    await signIn(tab, bo);
    await socket.notice("session-ended");
    await socket.closed;
    expect(await accountsIn(tab)).toEqual([[0, "bob"]]);
  });

  test("are ten at most, and an eleventh is not made", async () => {
    const browser = server.visitor();
    for (let slot = 0; slot < 10; slot++) {
      await browser.call("createGuest", { body: { nickname: `Ten at once ${slot}` } });
    }
    expect(await accountsIn(browser)).toHaveLength(10);
    const guest = browser.call("createGuest", { body: { nickname: "Eleventh" } });
    expect(await refusalOf(guest)).toBe("too_many_accounts");
    const person = { username: "eleventh", password: "seven pale lanterns" };
    expect(await refusalOf(browser.call("createPerson", { body: person }))).toBe(
      "too_many_accounts",
    );
    expect(await refusalOf(signIn(browser, ana))).toBe("too_many_accounts");
    expect(await refusalOf(signIn(browser.tab(10), ana))).toBe("too_many_accounts");
    // The name is still there to be had.
    expect(await refusalOf(server.person("eleventh"))).toBe("nothing");
  });
});

describe("the list of a browser's accounts", () => {
  test("is empty for a stranger, and for cookies that prove nothing", async () => {
    expect(await accountsIn(server.visitor())).toEqual([]);
    const forged = new Visitor(
      server,
      new Map([
        ["sid0", "x".repeat(43)],
        ["sid1", "'"],
      ]),
    );
    expect(await accountsIn(forged)).toEqual([]);
  });

  test("is not read by pages of another site", async () => {
    const browser = server.visitor();
    await signIn(browser, ana);
    const headers = { cookie: browser.cookie };
    for (const foreign of [
      { origin: "https://evil.example" },
      { origin: "null" },
      { "sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors" },
      { "sec-fetch-site": "same-site", "sec-fetch-mode": "cors" },
    ]) {
      const reply = await rawRequest(server, "GET", "/api/accounts", { ...headers, ...foreign });
      expect([reply.status, reply.body.includes("ana")]).toEqual([403, false]);
    }
    const own = await rawRequest(server, "GET", "/api/accounts", headers);
    expect([own.status, own.body.includes("ana")]).toEqual([200, true]);
  });
});
