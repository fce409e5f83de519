import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { refusalOf } from "../../test/conversations.ts";
import { startServer, type TestServer } from "../../test/server.ts";
import { Visitor } from "../../test/visitor.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

const current = (visitor: Visitor) =>
  visitor.call("listSessions").then(({ items }) => items.find((session) => session.current)!.id);

describe("signing out", () => {
  test("closes this session's sockets and no others, and its token opens nothing", async () => {
    const ana = await server.person("ana");
    const program = await server.program(ana);
    const [here, tab, elsewhere] = [await ana.socket(), await ana.socket(), await program.socket()];
    const stolen = new Visitor(server, new Map(ana.cookies));

    await ana.call("endCurrentSession");

    for (const socket of [here, tab]) {
      await socket.notice("session-ended");
      expect(await socket.closed).toBe("io server disconnect");
    }
    expect(await refusalOf(stolen.call("getMe"))).toBe("not_signed_in");
    await expect(stolen.socket()).rejects.toThrow("websocket error");
    await elsewhere.settle();
    expect(elsewhere.notices).toEqual([]);
    expect((await program.call("getMe")).id).toBe(ana.me.id);
  });

  test("cuts a socket that polls too", async () => {
    const bo = await server.person("bob");
    const socket = await bo.socket({ transport: "polling" });
    await bo.call("endCurrentSession");
    await socket.notice("session-ended");
    expect(await socket.closed).toBe("io server disconnect");
  });

  test("of a program needs no cookie and sets none", async () => {
    const cleo = await server.person("cleo");
    const program = await server.program(cleo);
    const reply = await program.fetch("/api/sessions/current", { method: "DELETE" });
    expect([reply.status, reply.headers.getSetCookie()]).toEqual([204, []]);
    expect(await refusalOf(program.call("getMe"))).toBe("not_signed_in");
    expect((await cleo.call("getMe")).id).toBe(cleo.me.id);
  });
});

describe("a session elsewhere", () => {
  test("is listed with what it runs on, and can be ended", async () => {
    const dan = await server.person("dan");
    const phone = server.visitor();
    const firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
    await phone.fetch("/api/sessions", {
      method: "POST",
      headers: { "user-agent": firefox },
      body: JSON.stringify({ username: "dan", password: dan.password }),
    });
    const socket = await phone.socket();
    const { items } = await dan.call("listSessions");
    expect(items).toHaveLength(2);
    const other = items.find((session) => !session.current)!;
    expect(other).toMatchObject({ lane: "web", agent: "Firefox on Linux" });

    await dan.call("endSession", { params: { session: other.id } });
    await socket.notice("session-ended");
    await socket.closed;
    expect(await refusalOf(phone.call("getMe"))).toBe("not_signed_in");
    expect((await dan.call("listSessions")).items).toHaveLength(1);
  });

  test("of somebody else is nothing one can see", async () => {
    const edda = await server.person("edda");
    const mallory = await server.person("mallory");
    const session = await current(edda);
    const socket = await edda.socket();
    for (const id of [session, 1, Number.MAX_SAFE_INTEGER]) {
      const attempt = mallory.call("endSession", { params: { session: id } });
      expect(await refusalOf(attempt)).toBe("not_found");
    }
    await socket.settle();
    expect(await current(edda)).toBe(session);
  });

  test("is this one: ending it by its id signs out here", async () => {
    const flo = await server.person("flo");
    await flo.call("endSession", { params: { session: await current(flo) } });
    expect(flo.cookies.size).toBe(0);
    expect(await refusalOf(flo.call("getMe"))).toBe("not_signed_in");
  });
});
