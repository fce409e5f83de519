import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { refusalOf } from "../../test/conversations.ts";
import { startServer, type TestServer } from "../../test/server.ts";
import type { Someone } from "../../test/visitor.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

describe("a guest", () => {
  test("comes in with a nickname alone, is in #general, and cannot be signed in to", async () => {
    const guest = await server.guest("Wanda W.");
    expect(guest.me).toMatchObject({
      kind: "guest",
      username: "wanda-w",
      displayName: "Wanda W.",
      hasPassword: false,
    });
    const { sync } = await guest.socket();
    expect(sync.conversations.map(({ info }) => info.name)).toEqual(["general"]);
    for (const password of ["", "password", "null"]) {
      const attempt = server
        .visitor()
        .call("createSession", { body: { username: "wanda-w", password } });
      expect(await refusalOf(attempt)).toBe("wrong_credentials");
    }
  });

  test.each(["Yara", "yara", " YARA ", "ｙａｒａ", "ya\u200bra", "ya\u00adra"])(
    "does not pass for the member yara as %j",
    async (nickname) => {
      await refusalOf(server.person("yara"));
      expect(await refusalOf(server.guest(nickname))).toBe("username_taken");
    },
  );

  test("has a nickname that no other guest has, and no member can take", async () => {
    await server.guest("Xenia Q");
    expect(await refusalOf(server.guest("xenia   q"))).toBe("username_taken");
    expect(await refusalOf(server.person("xenia-q"))).toBe("username_taken");
    await server.guest("victor");
    expect(await refusalOf(server.person("victor"))).toBe("username_taken");
  });

  test.each(["Admin", "A d m i n", "System", "everyone", "Parley Bot"])(
    "is not called %s",
    async (nickname) => {
      expect(await refusalOf(server.guest(nickname))).toBe("username_reserved");
    },
  );

  test.each(["Jörg Müller", "李小龍", "🦊🦊🦊", "a", "x".repeat(32), "--", "Ünï çø∂é"])(
    "called %s is given a username that can be mentioned",
    async (nickname) => {
      const { me } = await server.guest(nickname);
      expect(me.displayName).toBe(nickname);
      expect(me.username).toMatch(/^[a-z0-9](?:[a-z0-9._-]{1,30})[a-z0-9]$/);
    },
  );

  test("whose username would be taken gets another", async () => {
    const first = await server.guest("Same Slug");
    const second = await server.guest("same_slug");
    expect(first.me.username).toBe("same-slug");
    expect(second.me.username).toMatch(/^same-slug-\d+$/);
  });

  test.each(["", " ", "\u3164", "a\nb", "a\u202eb", "x".repeat(33), "a\0b"])(
    "is refused the nickname %j as malformed",
    async (nickname) => {
      expect(await refusalOf(server.guest(nickname))).toBe("malformed");
    },
  );
});

describe("a guest who keeps the account", () => {
  const keep = (guest: Someone, username: string, newPassword = "seven pale lanterns") =>
    guest.call("changeMe", { body: { username, newPassword } });

  test("is a member from now on, the same person, still signed in here with another token", async () => {
    const guest = await server.guest("Uma the guest");
    const before = guest.cookie;
    const stranger = await server.person("uma-watcher");
    const watching = await stranger.socket();
    const me = await keep(guest, "uma");
    expect(me).toMatchObject({
      id: guest.me.id,
      kind: "member",
      username: "uma",
      displayName: "Uma the guest",
      hasPassword: true,
    });
    expect(guest.cookie).not.toBe(before);
    expect(await guest.call("getMe")).toMatchObject(me);
    const old = await fetch(`${server.url}/api/me`, {
      headers: { cookie: before, origin: server.origin },
    });
    expect(old.status).toBe(401);
    const body = { username: "uma", password: "seven pale lanterns" };
    expect(await server.visitor().call("createSession", { body })).toMatchObject({
      id: guest.me.id,
    });
    expect((await watching.notice("person")).person).toMatchObject({
      kind: "member",
      username: "uma",
    });
  });

  test("lets the old nickname go, and a member can no longer change the username", async () => {
    const guest = await server.guest("Tilda");
    await keep(guest, "tilda.k");
    await server.guest("Tilda");
    expect(await refusalOf(keep(guest, "tilda.z"))).toBe("not_for_this_kind");
  });

  test("follows the same rules as everybody else", async () => {
    await server.person("sven");
    const guest = await server.guest("Guest of Sven");
    expect(await refusalOf(keep(guest, "sven"))).toBe("username_taken");
    expect(await refusalOf(keep(guest, "admin"))).toBe("username_reserved");
    expect(await refusalOf(keep(guest, "sven.two", "short"))).toBe("password_too_short");
    expect(await refusalOf(keep(guest, "sven.two", "sven.two"))).toBe("password_common");
    const half = guest.call("changeMe", { body: { newPassword: "seven pale lanterns" } });
    expect(await refusalOf(half)).toBe("malformed");
    expect(await refusalOf(guest.call("changeMe", { body: { username: "sven.two" } }))).toBe(
      "malformed",
    );
    expect((await guest.call("getMe")).kind).toBe("guest");
  });

  test("may keep their own nickname as the username", async () => {
    const guest = await server.guest("rosa");
    expect(await keep(guest, "rosa")).toMatchObject({ kind: "member", username: "rosa" });
  });
});

test("a guest's new nickname has to be free, as the first had", async () => {
  const guest = await server.guest("Quirin");
  await server.person("petra");
  const rename = (displayName: string) => guest.call("changeMe", { body: { displayName } });
  expect(await refusalOf(rename("Petra"))).toBe("username_taken");
  expect(await refusalOf(rename("admin"))).toBe("username_reserved");
  expect(await refusalOf(rename("x".repeat(33)))).toBe("malformed");
  expect(await rename("Quirin the Second")).toMatchObject({ displayName: "Quirin the Second" });
  expect(await refusalOf(server.guest("quirin the second"))).toBe("username_taken");
  expect(await rename("QUIRIN")).toMatchObject({ displayName: "QUIRIN", username: "quirin" });
});
