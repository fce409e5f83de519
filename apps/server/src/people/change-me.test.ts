import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { refusalOf } from "../../test/conversations.ts";
import { startServer, type TestServer } from "../../test/server.ts";
import type { Someone } from "../../test/visitor.ts";

const NEXT = "nine brass kettles";

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

function signIn(username: string, password: string) {
  return server.visitor().call("createSession", { body: { username, password } });
}

function changePassword(who: Someone, currentPassword = who.password, newPassword = NEXT) {
  return who.call("changeMe", { body: { currentPassword, newPassword } });
}

describe("a new display name", () => {
  test("is told to oneself and to those one shares a conversation with", async () => {
    const ana = await server.person("ana");
    const bo = await server.person("bob");
    const [mine, elsewhere, his] = [await ana.socket(), await ana.socket(), await bo.socket()];
    const me = await ana.call("changeMe", { body: { displayName: "Ana of the Sea" } });
    expect((await mine.notice("me")).me).toEqual(me);
    expect((await elsewhere.notice("me")).me).toEqual(me);
    const { person } = await his.notice("person");
    expect(person).toMatchObject({ id: ana.me.id, displayName: "Ana of the Sea" });
    expect(await ana.call("getMe")).toMatchObject(me);
  });

  test("that is the old one is told to nobody", async () => {
    const cleo = await server.person("cleo");
    const dan = await server.person("dan");
    const his = await dan.socket();
    await cleo.call("changeMe", { body: { displayName: "cleo" } });
    await his.settle();
    expect(his.notices).toEqual([]);
  });

  test("leaves the sessions alone", async () => {
    const edda = await server.person("edda");
    const before = edda.cookie;
    await edda.call("changeMe", { body: { displayName: "Edda E." } });
    expect(edda.cookie).toBe(before);
  });

  test("can be set only so often", async () => {
    const limited = await startServer({ limits: { "profile.change": { points: 3, seconds: 60 } } });
    const flo = await limited.person("flo");
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, index) =>
        refusalOf(flo.call("changeMe", { body: { displayName: `Flo ${index}` } })),
      ),
    );
    expect(answers.filter((answer) => answer === "nothing")).toHaveLength(3);
    await limited.close();
  });
});

describe("a new password", () => {
  test("signs in from now on, and the old one no longer does", async () => {
    const gus = await server.person("gus");
    await changePassword(gus);
    expect(await refusalOf(signIn("gus", gus.password))).toBe("wrong_credentials");
    expect(await signIn("gus", NEXT)).toMatchObject({ id: gus.me.id });
  });

  test("needs the current one", async () => {
    const hana = await server.person("hana");
    expect(await refusalOf(changePassword(hana, "not the one at all"))).toBe("wrong_credentials");
    const without = hana.call("changeMe", { body: { newPassword: NEXT } });
    expect(await refusalOf(without)).toBe("wrong_credentials");
    expect(await signIn("hana", hana.password)).toMatchObject({ id: hana.me.id });
  });

  test("cannot be guessed towards from a session left open", async () => {
    const limited = await startServer({
      limits: { "sign-in.account": { points: 5, seconds: 600 } },
    });
    const ivo = await limited.person("ivo");
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        refusalOf(changePassword(ivo, `wrong guess ${index}`)),
      ),
    );
    expect(answers.filter((answer) => answer === "wrong_credentials")).toHaveLength(5);
    expect(answers.filter((answer) => answer === "too_many")).toHaveLength(35);
    // The owner, at the front door, is not locked out by it.
    const body = { username: "ivo", password: ivo.password };
    expect(await limited.visitor().call("createSession", { body })).toMatchObject({
      id: ivo.me.id,
    });
    await limited.close();
  });

  test("has to be a good one", async () => {
    const jon = await server.person("jonas");
    expect(await refusalOf(changePassword(jon, jon.password, "short"))).toBe("password_too_short");
    expect(await refusalOf(changePassword(jon, jon.password, "jonas2026"))).toBe("password_common");
  });

  test("ends every other session and its sockets, and gives this one a new token", async () => {
    const kim = await server.person("kim");
    const phone = server.visitor();
    await phone.call("createSession", { body: { username: "kim", password: kim.password } });
    const program = await server.program(kim);
    const [here, there, third] = [await kim.socket(), await phone.socket(), await program.socket()];
    const stolen = kim.cookie;

    await changePassword(kim);

    for (const socket of [there, third]) {
      await socket.notice("session-ended");
      expect(await socket.closed).toBe("io server disconnect");
    }
    expect(await refusalOf(phone.call("getMe"))).toBe("not_signed_in");
    expect(await refusalOf(program.call("getMe"))).toBe("not_signed_in");
    const replayed = await fetch(`${server.url}/api/me`, {
      headers: { cookie: stolen, origin: server.origin },
    });
    expect(replayed.status).toBe(401);

    expect((await kim.call("listSessions")).items).toMatchObject([{ current: true }]);
    await here.settle();
    expect(here.io.connected).toBe(true);
  });

  test("set by a program leaves it its token", async () => {
    const lea = await server.person("lea");
    const program = await server.program(lea);
    await changePassword(program);
    expect((await program.call("getMe")).id).toBe(lea.me.id);
    expect(await refusalOf(lea.call("getMe"))).toBe("not_signed_in");
  });

  test("is set once by two who change it at the same moment with the same old one", async () => {
    const mia = await server.person("mia");
    const other = server.visitor();
    await other.call("createSession", { body: { username: "mia", password: mia.password } });
    const twin: Someone = Object.assign(other, { me: mia.me, password: mia.password });
    const answers = await Promise.all([
      refusalOf(changePassword(mia, mia.password, "nine brass kettles")),
      refusalOf(changePassword(twin, mia.password, "eight copper pots")),
    ]);
    expect(answers.filter((answer) => answer === "nothing")).toHaveLength(1);
  });
});

test.each([
  ["a role", { role: "admin" }],
  ["another id", { id: 1 }],
  ["a blank name", { displayName: "  " }],
  ["an unset name", { displayName: null }],
])("nobody gives themselves %s", async (_, body) => {
  const nina = await server.person(`nina-${Object.keys(body)[0]!.toLowerCase()}-${_.length}`);
  const reply = await nina.fetch("/api/me", { method: "PATCH", body: JSON.stringify(body) });
  expect(reply.status).toBe(400);
  expect(await nina.call("getMe")).toMatchObject(nina.me);
});
