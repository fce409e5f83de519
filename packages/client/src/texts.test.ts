import { afterEach, beforeEach, expect, test } from "vitest";
import type { Member } from "@parley/protocol";
import { FakeServer, ada, bob } from "../test/fake-server.ts";
import { conversationIn, signedIn, until, type Account } from "../test/person.ts";

let server: FakeServer;
let account: Account;
beforeEach(async () => {
  server = await FakeServer.start();
  server.conversation(7).join(ada);
  account = await signedIn(server);
  await account.parley.members(7);
});
afterEach(async () => {
  await account.parley.stop();
  await server.stop();
});

const cy = { ...bob, id: 44, kind: "phone" as const, username: null, displayName: "Cy" };
const member = (person: Member["person"], more: Partial<Member> = {}): Member => ({
  person,
  role: "member",
  state: "joined",
  since: "2026-11-20T10:00:00.000Z",
  byText: true,
  ...more,
});
const byText = () =>
  conversationIn(account.parley, 7)
    .members!.filter((each) => each.byText)
    .map(({ person }) => person.displayName);

function answer(method: string, path: string, status: number, body: unknown): void {
  server.reply = (by, at) => (by === method && at === path ? { status, body } : undefined);
}

test("taking part by text shows among the members, and ends with the switch", async () => {
  answer("PUT", "/api/conversations/7/members/me", 200, member(ada));
  await account.parley.texts.takePart(7, true);
  expect(byText()).toEqual(["Ada"]);
  answer("PUT", "/api/conversations/7/members/me", 200, member(ada, { byText: false }));
  await account.parley.texts.takePart(7, false);
  expect(byText()).toEqual([]);
});

test("a phone that was asked is among the members at once, and known by name", async () => {
  answer("POST", "/api/conversations/7/members", 201, member(cy, { state: "requested" }));
  await account.parley.texts.invite(7, "+1 202 555 0101", "Cy");
  expect(byText()).toEqual(["Cy"]);
  expect(account.parley.state.get().people.get(44)?.displayName).toBe("Cy");
});

test("where phones are switched off nobody takes part by text any more", async () => {
  answer("PUT", "/api/conversations/7/members/me", 200, member(ada));
  await account.parley.texts.takePart(7, true);
  const { ver } = conversationIn(account.parley, 7);
  const conversation = { change: "phones", name: "talk-7", topic: "", access: "open" };
  server.emit("events", {
    conversation: 7,
    events: [
      {
        ver: ver + 1,
        seq: 0,
        at: "2026-11-20T10:00:00.000Z",
        by: bob.id,
        conversation: { ...conversation, phones: false },
      },
    ],
  });
  await until(account.parley, () => conversationIn(account.parley, 7).ver > ver);
  expect(byText()).toEqual([]);
  expect(conversationIn(account.parley, 7).info.phones).toBe(false);
});

test("who is named in a ledger is known from then on", async () => {
  const ledger = {
    conversation: 7,
    seq: 3,
    texts: [{ person: cy, state: "failed", reason: "landline", code: null, at: null }],
    readBy: [bob],
    readers: 1,
  };
  answer("GET", "/api/conversations/7/messages/3/deliveries", 200, ledger);
  expect(await account.parley.texts.ledger(7, 3)).toEqual(ledger);
  expect(account.parley.state.get().people.get(44)).toEqual(cy);
});
