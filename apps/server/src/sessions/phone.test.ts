import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { refusalOf } from "../../test/conversations.ts";
import { more, phone, signedIn, type TestPhone } from "../../test/phone.ts";
import { startServer, type TestServer } from "../../test/server.ts";
import type { Someone } from "../../test/visitor.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

let numbers = 150;
const newPhone = () => phone(server, `+12025550${numbers++}`);

/** Somebody with a username, a password and a phone. */
async function withBoth(username: string): Promise<{ who: Someone; theirs: TestPhone }> {
  const who = await server.person(username);
  const theirs = newPhone();
  const proof = await theirs.prove(who, "phone");
  await who.call("changePhone", { body: { ...proof, currentPassword: who.password } });
  return { who, theirs };
}

async function withPhoneAlone(displayName: string) {
  const visitor = server.visitor();
  const theirs = newPhone();
  const proof = await theirs.prove(visitor, "register");
  const me = await visitor.call("createPerson", { body: { ...proof, displayName } });
  return { me, theirs };
}

describe("a phone and its code", () => {
  test("sign a browser in", async () => {
    const { me, theirs } = await withPhoneAlone("Ada");
    const visitor = server.visitor();
    const body = await theirs.prove(visitor, "sign-in");
    expect(await visitor.call("createSession", { body })).toEqual(me);
    expect(await visitor.call("getMe")).toMatchObject(me);
    const { items } = await visitor.call("listSessions");
    expect(items).toHaveLength(2);
  });

  test("sign a program in", async () => {
    const { me, theirs } = await withPhoneAlone("Bo");
    const program = server.visitor();
    program.isProgram = true;
    const body = await theirs.prove(program, "sign-in");
    const answer = await program.call("createToken", { body });
    expect(answer).toMatchObject({ token: expect.stringMatching(/^[\w-]{43}$/), me });
  });

  test("are not enough for an account that has a password", async () => {
    const { who, theirs } = await withBoth("cy-both");
    const visitor = server.visitor();
    const body = await theirs.prove(visitor, "sign-in");
    const answer = more(await visitor.call("createSession", { body }));
    expect(answer).toMatchObject({ methods: ["password"], expiresIn: 300 });
    expect(visitor.cookies.size).toBe(0);
    expect(await refusalOf(visitor.call("getMe"))).toBe("not_signed_in");

    const { challenge } = answer;
    const give = (password: string) =>
      visitor.call("createSession", { body: { challenge, password } });
    expect(await refusalOf(give("not the one at all"))).toBe("wrong_credentials");
    expect(signedIn(await give(who.password)).id).toBe(who.me.id);
    expect(await visitor.call("getMe")).toMatchObject({ id: who.me.id });
    expect(await refusalOf(give(who.password))).toBe("code_expired");
  });

  test("and a password sign a program in too", async () => {
    const { who, theirs } = await withBoth("di-both");
    const program = server.visitor();
    program.isProgram = true;
    const proof = await theirs.prove(program, "sign-in");
    const { challenge } = more(await program.call("createToken", { body: proof }));
    const body = { challenge, password: who.password };
    expect(await program.call("createToken", { body })).toMatchObject({ me: { id: who.me.id } });
  });

  test("leave the password three guesses, however many come at once", async () => {
    const { who, theirs } = await withBoth("eli-both");
    const body = await theirs.prove(server.visitor(), "sign-in");
    const { challenge } = more(await server.visitor().call("createSession", { body }));
    const give = (password: string) =>
      refusalOf(server.visitor().call("createSession", { body: { challenge, password } }));
    const answers = await Promise.all(Array.from({ length: 50 }, (_, i) => give(`guess ${i}`)));
    expect(answers.filter((answer) => answer === "wrong_credentials")).toHaveLength(3);
    expect(answers.filter((answer) => answer === "code_expired")).toHaveLength(47);
    expect(await give(who.password)).toBe("code_expired");
  });

  test("take no code where a password is asked for, nor a password where a code is", async () => {
    const { who, theirs } = await withBoth("fay-both");
    const proof = await theirs.prove(server.visitor(), "sign-in");
    const body = { challenge: proof.challenge, password: who.password };
    expect(await refusalOf(server.visitor().call("createSession", { body }))).toBe("code_expired");
    const { challenge } = more(await server.visitor().call("createSession", { body: proof }));
    const again = { challenge, code: proof.code };
    expect(await refusalOf(server.visitor().call("createSession", { body: again }))).toBe(
      "code_wrong",
    );
  });

  test("are waited for no longer once the password has changed", async () => {
    const { who, theirs } = await withBoth("gus-both");
    const body = await theirs.prove(server.visitor(), "sign-in");
    const { challenge } = more(await server.visitor().call("createSession", { body }));
    const newPassword = "eleven quiet harbours";
    await who.call("changeMe", { body: { newPassword, currentPassword: who.password } });
    const late = { challenge, password: newPassword };
    expect(await refusalOf(server.visitor().call("createSession", { body: late }))).toBe(
      "code_expired",
    );
  });

  test("of a number that was taken off sign nobody in", async () => {
    const { who, theirs } = await withBoth("hal-both");
    const body = await theirs.prove(server.visitor(), "sign-in");
    await who.call("removePhone", { body: { currentPassword: who.password } });
    expect(await refusalOf(server.visitor().call("createSession", { body }))).toBe("code_expired");
  });
});

describe("wrong passwords after a right code", () => {
  test("are counted over all of an account's sign-ins", async () => {
    const limited = await startServer({
      limits: { "second-factor.account": { points: 4, seconds: 3600 } },
    });
    const who = await limited.person("ida");
    const theirs = phone(limited, "+12025550150");
    const proof = await theirs.prove(who, "phone");
    await who.call("changePhone", { body: { ...proof, currentPassword: who.password } });
    const begin = async () => {
      const body = await theirs.prove(limited.visitor(), "sign-in");
      return more(await limited.visitor().call("createSession", { body })).challenge;
    };
    const give = (challenge: string, password: string) =>
      refusalOf(limited.visitor().call("createSession", { body: { challenge, password } }));
    const first = await begin();
    for (const guess of ["one", "two", "three"]) {
      expect(await give(first, guess)).toBe("wrong_credentials");
    }
    const second = await begin();
    expect(await give(second, "four")).toBe("wrong_credentials");
    expect(await give(second, who.password)).toBe("too_many");
    await limited.close();
  });
});
