import { afterEach, beforeEach, expect, test } from "vitest";
import { FakeServer, ada, asMe, bob, refusing } from "../../test/fake-server.ts";
import { conversationIn, signedIn, until, type Account } from "../../test/person.ts";
import { parseEntry } from "./parse.ts";
import { runCommand, type Outcome } from "./run.ts";

let server: FakeServer;
let account: Account;
beforeEach(async () => {
  server = await FakeServer.start();
  server.write(7, bob, "line");
  account = await signedIn(server);
});
afterEach(async () => {
  await account.parley.stop();
  await server.stop();
});

async function give(text: string, me = asMe(ada)): Promise<Outcome> {
  const entry = parseEntry(text);
  if (entry.kind !== "command") throw new Error(`${text} is no command`);
  const { info } = conversationIn(account.parley, 7);
  return runCommand(entry, { parley: account.parley, info, me }, "#talk-7");
}

function answer(method: string, path: string, body: unknown, status = 200): void {
  server.reply = (by, at) => (by === method && at === path ? { status, body } : undefined);
}

const bodyOf = (name: string) =>
  (server.heard.findLast((each) => each.name === name)!.payload as { body: unknown }).body;

test("/sms texts a number and goes to the conversation with it", async () => {
  const conversation = server.conversation(9).info(ada.id);
  answer("POST", "/api/texts", { seq: 1, at: "2026-11-20T10:00:00.000Z", conversation }, 201);
  expect(await give("/sms +12025550101 hello")).toMatchObject({ go: { conversation: 9 } });
  expect(bodyOf("POST /api/texts")).toEqual({ to: "+12025550101", body: "hello" });
});

test("/sms asks first where the end of the number is a guess", async () => {
  const outcome = await give("/sms +49 151 2345678 7 pm is fine");
  expect(outcome).toMatchObject({ kind: "asks", question: { what: "+49 151 2345678 7" } });
  expect(server.heard.some(({ name }) => name === "POST /api/texts")).toBe(false);
});

test("what the server has against it is thrown as it was said", async () => {
  server.reply = (_, path) => (path === "/api/texts" ? refusing("phone_refuses") : undefined);
  await expect(give("/sms +12025550101 hello")).rejects.toMatchObject({ code: "phone_refuses" });
});

test("a guest texts nobody, and is told so before the server is asked", async () => {
  const outcome = await give("/sms +12025550101 hi", { ...asMe(ada), kind: "guest" });
  expect(outcome).toMatchObject({ kind: "declined", why: { key: "command.accountOnly" } });
});

test("/invite takes a username or a number", async () => {
  answer("GET", "/api/people", { items: [bob] });
  expect(await give("/invite @nobody")).toMatchObject({ why: { key: "command.person.none" } });

  const member = { person: bob, role: "member", state: "requested", byText: true };
  answer(
    "POST",
    "/api/conversations/7/members",
    { ...member, since: "2026-11-20T10:00:00.000Z" },
    201,
  );
  await give("/invite +1 202 555 0101");
  expect(bodyOf("POST /api/conversations/7/members")).toEqual({ phone: "+1 202 555 0101" });
});

test("/leave asks first, and leaves", async () => {
  const outcome = await give("/leave");
  if (outcome.kind !== "asks") throw new Error("It did not ask.");
  expect(outcome.question.what).toBe("#talk-7");
  answer("DELETE", "/api/conversations/7/members/me", undefined, 204);
  expect(await outcome.yes()).toMatchObject({ go: "home" });
});

test("/join says when there is no such conversation", async () => {
  answer("GET", "/api/conversations", { items: [] });
  expect(await give("/join #nowhere")).toMatchObject({
    kind: "declined",
    why: { key: "command.join.none", what: "#nowhere" },
  });
});

test("/mute tells nothing any more, and says how that ends", async () => {
  const member = { person: ada, role: "member", state: "joined", byText: false };
  answer("PUT", "/api/conversations/7/members/me", {
    ...member,
    since: "2026-11-20T10:00:00.000Z",
  });
  expect(await give("/mute")).toMatchObject({
    said: { key: "command.mute.done", what: "#talk-7" },
  });
  expect(bodyOf("PUT /api/conversations/7/members/me")).toEqual({ level: "nothing" });
});

test("/phones lets phones take part, and no longer", async () => {
  answer("PATCH", "/api/conversations/7", server.conversation(7).info(ada.id));
  expect(await give("/phones on")).toMatchObject({
    said: { key: "command.phones.on.done", what: "#talk-7" },
  });
  expect(bodyOf("PATCH /api/conversations/7")).toEqual({ phones: true });
  expect(await give("/phones aus")).toMatchObject({ said: { key: "command.phones.off.done" } });
  expect(bodyOf("PATCH /api/conversations/7")).toEqual({ phones: false });
});

test("/+channel creates an open channel and goes there", async () => {
  const conversation = server.conversation(9).info(ada.id);
  answer("POST", "/api/conversations", conversation, 201);
  expect(await give("/+channel #tools")).toMatchObject({
    said: { key: "command.create.done", what: "#tools" },
    go: { conversation: 9 },
  });
  expect(bodyOf("POST /api/conversations")).toEqual({
    kind: "channel",
    name: "tools",
    access: "open",
  });
  expect(await give("/+channel two words")).toMatchObject({ why: { key: "command.create.shape" } });
  server.reply = (_, path) => (path === "/api/conversations" ? refusing("name_taken") : undefined);
  await expect(give("/+channel tools")).rejects.toMatchObject({ code: "name_taken" });
});

test("/-channel asks before it deletes, and never asks about #general", async () => {
  const { info } = conversationIn(account.parley, 7);
  const listed = { ...info, kind: "channel", name: "tools" };
  answer("GET", "/api/conversations", { items: [listed] });
  const outcome = await give("/-channel Tools");
  if (outcome.kind !== "asks") throw new Error("It did not ask.");
  expect(outcome.question).toEqual({ key: "command.delete.asks", what: "#tools" });
  answer("DELETE", "/api/conversations/7", undefined, 204);
  expect(await outcome.yes()).toMatchObject({ said: { key: "command.delete.done" }, go: "home" });

  answer("GET", "/api/conversations", { items: [{ ...listed, name: "general", general: true }] });
  await expect(give("/-channel general")).rejects.toMatchObject({ code: "general_stays" });
  answer("GET", "/api/conversations", { items: [] });
  expect(await give("/-channel nowhere")).toMatchObject({ why: { key: "command.delete.none" } });
});

test("/read all reads every conversation", async () => {
  server.write(7, bob, "another");
  await until(account.parley, () => conversationIn(account.parley, 7).info.lastSeq === 2);
  expect(await give("/read all")).toMatchObject({ said: { key: "command.read.done" } });
  expect(conversationIn(account.parley, 7).info.me.readSeq).toBe(2);
});
