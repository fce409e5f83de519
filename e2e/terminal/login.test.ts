import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createApi } from "@parley/client";
import { appCode } from "../browser/authenticator.ts";
import { ServerChild } from "../servers/child.ts";
import { signUp } from "../sign-up.ts";
import { Caller, type Called } from "./caller.ts";
import { handset } from "./handset.ts";

const password = "correct horse battery";
let folder: string;
let server: ServerChild;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "parley-login-"));
  server = await ServerChild.start({ PARLEY_DATA: folder });
});
afterAll(async () => {
  await server.kill();
  rmSync(folder, { recursive: true, force: true });
});

/** Answers what is asked, one question after the other. */
function answering(called: Called) {
  let read = 0;
  const unread = (): string => called.out().slice(read);
  const answer = async (question: string, text: string): Promise<void> => {
    await expect.poll(unread).toContain(question);
    read += unread().indexOf(question) + question.length;
    called.stdin.write(`${text}\n`);
  };
  return { unread, answer };
}

function begin(args: string[] = []) {
  const caller = new Caller();
  const called = caller.start(["login", server.url, ...args]);
  return { caller, called, ...answering(called) };
}

const tokenIn = ({ paths }: Caller): string => {
  const tokens = join(paths.data, "tokens");
  return readFileSync(join(tokens, readdirSync(tokens)[0]!), "utf8").trim();
};
const apiOf = (caller: Caller) => createApi({ url: server.url, token: tokenIn(caller) });

/** Somebody new with a phone, signed in on a machine of their own. */
async function newcomer(name: string) {
  const phone = handset(server.url);
  const { caller, called, answer } = begin();
  await answer("How do you come in?", "1");
  await answer("What are you called?", name);
  await answer("E-mail", "");
  await answer("Phone number", phone.number);
  await answer("Code from the text", await phone.nextCode());
  await answer("Username", "");
  return { caller, called, phone, code: await called.ended };
}

test("somebody new gets a name nobody has, is in #general, and stays signed in", async () => {
  await signUp(server.url, "taken.name");
  const phone = handset(server.url);
  const { caller, called, answer } = begin();
  await answer("How do you come in?", "1");
  await answer("What are you called?", "Dora Ünal");
  await answer("E-mail", "");
  await answer("Phone number", `001 ${phone.number.slice(2, 5)} ${phone.number.slice(5)}`);
  const code = await phone.nextCode();
  await answer("Code from the text", "r");
  await answer("It can be sent again in", "");
  await answer("How do you come in?", "1");
  await answer("What are you called?", "Dora Ünal");
  await answer("E-mail address", "dora@example.org");
  const own = handset(server.url);
  await answer("Phone number", own.number.slice(2));
  await answer("Of which country?", "Canada");
  await answer("That is no calling code.", "1");
  const right = await own.nextCode();
  await answer("Code from the text", right === "000000" ? "000001" : "000000");
  await answer("Username [dora.unal]", "taken.name");
  await answer("That name is taken.", "no spaces");
  await answer("A username is", "@dora");
  await answer("You have 2 more tries.", `Your code is ${right.slice(0, 3)} ${right.slice(3)}.`);
  expect(await called.ended).toBe(0);
  expect(code).not.toBe("");
  const { host } = new URL(server.url);
  expect(called.out()).toContain(`You are signed in as @dora on ${host}.`);

  expect(await apiOf(caller).call("getMe")).toMatchObject({ email: "dora@example.org" });
  const { items } = await apiOf(caller).call("listSessions");
  expect(items).toMatchObject([{ lane: "terminal", agent: expect.stringMatching(/^parley-term/) }]);
  expect((await caller.run(["conversations"])).out).toContain("#general");
  const kept = [join(caller.paths.data, "profiles.json"), join(caller.paths.data, "tokens")];
  expect(kept.map((path) => statSync(path).mode & 0o077)).toEqual([0, 0]);
  expect((await caller.run(["profiles"])).out).toBe(`dora@${host}  ${server.url}  current\n`);
});

test("whoever wants no phone comes in with a password, and again with it", async () => {
  const { caller, called, answer } = begin();
  await answer("How do you come in?", "1");
  await answer("What are you called?", "Eve");
  await answer("E-mail", "eve at example.org");
  await answer("That is not an e-mail address.", "eve@Example.org");
  await answer("Phone number", "");
  await answer("Username [eve]", "eve.smith");
  await answer("A password", "short");
  await answer("once more", "short");
  await answer("at least 8", password);
  await answer("once more", "another");
  await answer("not the same", password);
  await answer("once more", password);
  expect(await called.ended).toBe(0);
  expect(await apiOf(caller).call("getMe")).toMatchObject({ email: "eve@example.org" });

  const again = begin(["--profile", "work"]);
  await again.answer("How do you come in?", "3");
  await again.answer("Username", "eve.smith");
  await again.answer("Password", "wrong password");
  await again.answer("do not go together", "eve.smith");
  await again.answer("Password", password);
  expect(await again.called.ended).toBe(0);
  expect((await again.caller.run(["profiles"])).out).toMatch(/^work /);
});

test("a phone's code opens the account, and a second factor is asked for where there is one", async () => {
  const api = createApi({ url: server.url, token: await signUp(server.url, "finn", password) });
  const phone = handset(server.url);
  const { challenge } = await api.call("createChallenge", {
    body: { phone: phone.number, purpose: "phone" },
  });
  await api.call("changePhone", {
    body: { challenge, code: await phone.nextCode(), currentPassword: password },
  });

  // A number may have gone to somebody else: whoever has a password gives it besides.
  const byPhone = begin();
  await byPhone.answer("How do you come in?", "2");
  await byPhone.answer("Phone number", phone.number);
  await byPhone.answer("Code from the text", await phone.nextCode());
  await byPhone.answer("Password", "not this one");
  await byPhone.answer("That is not right.", password);
  expect(await byPhone.called.ended).toBe(0);
  expect(byPhone.called.out()).toContain("You are signed in as @finn");

  const asked = { method: "sms", currentPassword: password } as const;
  await api.call("changeSecondFactor", { body: asked });
  const byText = begin();
  await byText.answer("How do you come in?", "3");
  await byText.answer("Username", "finn");
  await byText.answer("Password", password);
  await byText.answer("Code from the text", await phone.nextCode());
  expect(await byText.called.ended).toBe(0);

  const { secret } = await api.call("beginTotp", { body: { currentPassword: password } });
  const { recoveryCodes } = await api.call("confirmTotp", { body: { code: appCode(secret) } });
  for (const proof of [appCode(secret, 1), recoveryCodes[0]!]) {
    const byApp = begin();
    await byApp.answer("How do you come in?", "3");
    await byApp.answer("Username", "finn");
    await byApp.answer("Password", password);
    await byApp.answer("authenticator app", "000000");
    await byApp.answer("That is not right.", proof);
    expect(await byApp.called.ended).toBe(0);
  }
});

test("a terminal is let in from a browser, or by the answer to a text", async () => {
  const token = await signUp(server.url, "gus", password);
  const { phone } = await newcomer("Hana");
  // Somebody at a browser, and somebody with a phone, at the same time.
  const byBrowser = begin();
  const byText = begin();
  for (const { answer } of [byBrowser, byText]) await answer("How do you come in?", "4");

  await byText.answer("type your phone number", phone.number);
  await expect.poll(byText.unread).toContain("these letters:");
  const letters = /these letters: (\w+)/.exec(byText.unread())![1]!;
  const { body, from } = await phone.next();
  await phone.answer(from, `${/\d{6}/.exec(body)![0]} ${letters}`);

  await expect.poll(byBrowser.unread).toContain("this code:");
  const userCode = /this code: +([\w-]+)/.exec(byBrowser.unread())![1]!;
  const gus = createApi({ url: server.url, token });
  await gus.call("claimDeviceCode", { params: { userCode } });
  const proof = { params: { userCode }, body: { currentPassword: password } };
  await gus.call("approveDeviceCode", proof);

  expect(await byBrowser.called.ended).toBe(0);
  expect(byBrowser.called.out()).toContain("You are signed in as @gus");
  expect(await byText.called.ended).toBe(0);
  expect(byText.called.out()).toContain("You are signed in as @hana");
});

test("signing out ends the session there, and leaves nothing here", async () => {
  const { caller } = await newcomer("Ivo");
  const api = apiOf(caller);
  await caller.run(["profiles", "use", "ivo"]);
  expect(await caller.run(["logout"])).toMatchObject({
    code: 0,
    out: expect.stringContaining("You are signed out"),
  });
  await expect(api.call("getMe")).rejects.toMatchObject({ code: "not_signed_in" });
  expect(readdirSync(join(caller.paths.data, "tokens"))).toEqual([]);
  expect(await caller.run(["logout"])).toMatchObject({ code: 77 });
});

test("who goes before the end is signed in nowhere", async () => {
  const interrupted = begin();
  await interrupted.answer("How do you come in?", "4");
  await expect.poll(interrupted.unread).toContain("this code:");
  interrupted.called.interrupt();
  expect(await interrupted.called.ended).toBe(130);
  const ended = begin();
  await ended.answer("How do you come in?", "3");
  ended.called.stdin.end();
  expect(await ended.called.ended).toBe(1);
  expect(ended.called.err()).toContain("nobody was signed in");
});
