import { afterAll, beforeAll, expect, test } from "vitest";
import type { StartedDeviceCode } from "@parley/protocol";
import { standingClock } from "../../test/clock.ts";
import { refusalOf } from "../../test/conversations.ts";
import { Handset } from "../../test/handset.ts";
import { hook } from "../../test/hook.ts";
import { more, phone, wrong } from "../../test/phone.ts";
import { startServer, type TestServer } from "../../test/server.ts";
import type { Visitor } from "../../test/visitor.ts";

const clock = standingClock();

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ now: clock });
});
afterAll(() => server.close());

let numbers = 400;
const newNumber = () => `+12025550${numbers++}`;

/** Somebody with a phone alone, who holds it. */
async function withPhone(displayName: string) {
  const number = newNumber();
  const proof = await phone(server, number).prove(server.visitor(), "register");
  const visitor = server.visitor();
  const me = await visitor.call("createPerson", { body: { ...proof, displayName } });
  const handset = new Handset(server, number);
  await handset.next();
  return { me, visitor, handset };
}

function terminal(): Visitor {
  return Object.assign(server.visitor(), { isProgram: true });
}

const begin = () => terminal().call("createDeviceCode", { body: { device: "the old laptop" } });
const askByText = ({ deviceCode }: StartedDeviceCode, { number }: { number: string }) =>
  terminal().call("createDeviceText", { body: { deviceCode, phone: number } });

function ask({ deviceCode, interval }: StartedDeviceCode) {
  clock.pass(interval * 1000);
  return terminal().call("createToken", { body: { deviceCode } });
}

/** Resolves when what was texted has been dealt with. What is answered takes its time: a number sends a text a second. */
async function understood(): Promise<void> {
  const { twilio, database } = server.parts;
  await twilio.emulator!.idle();
  const coming = database.db.selectFrom("incoming_text").select("sid").where("state", "=", "new");
  await expect.poll(() => coming.executeTakeFirst()).toBeUndefined();
}

async function reply(handset: Handset, body: string, to: string): Promise<void> {
  await handset.write(body, to);
  await understood();
}

/** Begins, asks, and reads the text: from which of our numbers it came, and what is to be answered. */
async function asked(handset: Handset) {
  const code = await begin();
  const { letters } = await askByText(code, handset);
  const text = await handset.next();
  return { code, letters, digits: /\d{6}/.exec(text.body)![0], ...text };
}

test("an answer to its text lets a terminal in, once", async () => {
  const { me, handset } = await withPhone("Ada");
  const { code, letters, digits, body, from } = await asked(handset);
  expect(body).toBe(
    `Sign in to Parley on a terminal at 127.0.0.1? Answer ${digits} and the first 4 letters ` +
      "of the code it shows. If you did not start this, do nothing.",
  );
  expect(await refusalOf(ask(code))).toBe("authorization_pending");
  const allowed = await handset.ask(`${digits} - ${letters.toLowerCase()}`, from);
  expect(allowed).toEqual(
    expect.objectContaining({ from, body: "Allowed. Go back to your terminal." }),
  );
  expect(await ask(code)).toMatchObject({ me: { id: me.id } });
  expect(await refusalOf(ask(code))).toBe("code_expired");
});

test("half an answer lets nothing in, and is told what is missing", async () => {
  const { handset } = await withPhone("Bo");
  const { code, letters, digits, from } = await asked(handset);
  for (let n = 0; n < 3; n++) await reply(handset, digits, from);
  expect((await handset.next()).body).toContain("the first 4 letters in your terminal");
  expect(await refusalOf(ask(code))).toBe("authorization_pending");
  await reply(handset, letters + digits, from);
  expect(await ask(code)).toMatchObject({ token: expect.any(String) });
});

test("whoever began it and forges the sender has three guesses at what the phone was told", async () => {
  const { handset } = await withPhone("Cy");
  const { code, letters, digits, from } = await asked(handset);
  const forge = (guess: string) =>
    hook(server, { From: handset.number, To: from, Body: `${guess} ${letters}` });
  for (let guess = wrong(digits), n = 0; n < 3; guess = wrong(guess), n++) await forge(guess);
  await understood();
  await reply(handset, `${digits} ${letters}`, from);
  expect(await refusalOf(ask(code))).toBe("authorization_pending");
});

test("whoever is asked about a stranger's terminal has not seen its letters", async () => {
  const { handset } = await withPhone("Di");
  const { code, letters, digits, from } = await asked(handset);
  const others = letters === "BCDF" ? "GHJK" : "BCDF";
  await reply(handset, `${digits} ${others}`, from);
  expect(await refusalOf(ask(code))).toBe("authorization_pending");
});

test("an answer counts from the phone that was asked, to the number that asked, and in time", async () => {
  const { handset } = await withPhone("Eli");
  const { code, letters, digits, from } = await asked(handset);
  const right = `${digits} ${letters}`;
  const other = handset.numbers.find((number) => number !== from)!;
  await reply(new Handset(server, newNumber()), right, from);
  await reply(handset, right, other);
  expect(await refusalOf(ask(code))).toBe("authorization_pending");
  clock.pass(10 * 60_000);
  await reply(handset, right, from);
  const told = () => {
    // Each number waits a second between two texts, by this clock.
    clock.pass(1_000);
    return handset.received.map(({ body }) => body);
  };
  await expect
    .poll(told, { timeout: 15_000 })
    .toContain("That is good no more. Begin again in your terminal.");
});

test("an account with a password is opened by the answer and the password, under the terminal's name", async () => {
  const { me, visitor, handset } = await withPhone("Fay");
  const confirm = { phone: handset.number, purpose: "confirm" } as const;
  const { challenge: currentChallenge } = await visitor.call("createChallenge", { body: confirm });
  const currentCode = /\d{6}/.exec((await handset.next()).body)![0];
  await visitor.call("changeMe", {
    body: { newPassword: "eleven quiet harbours", currentChallenge, currentCode },
  });
  const { code, letters, digits, from } = await asked(handset);
  await reply(handset, `${digits} ${letters}`, from);
  const { challenge, methods } = more(await ask(code));
  expect(methods).toEqual(["password"]);
  const body = { challenge, password: "eleven quiet harbours" };
  expect(await terminal().call("createToken", { body })).toMatchObject({ me: { id: me.id } });
  const { items } = await visitor.call("listSessions");
  expect(items).toContainEqual(
    expect.objectContaining({ lane: "terminal", agent: "the old laptop" }),
  );
});

test("a terminal that somebody has claimed in a browser is let in by no other's text", async () => {
  const { handset } = await withPhone("Gus");
  const { code, letters, digits, from } = await asked(handset);
  const mallory = await server.person("mallory-text");
  await mallory.call("claimDeviceCode", { params: { userCode: code.userCode } });
  await reply(handset, `${digits} ${letters}`, from);
  expect(await refusalOf(ask(code))).toBe("authorization_pending");
});

test("a number that nobody has, and a phone that said STOP, are answered alike and get nothing", async () => {
  const { handset } = await withPhone("Hal");
  await reply(handset, "STOP", handset.numbers[0]!);
  const before = handset.received.length;
  const nobody = new Handset(server, newNumber());
  for (const one of [handset, nobody]) {
    const code = await begin();
    expect(await askByText(code, one)).toEqual({
      letters: code.userCode.slice(0, 4),
      digits: 6,
      expiresIn: 600,
    });
  }
  // Whoever is asked afterwards has been asked, so that what was to go to the two before has gone.
  await asked((await withPhone("Ida")).handset);
  expect(handset.received).toHaveLength(before);
  expect(nobody.received).toEqual([]);
});

test("asking by text is limited like codes are, and needs a terminal that waits", async () => {
  const server2 = await startServer({ limits: { "code.number": { points: 1, seconds: 3600 } } });
  try {
    const program = Object.assign(server2.visitor(), { isProgram: true });
    const { deviceCode } = await program.call("createDeviceCode", { body: {} });
    const body = { deviceCode, phone: newNumber() };
    await program.call("createDeviceText", { body });
    expect(await refusalOf(program.call("createDeviceText", { body }))).toBe("too_many");
    const phoneless = { deviceCode, phone: "12" };
    expect(await refusalOf(program.call("createDeviceText", { body: phoneless }))).toBe(
      "phone_invalid",
    );
    const unknown = { deviceCode: "d".repeat(43), phone: newNumber() };
    expect(await refusalOf(program.call("createDeviceText", { body: unknown }))).toBe(
      "code_expired",
    );
  } finally {
    await server2.close();
  }
});
