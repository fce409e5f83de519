import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { begin, look, refusalOf, say } from "../../test/conversations.ts";
import { phone, signedIn, wrong } from "../../test/phone.ts";
import { seat } from "../../test/seating.ts";
import { startServer, type TestServer } from "../../test/server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
  await server.person("warden");
});
afterAll(() => server.close());

let numbers = 150;
const newPhone = () => phone(server, `+12025550${numbers++}`);

/** Whoever has the number, as the database knows them. */
const holders = (number: string) =>
  server.parts.database.db.selectFrom("person").selectAll().where("phone", "=", number).execute();

type Names = { displayName: string; username?: string };
const register = (
  proof: { challenge: string; code: string },
  names: Names,
  from = server.visitor(),
) => from.call("createPerson", { body: { ...proof, ...names } });

describe("registering with a phone and a name", () => {
  test("makes a member who is signed in and in #general", async () => {
    const theirs = newPhone();
    const ada = server.visitor();
    const proof = await theirs.prove(ada, "register");
    expect(await holders(theirs.number)).toEqual([]);
    const me = await register(proof, { displayName: "Ada Byron" }, ada);
    expect(me).toMatchObject({
      kind: "member",
      username: "ada-byron",
      displayName: "Ada Byron",
      role: "person",
      hasPassword: false,
      phone: theirs.number,
      findableByPhone: true,
      secondFactor: null,
      recoveryCodes: 0,
    });
    expect(await ada.call("getMe")).toMatchObject(me);
    const { sync } = await ada.socket();
    expect(sync.conversations.map(({ info }) => info.name)).toEqual(["general"]);
  });

  test("makes nobody before the number is proved", async () => {
    const theirs = newPhone();
    const { challenge, code } = await theirs.prove(server.visitor(), "register");
    for (let tries = 0; tries < 3; tries++) {
      const guess = register({ challenge, code: wrong(code) }, { displayName: "Bo" });
      expect(await refusalOf(guess)).toBe("code_wrong");
    }
    expect(await refusalOf(register({ challenge, code }, { displayName: "Bo" }))).toBe(
      "code_expired",
    );
    expect(await holders(theirs.number)).toEqual([]);
  });

  test("takes a username, and refuses one that is taken or reserved before the code is used up", async () => {
    const theirs = newPhone();
    const proof = await theirs.prove(server.visitor(), "register");
    const as = (username: string) => register(proof, { displayName: "Cy", username });
    expect(await refusalOf(as("warden"))).toBe("username_taken");
    expect(await refusalOf(as("admin"))).toBe("username_reserved");
    expect(await as("cy-one")).toMatchObject({ username: "cy-one", displayName: "Cy" });
  });

  test("gives people of one name usernames of their own", async () => {
    const proofs = await Promise.all(
      [newPhone(), newPhone(), newPhone()].map((one) => one.prove(server.visitor(), "register")),
    );
    const made = await Promise.all(
      proofs.map((proof) => register(proof, { displayName: "Di Fox" })),
    );
    expect(new Set(made.map(({ username }) => username)).size).toBe(3);
    for (const { username } of made) expect(username).toMatch(/^di-fox/);
  });

  test("makes whoever comes first the administrator", async () => {
    const fresh = await startServer();
    const theirs = phone(fresh, "+12025550150");
    const proof = await theirs.prove(fresh.visitor(), "register");
    expect(await register(proof, { displayName: "Eve" }, fresh.visitor())).toMatchObject({
      role: "admin",
    });
    await fresh.close();
  });
});

describe("one number is one person", () => {
  test("in whichever spelling it comes", async () => {
    const theirs = newPhone();
    await register(await theirs.prove(server.visitor(), "register"), { displayName: "Flo" });
    const digits = theirs.number.slice(2);
    const [area, middle, end] = [digits.slice(0, 3), digits.slice(3, 6), digits.slice(6)];
    for (const spelling of [
      `(${area}) ${middle}-${end}`,
      `${area}.${middle}.${end}`,
      `1 ${digits}`,
      `001${digits}`,
      `+1-${area}-${middle}-${end}`,
    ]) {
      const visitor = server.visitor();
      const { challenge } = await visitor.call("createChallenge", {
        body: { phone: spelling, purpose: "register" },
      });
      const proof = { challenge, code: await theirs.code() };
      expect(await refusalOf(register(proof, { displayName: "Flo" }, visitor))).toBe("phone_taken");
    }
    expect(await holders(theirs.number)).toHaveLength(1);
  });

  test("however many sign up with it at once", async () => {
    const theirs = newPhone();
    const proof = await theirs.prove(server.visitor(), "register");
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        refusalOf(register(proof, { displayName: `Gus ${index}` })),
      ),
    );
    expect(answers.filter((answer) => answer === "nothing")).toHaveLength(1);
    expect(await holders(theirs.number)).toHaveLength(1);
  });

  test("however often a code is asked for at once, whichever challenge it is given to", async () => {
    const theirs = newPhone();
    const asked = await Promise.all(
      Array.from({ length: 2 }, () => theirs.ask(server.visitor(), "register")),
    );
    const codes = await Promise.all(asked.map(() => theirs.code()));
    const attempts = asked.flatMap(({ challenge }) => codes.map((code) => ({ challenge, code })));
    const answers = await Promise.all(
      attempts.map((proof, index) => refusalOf(register(proof, { displayName: `Hal ${index}` }))),
    );
    expect(answers.filter((answer) => answer === "nothing")).toHaveLength(1);
    expect(await holders(theirs.number)).toHaveLength(1);
  });

  test("is told to sign in where it is a member's already", async () => {
    const theirs = newPhone();
    await register(await theirs.prove(server.visitor(), "register"), { displayName: "Ida" });
    const again = await theirs.prove(server.visitor(), "register");
    const refusal = await register(again, { displayName: "Ida" }).catch((error: Error) => error);
    expect(refusal).toMatchObject({
      code: "phone_taken",
      message: expect.stringMatching(/sign in/),
    });
  });
});

describe("somebody who took part by text becomes a member", () => {
  test("by registering, and keeps who they are, their conversations and what was said", async () => {
    const jo = await server.person("jo-host");
    const group = await begin(jo, { kind: "group", name: "allotment" });
    const theirs = newPhone();
    const { person } = await seat(server, group.id, theirs.number, { name: "Kit" });
    await say(jo, group.id, "the gate is open");

    const kit = server.visitor();
    const proof = await theirs.prove(kit, "register");
    const me = await register(proof, { displayName: "Kit Moss" }, kit);
    expect(me).toMatchObject({ id: person, kind: "member", username: "kit-moss" });
    const someone = Object.assign(kit, { me, password: "" });
    expect(await look(someone, group.id)).toMatchObject({ id: group.id });
    const { items } = await kit.call("listMessages", { params: { conversation: group.id } });
    expect(items.map(({ body }) => body)).toEqual(["the gate is open"]);
    const names = (await kit.socket()).sync.conversations.map(({ info }) => info.name);
    expect(new Set(names)).toEqual(new Set(["allotment", "general"]));
  });

  test("or by signing in, under a username that tells nobody the number", async () => {
    const lou = await server.person("lou-host");
    const group = await begin(lou, { kind: "group", name: "orchard" });
    const theirs = newPhone();
    const { person } = await seat(server, group.id, theirs.number, { name: theirs.number });
    const visitor = server.visitor();
    const body = await theirs.prove(visitor, "sign-in");
    const me = signedIn(await visitor.call("createSession", { body }));
    expect(me).toMatchObject({ id: person, kind: "member" });
    expect(me.username).not.toContain(theirs.number.slice(-4));
    expect((await visitor.socket()).sync.conversations).toHaveLength(2);
  });
});
