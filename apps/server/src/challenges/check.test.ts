import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { standingClock } from "../../test/clock.ts";
import { refusalOf } from "../../test/conversations.ts";
import { phone, signedIn, wrong, type TestPhone } from "../../test/phone.ts";
import { startServer, type TestServer } from "../../test/server.ts";
import type { Someone } from "../../test/visitor.ts";

const clock = standingClock();
let server: TestServer;
beforeAll(async () => {
  server = await startServer({ now: clock });
});
afterAll(() => server.close());

let numbers = 150;
const newPhone = () => phone(server, `+12025550${numbers++}`);

/** Somebody who can sign in with their phone alone. */
async function member(displayName: string): Promise<{ phone: TestPhone; id: number }> {
  const theirs = newPhone();
  const visitor = server.visitor();
  const proof = await theirs.prove(visitor, "register");
  const me = await visitor.call("createPerson", { body: { ...proof, displayName } });
  return { phone: theirs, id: me.id };
}

const signIn = (body: { challenge: string; code: string }) =>
  server.visitor().call("createSession", { body });
const tally = (answers: string[]) =>
  Object.fromEntries(
    [...new Set(answers)].map((one) => [one, answers.filter((a) => a === one).length]),
  );

describe("a code", () => {
  test("is guessed at three times, however many guesses come at once, and then the right one is refused", async () => {
    const { phone: theirs } = await member("Ada");
    const { challenge, code } = await theirs.prove(server.visitor(), "sign-in");
    const guesses = Array.from({ length: 200 }, () =>
      refusalOf(signIn({ challenge, code: wrong(code) })),
    );
    expect(tally(await Promise.all(guesses))).toEqual({ code_wrong: 3, code_expired: 197 });
    expect(await refusalOf(signIn({ challenge, code }))).toBe("code_expired");
  });

  test("of a number nobody has is compared no sooner than one that is still being sent", async () => {
    const { httpClient } = server.parts.twilio.client;
    const request = httpClient.request.bind(httpClient);
    const SLOW_MS = 150;
    httpClient.request = async (asked) => {
      if (asked.uri.endsWith("/Verifications")) await wait(SLOW_MS);
      return request(asked);
    };
    const asks = Array.from({ length: 20 }, () => newPhone().ask(server.visitor(), "register"));
    await Promise.all(asks);
    const { challenge } = await newPhone().ask(server.visitor(), "sign-in");
    const askedAt = performance.now();
    expect(await refusalOf(signIn({ challenge, code: "123456" }))).toBe("code_wrong");
    httpClient.request = request;
    expect(performance.now() - askedAt).toBeGreaterThan(SLOW_MS * 0.8);
  });

  test("says how many tries are left", async () => {
    const { phone: theirs } = await member("Bea");
    const { challenge, code } = await theirs.prove(server.visitor(), "sign-in");
    const guess = () =>
      signIn({ challenge, code: wrong(code) }).catch((error: Error) => error.message);
    expect([await guess(), await guess(), await guess()]).toEqual([
      "That is not the code. You have 2 more tries.",
      "That is not the code. You have one more try.",
      "That is not the code. Ask for a new one.",
    ]);
  });

  test("is another after too many guesses", async () => {
    const { phone: theirs, id } = await member("Cyn");
    const first = await theirs.prove(server.visitor(), "sign-in");
    for (let tries = 0; tries < 3; tries++) {
      await refusalOf(signIn({ challenge: first.challenge, code: wrong(first.code) }));
    }
    clock.pass(1_000);
    const second = await theirs.prove(server.visitor(), "sign-in");
    expect(second.code).not.toBe(first.code);
    expect(signedIn(await signIn(second)).id).toBe(id);
  });

  test("is accepted once, however often it comes at once", async () => {
    const { phone: theirs } = await member("Dag");
    const proof = await theirs.prove(server.visitor(), "sign-in");
    const answers = await Promise.all(Array.from({ length: 20 }, () => refusalOf(signIn(proof))));
    expect(answers.filter((answer) => answer === "nothing")).toHaveLength(1);
    expect(await refusalOf(signIn(proof))).toBe("code_expired");
  });

  test("may be typed with spaces or a dash", async () => {
    const { phone: theirs, id } = await member("Eli");
    const { challenge, code } = await theirs.prove(server.visitor(), "sign-in");
    const spaced = ` ${code.slice(0, 3)}-${code.slice(3)} `;
    expect(signedIn(await signIn({ challenge, code: spaced })).id).toBe(id);
  });

  test("is good for five minutes", async () => {
    const { phone: theirs } = await member("Fay");
    const proof = await theirs.prove(server.visitor(), "sign-in");
    clock.pass(5 * 60_000);
    expect(await refusalOf(signIn(proof))).toBe("code_expired");
  });

  test("is refused for another purpose", async () => {
    const { phone: theirs } = await member("Gus");
    const proof = await theirs.prove(server.visitor(), "sign-in");
    const body = { ...proof, displayName: "Gus again" };
    expect(await refusalOf(server.visitor().call("createPerson", { body }))).toBe("code_expired");
    const someone = await server.person("gus-two");
    const change = { ...proof, currentPassword: someone.password };
    expect(await refusalOf(someone.call("changePhone", { body: change }))).toBe("code_expired");

    const asked = await theirs.prove(server.visitor(), "register");
    expect(await refusalOf(signIn(asked))).toBe("code_expired");
  });

  test("is refused with another challenge, that of another number or a later one of the same", async () => {
    const [{ phone: his }, { phone: hers }] = [await member("Hal"), await member("Ida")];
    const forHim = await his.prove(server.visitor(), "sign-in");
    const forHer = await hers.prove(server.visitor(), "sign-in");
    const crossed = { challenge: forHim.challenge, code: forHer.code };
    if (forHim.code !== forHer.code) {
      expect(await refusalOf(signIn(crossed))).toBe("code_wrong");
    }
    clock.pass(1_000);
    const later = await his.ask(server.visitor(), "sign-in");
    expect(await refusalOf(signIn({ challenge: later.challenge, code: forHim.code }))).toBe(
      "code_wrong",
    );
    // The later one ended the earlier.
    expect(await refusalOf(signIn(forHim))).toBe("code_expired");
  });

  test("for one person's number is refused from another", async () => {
    const [jo, kim] = [await server.person("jo-one"), await server.person("kim")];
    const proof = await newPhone().prove(jo, "phone");
    const change = (who: Someone) =>
      who.call("changePhone", { body: { ...proof, currentPassword: who.password } });
    expect(await refusalOf(change(kim))).toBe("code_expired");
    expect((await change(jo)).phone).toMatch(/^\+1202555/);
  });

  test("of nobody's number is refused as if it were wrong", async () => {
    const { challenge } = await newPhone().ask(server.visitor(), "sign-in");
    const answers = [];
    for (let tries = 0; tries < 4; tries++) {
      answers.push(await refusalOf(signIn({ challenge, code: "123456" })));
    }
    expect(answers).toEqual(["code_wrong", "code_wrong", "code_wrong", "code_expired"]);
  });
});

test("codes are counted, those sent and those that came back right", async () => {
  const counted = async () => {
    const text = await (await fetch(`${server.url}/metrics`)).text();
    return ["sent", "right"].map((what) =>
      Number(new RegExp(`^parley_codes_${what}_total (\\d+)`, "m").exec(text)?.[1]),
    );
  };
  const { phone: theirs } = await member("Lou");
  const [sent, right] = (await counted()) as [number, number];
  const { challenge, code } = await theirs.prove(server.visitor(), "sign-in");
  await refusalOf(signIn({ challenge, code: wrong(code) }));
  expect(await counted()).toEqual([sent + 1, right]);
  await signIn({ challenge, code });
  expect(await counted()).toEqual([sent + 1, right + 1]);
});

test("no code, challenge or number is ever logged", () => {
  const log = server.log.join("");
  for (const { number } of server.parts.twilio.emulator!.handsets.list()) {
    expect(log).not.toContain(number.slice(1));
    const texts = server.parts.twilio.emulator!.handsets.texts(number);
    for (const { body } of texts) expect(log).not.toContain(/\d{6}/.exec(body)![0]);
  }
});
