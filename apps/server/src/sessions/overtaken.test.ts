import { afterAll, beforeAll, expect, test } from "vitest";
import { withApp } from "../../test/authenticator.ts";
import { standingClock } from "../../test/clock.ts";
import { refusalOf } from "../../test/conversations.ts";
import { more, phone } from "../../test/phone.ts";
import { startServer, type TestServer } from "../../test/server.ts";
import type { Someone } from "../../test/visitor.ts";

const clock = standingClock();
let server: TestServer;
beforeAll(async () => {
  server = await startServer({ now: clock });
});
afterAll(() => server.close());

const NEXT = "eleven quiet harbours";
const changePassword = (who: Someone, proof: object = { currentPassword: who.password }) =>
  who.call("changeMe", { body: { newPassword: NEXT, ...proof } });

/** Lets a sign-in prove all it has to, and holds what it writes then until `meanwhile` is over. */
async function overtaken(signIn: () => Promise<unknown>, meanwhile: () => Promise<unknown>) {
  const { database } = server.parts;
  const write = database.write.bind(database);
  const proved = Promise.withResolvers<void>();
  const goOn = Promise.withResolvers<void>();
  database.write = async (work) => {
    // The server's own work writes, too.
    if (!/sessions\/start|challenges\/begin/.test(String(new Error().stack))) return write(work);
    database.write = write;
    proved.resolve();
    await goOn.promise;
    return write(work);
  };
  const answer = refusalOf(signIn());
  await Promise.race([proved.promise, answer]);
  await meanwhile();
  goOn.resolve();
  return answer;
}

const places = async (who: Someone) => (await who.call("listSessions")).items.length;

test("a sign-in that a new password overtakes gets no session, in a browser and in a program", async () => {
  const ana = await server.person("ana");
  for (const name of ["createSession", "createToken"] as const) {
    const body = { username: "ana", password: ana.password };
    const visitor = server.visitor();
    visitor.isProgram = name === "createToken";
    const answer = await overtaken(
      () => visitor.call(name, { body }),
      () => changePassword(ana).then(() => (ana.password = NEXT)),
    );
    expect(answer).toBe("wrong_credentials");
    expect(visitor.cookies.size).toBe(0);
    expect(await places(ana)).toBe(1);
    await ana.call("changeMe", {
      body: { newPassword: "seven pale lanterns", currentPassword: NEXT },
    });
    ana.password = "seven pale lanterns";
  }
});

test("neither does one whose second step a new password overtakes, or comes before", async () => {
  const { who, app } = await withApp(server, "bodo", clock);
  const credentials = { username: "bodo", password: who.password };
  const first = () => server.visitor().call("createSession", { body: credentials });
  const change = () => changePassword(who).then(() => (who.password = NEXT));
  const { challenge } = more(await first());
  const body = { challenge, code: app.code() };
  expect(await overtaken(() => server.visitor().call("createSession", { body }), change)).toBe(
    "wrong_credentials",
  );
  expect(await places(who)).toBe(1);

  credentials.password = NEXT;
  const back = () =>
    who.call("changeMe", { body: { newPassword: "nine slow rivers", currentPassword: NEXT } });
  expect(await overtaken(first, back)).toBe("wrong_credentials");
});

test("a code by text opens no account whose owner has meanwhile set a password", async () => {
  const visitor = server.visitor();
  const theirs = phone(server, "+12025550150");
  const proof = await theirs.prove(visitor, "register");
  const me = await visitor.call("createPerson", { body: { ...proof, displayName: "Cy" } });
  const cy = Object.assign(visitor, { me, password: "" });
  const body = await theirs.prove(server.visitor(), "sign-in");
  const signIn = () => server.visitor().call("createSession", { body });
  expect(await overtaken(signIn, async () => changePassword(cy, await theirs.confirm(cy)))).toBe(
    "wrong_credentials",
  );
  expect(await places(cy)).toBe(1);
});

test("a terminal that was let in, and comes for it as the password changes, stays out", async () => {
  const dan = await server.person("dan");
  const terminal = Object.assign(server.visitor(), { isProgram: true });
  const { deviceCode, userCode } = await terminal.call("createDeviceCode", { body: {} });
  const params = { userCode };
  await dan.call("claimDeviceCode", { params });
  await dan.call("approveDeviceCode", { params, body: { currentPassword: dan.password } });
  const redeem = () => terminal.call("createToken", { body: { deviceCode } });
  expect(await overtaken(redeem, () => changePassword(dan))).toBe("wrong_credentials");
  expect(await places(dan)).toBe(1);
});
