import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parseSetCookie } from "cookie";
import { startServer, type TestServer } from "../../test/server.ts";
import { Visitor } from "../../test/visitor.ts";

const YEAR_S = 365 * 24 * 60 * 60;
const bodyOf = (username: string) => JSON.stringify({ username, password: "seven pale lanterns" });

describe.each([
  ["over plain HTTP", {}, "sid", false],
  ["over HTTPS", { PUBLIC_URL: "https://chat.example.org" }, "__Host-sid", true],
])("a session's cookie %s", (_, settings, prefix, isSecure) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer({ settings });
  });
  afterAll(() => server.close());

  test("is kept from scripts, from other sites and from other paths", async () => {
    const browser = server.visitor().tab(2);
    const made = await browser.fetch("/api/people", { method: "POST", body: bodyOf("ana") });
    const signedIn = await browser.fetch("/api/sessions", { method: "POST", body: bodyOf("ana") });
    for (const reply of [made, signedIn]) {
      expect(reply.headers.getSetCookie()).toHaveLength(1);
      const cookie = parseSetCookie(reply.headers.getSetCookie()[0]!);
      expect(cookie).toEqual({
        name: `${prefix}2`,
        value: expect.stringMatching(/^[\w-]{43}$/),
        httpOnly: true,
        ...(isSecure ? { secure: true } : {}),
        sameSite: "lax",
        path: "/",
        maxAge: YEAR_S,
      });
    }
  });

  test("is taken away at sign-out, as it was set", async () => {
    const browser = server.visitor().tab(1);
    await browser.fetch("/api/people", { method: "POST", body: bodyOf("bob") });
    const out = await browser.fetch("/api/sessions/current", { method: "DELETE" });
    expect(out.status).toBe(204);
    const cookie = parseSetCookie(out.headers.getSetCookie()[0]!);
    expect(cookie).toMatchObject({ name: `${prefix}1`, maxAge: 0, path: "/", httpOnly: true });
    expect(cookie.secure ?? false).toBe(isSecure);
    expect(browser.cookies.size).toBe(0);
  });

  test("is no other server's: one of another name proves nothing", async () => {
    const browser = server.visitor();
    await browser.fetch("/api/people", { method: "POST", body: bodyOf("cleo") });
    const [token] = browser.cookies.values();
    for (const name of ["sid", "sid00", "session", isSecure ? "sid0" : "__Host-sid0"]) {
      const other = new Visitor(server, new Map([[name, token!]]));
      expect((await other.fetch("/api/me")).status).toBe(401);
    }
  });
});
