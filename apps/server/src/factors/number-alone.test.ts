import type { FreshProof } from "@parley/protocol";
import { afterAll, beforeAll, expect, test } from "vitest";
import { standingClock } from "../../test/clock.ts";
import { refusalOf } from "../../test/conversations.ts";
import { phone, signedIn, wrong } from "../../test/phone.ts";
import { startServer, type TestServer } from "../../test/server.ts";
import type { Someone } from "../../test/visitor.ts";

const HOUR_MS = 3_600_000;
const clock = standingClock();
let server: TestServer;
beforeAll(async () => {
  // Nothing is left for texts of conversations: what is about accounts goes all the same.
  server = await startServer({ now: clock, settings: { TEXT_DAILY_BUDGET: "0" } });
});
afterAll(() => server.close());

let numbers = 150;
const newPhone = () => phone(server, `+12025550${numbers++}`);
const NEXT = "eleven quiet harbours";

/** Somebody who has a number and nothing else to prove themselves by. */
async function byPhone(displayName: string) {
  const theirs = newPhone();
  const visitor = server.visitor();
  const proof = await theirs.prove(visitor, "register");
  const me = await visitor.call("createPerson", { body: { ...proof, displayName } });
  return { who: Object.assign(visitor, { me, password: "" }) as Someone, theirs };
}

const addPassword = (who: Someone, proof: FreshProof) =>
  who.call("changeMe", { body: { newPassword: NEXT, ...proof } });

test("a session alone changes nothing that one signs in with: it takes a code to the number there is", async () => {
  const { who, theirs } = await byPhone("Ana");
  const next = newPhone();
  const proof = await next.prove(who, "phone");
  const change = (given: FreshProof) => who.call("changePhone", { body: { ...proof, ...given } });
  expect(await refusalOf(change({}))).toBe("wrong_credentials");
  expect(await refusalOf(addPassword(who, {}))).toBe("wrong_credentials");
  expect(await refusalOf(who.call("beginTotp", { body: {} }))).toBe("wrong_credentials");

  const { who: other, theirs: others } = await byPhone("Bo");
  const foreign = { phone: others.number, purpose: "confirm" } as const;
  expect(await refusalOf(who.call("createChallenge", { body: foreign }))).toBe("phone_needed");
  expect(await refusalOf(change(await others.confirm(other)))).toBe("code_expired");
  const signsIn = await theirs.prove(server.visitor(), "sign-in");
  const asked = { currentChallenge: signsIn.challenge, currentCode: signsIn.code };
  expect(await refusalOf(change(asked))).toBe("code_expired");

  const confirmed = await theirs.confirm(who);
  const mistyped = { ...confirmed, currentCode: wrong(confirmed.currentCode) };
  expect(await refusalOf(change(mistyped))).toBe("code_wrong");
  // The other code was mistyped: the one that was right need not be sent again.
  const typo = { ...proof, code: wrong(proof.code), ...confirmed };
  expect(await refusalOf(who.call("changePhone", { body: typo }))).toBe("code_wrong");
  expect(await change(confirmed)).toMatchObject({ phone: next.number });
  expect(await refusalOf(addPassword(who, confirmed))).toBe("code_expired");
});

test("whoever has lost the number waits a day, of which all sessions and the number are told", async () => {
  const { who, theirs } = await byPhone("Cy");
  const elsewhere = server.visitor();
  const proof = await theirs.prove(elsewhere, "sign-in");
  const me = signedIn(await elsewhere.call("createSession", { body: proof }));
  const socket = await (Object.assign(elsewhere, { me, password: "" }) as Someone).socket();
  const until = new Date(clock() + 24 * HOUR_MS).toISOString();
  expect(await who.call("startWait")).toMatchObject({ waitsUntil: until });
  expect((await socket.notice("me")).me).toMatchObject({ waitsUntil: until });
  await expect.poll(() => theirs.texts.at(-1), { timeout: 15_000 }).toContain("lost this number");

  clock.pass(23 * HOUR_MS);
  expect(await who.call("startWait")).toMatchObject({ waitsUntil: until });
  expect(await refusalOf(addPassword(who, {}))).toBe("wrong_credentials");
  clock.pass(HOUR_MS);
  const after = await addPassword(who, {});
  expect(after).toMatchObject({ hasPassword: true });
  expect(after.waitsUntil).toBeUndefined();
});

test("a wait is called off by any session and by signing in with the number, and is good for a week", async () => {
  const { who, theirs } = await byPhone("Di");
  const ends: (() => Promise<unknown>)[] = [
    () => who.call("endWait"),
    async () => {
      const body = await theirs.prove(server.visitor(), "sign-in");
      return server.visitor().call("createSession", { body });
    },
    async () => clock.pass(7 * 24 * HOUR_MS),
  ];
  for (const end of ends) {
    const texts = theirs.texts.length;
    await who.call("startWait");
    await expect.poll(() => theirs.texts.length, { timeout: 15_000 }).toBe(texts + 1);
    theirs.skip();
    await end();
    clock.pass(24 * HOUR_MS);
    expect(await refusalOf(addPassword(who, {}))).toBe("wrong_credentials");
  }
  const withPassword = await server.person("eve");
  expect(await refusalOf(withPassword.call("startWait"))).toBe("not_for_this_kind");
});
