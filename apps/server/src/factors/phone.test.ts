import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { begin, refusalOf } from "../../test/conversations.ts";
import { more, phone, signedIn, wrong, type TestPhone } from "../../test/phone.ts";
import { seat } from "../../test/seating.ts";
import { startServer, type TestServer } from "../../test/server.ts";
import type { Someone, Visitor } from "../../test/visitor.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

let numbers = 150;
const newPhone = () => phone(server, `+12025550${numbers++}`);

async function give(who: Someone, theirs: TestPhone) {
  const proof = await theirs.prove(who, "phone");
  return who.call("changePhone", { body: { ...proof, currentPassword: who.password } });
}

async function withPhone(username: string) {
  const who = await server.person(username);
  const theirs = newPhone();
  await give(who, theirs);
  return { who, theirs };
}

const signIn = ({ me, password }: Someone, from: Visitor = server.visitor()) =>
  from.call("createSession", { body: { username: me.username!, password } });

describe("one's own number", () => {
  test("is added once it is proved, with the password, and nobody else is shown it", async () => {
    const ada = await server.person("ada");
    const bea = await server.person("bea");
    const watching = await bea.socket();
    const theirs = newPhone();
    const proof = await theirs.prove(ada, "phone");
    expect(await refusalOf(ada.call("changePhone", { body: proof }))).toBe("wrong_credentials");
    const body = { ...proof, currentPassword: ada.password };
    expect(await ada.call("changePhone", { body })).toMatchObject({ phone: theirs.number });
    await ada.call("changeMe", { body: { displayName: "Ada B" } });
    const { person } = await watching.notice("person");
    expect(person).toMatchObject({ id: ada.me.id, displayName: "Ada B" });
    expect(JSON.stringify(person)).not.toContain(theirs.number.slice(2));
    const { items } = await bea.call("findPeople", { query: { q: "ada" } });
    expect(JSON.stringify(items)).not.toContain(theirs.number.slice(2));
  });

  test("is changed for another, and the old one signs in no more", async () => {
    const { who, theirs: old } = await withPhone("cyn");
    const before = await old.prove(server.visitor(), "sign-in");
    const next = newPhone();
    expect(await give(who, next)).toMatchObject({ phone: next.number });
    const late = server.visitor().call("createSession", { body: before });
    expect(await refusalOf(late)).toBe("code_expired");
    const asked = await next.prove(server.visitor(), "sign-in");
    expect(more(await server.visitor().call("createSession", { body: asked })).methods).toEqual([
      "password",
    ]);
  });

  test("cannot be a member's or that of somebody who takes part by text", async () => {
    const { theirs } = await withPhone("dia");
    const eli = await server.person("eli");
    expect(await refusalOf(give(eli, theirs))).toBe("phone_taken");
    const group = await begin(eli, { kind: "group", name: "allotment" });
    const texting = newPhone();
    await seat(server, group.id, texting.number);
    expect(await refusalOf(give(eli, texting))).toBe("phone_taken");
    expect(await eli.call("getMe")).toMatchObject({ phone: null });
  });

  test("is given to whoever asked last of two who prove it at once", async () => {
    const [fay, gus] = [await server.person("fay"), await server.person("gus")];
    const theirs = newPhone();
    const proofs = [await theirs.prove(fay, "phone"), await theirs.prove(gus, "phone")];
    const answers = [fay, gus].map((who, index) => {
      const body = { ...proofs[index]!, currentPassword: who.password };
      return refusalOf(who.call("changePhone", { body }));
    });
    expect(await Promise.all(answers)).toEqual(["code_expired", "nothing"]);
  });

  test("makes a guest a member, who signs in with it from now on", async () => {
    const guest = await server.guest("Hal Moss");
    const theirs = newPhone();
    const body = await theirs.prove(guest, "phone");
    const me = await guest.call("changePhone", { body });
    expect(me).toMatchObject({ id: guest.me.id, kind: "member", username: guest.me.username });
    const again = await theirs.prove(server.visitor(), "sign-in");
    const answer = await server.visitor().call("createSession", { body: again });
    expect(signedIn(answer).id).toBe(guest.me.id);
  });

  test("is taken off with the password, unless it is the only way in", async () => {
    const { who } = await withPhone("ida");
    expect(await refusalOf(who.call("removePhone", { body: {} }))).toBe("wrong_credentials");
    const body = { currentPassword: who.password };
    expect(await who.call("removePhone", { body })).toMatchObject({ phone: null });

    const theirs = newPhone();
    const jo = server.visitor();
    const proof = await theirs.prove(jo, "register");
    await jo.call("createPerson", { body: { ...proof, displayName: "Jo" } });
    expect(await refusalOf(jo.call("removePhone", { body: {} }))).toBe("only_way_in");
    const confirmed = await theirs.confirm(jo);
    await jo.call("changeMe", { body: { newPassword: "eleven quiet harbours", ...confirmed } });
    const proven = { currentPassword: "eleven quiet harbours" };
    expect(await jo.call("removePhone", { body: proven })).toMatchObject({ phone: null });
  });
});

describe("codes by text as the second factor", () => {
  const turnOn = (who: Someone) =>
    who.call("changeSecondFactor", { body: { method: "sms", currentPassword: who.password } });

  test("need a number and a password", async () => {
    const kim = await server.person("kim");
    expect(await refusalOf(turnOn(kim))).toBe("phone_needed");
    const theirs = newPhone();
    const lou = server.visitor();
    const proof = await theirs.prove(lou, "register");
    await lou.call("createPerson", { body: { ...proof, displayName: "Lou" } });
    const asked = lou.call("changeSecondFactor", { body: { method: "sms" } });
    expect(await refusalOf(asked)).toBe("password_needed");
  });

  test("are asked for after the password, and sent when asked for", async () => {
    const { who, theirs } = await withPhone("mia");
    expect((await turnOn(who)).recoveryCodes).toHaveLength(10);
    const sent = theirs.texts.length;
    const visitor = server.visitor();
    const { challenge, methods } = more(await signIn(who, visitor));
    expect(methods).toEqual(["sms", "recovery"]);
    const early = visitor.call("createSession", { body: { challenge, code: "123456" } });
    expect(await refusalOf(early)).toBe("code_wrong");
    expect(theirs.texts).toHaveLength(sent);

    const body = { challenge, method: "sms" } as const;
    expect(await visitor.call("createChallenge", { body })).toMatchObject({
      challenge,
      resendIn: 30,
    });
    const code = await theirs.code();
    const guess = visitor.call("createSession", { body: { challenge, code: wrong(code) } });
    expect(await refusalOf(guess)).toBe("code_wrong");
    const answer = await visitor.call("createSession", { body: { challenge, code } });
    expect(signedIn(answer).id).toBe(who.me.id);
  });

  test("are no codes of a sign-in that waits at the same number, nor the other way round", async () => {
    const { who, theirs } = await withPhone("nia");
    await turnOn(who);
    const visitor = server.visitor();
    const { challenge } = more(await signIn(who, visitor));
    const other = await theirs.prove(server.visitor(), "sign-in");
    await visitor.call("createChallenge", { body: { challenge, method: "sms" } });
    const code = await theirs.code();
    const crossed = [
      { challenge, code: other.code },
      { challenge: other.challenge, code },
    ];
    for (const body of crossed) {
      const refusal = await refusalOf(server.visitor().call("createSession", { body }));
      expect(["code_wrong", "code_expired"]).toContain(refusal);
    }
    const answer = await visitor.call("createSession", { body: { challenge, code } });
    expect(signedIn(answer).id).toBe(who.me.id);
  });

  test("go to nobody who has not given the password, nor where the app is the factor", async () => {
    const { who, theirs } = await withPhone("ned");
    const body = await theirs.prove(server.visitor(), "sign-in");
    const { challenge } = more(await server.visitor().call("createSession", { body }));
    const ask = { challenge, method: "sms" } as const;
    expect(await refusalOf(server.visitor().call("createChallenge", { body: ask }))).toBe(
      "second_factor_needed",
    );
    expect(await who.call("getMe")).toMatchObject({ secondFactor: null });
  });

  test("hold the number until they are turned off, which a text cannot do", async () => {
    const { who } = await withPhone("oda");
    await turnOn(who);
    const proven = { currentPassword: who.password };
    expect(await refusalOf(who.call("removePhone", { body: proven }))).toBe("phone_needed");
    const off = (proof: object) =>
      who.call("changeSecondFactor", { body: { method: null, ...proof } });
    expect(await refusalOf(off({}))).toBe("wrong_credentials");
    expect(await refusalOf(off({ currentCode: "123456" }))).toBe("code_wrong");
    expect(await off(proven)).toEqual({ recoveryCodes: [] });
    expect(await who.call("getMe")).toMatchObject({ secondFactor: null, recoveryCodes: 0 });
    expect(signedIn(await signIn(who)).id).toBe(who.me.id);
  });
});

test("a number that is taken off while codes to it become the second factor shuts nobody out", async () => {
  const who = await server.person("race");
  const theirs = phone(server, "+12025550188");
  const proof = await theirs.prove(who, "phone");
  await who.call("changePhone", { body: { ...proof, currentPassword: who.password } });
  const fresh = { currentPassword: who.password };
  await Promise.all([
    refusalOf(who.call("removePhone", { body: fresh })),
    refusalOf(who.call("changeSecondFactor", { body: { method: "sms", ...fresh } })),
  ]);
  const { phone: number, secondFactor } = await who.call("getMe");
  expect([number, secondFactor]).not.toEqual([null, "sms"]);
});
