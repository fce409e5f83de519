import type { ConversationState } from "@parley/client";
import { Refusal, type Message } from "@parley/protocol";
import { expect, test, vi } from "vitest";
import { openApp, type TestApp } from "../../../test/app.tsx";
import {
  ana,
  bo,
  conversationOf,
  fakeParley,
  me,
  person,
  type FakeParley,
} from "../../../test/fakeParley.ts";

const tools = conversationOf(7, { name: "tools" }, [
  [ana, "Who has the ladder?"],
  [bo, "It is in the shed"],
  [me, "I'll bring it back"],
]);
const inLines = { plain: true, rows: 60, columns: 160 };

/** The same with another message in the place of one, or several. */
function changed(conversation: ConversationState, changes: Record<number, Partial<Message>>) {
  const { timeline } = conversation;
  const messages = timeline.messages.map((each) => {
    const to = changes[each.seq];
    return to ? { ...each, ver: each.ver + 100, ...to } : each;
  });
  return { ...conversation, timeline: { ...timeline, messages } };
}

const put = (parley: FakeParley, conversation: ConversationState) =>
  parley.change({
    conversations: new Map(parley.state.get().conversations).set(
      conversation.info.id,
      conversation,
    ),
  });

/** React has done what follows from a change, and what was to be told is told. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 5; turn++) await new Promise((done) => setTimeout(done, 0));
}

const times = (app: TestApp, words: string) => app.text().split(words).length - 1;

test("in message mode each message is told with its place, and each key is answered by a line", async () => {
  const all = changed(tools, {
    2: { replyTo: 1, reactions: [{ emoji: "👍", people: [2, 1] }] },
  });
  const parley = fakeParley([all]);
  const app = await openApp(parley, inLines);
  await app.shows("09:02 You: I'll bring it back");
  app.type("\u001b[1;5A");
  await app.shows("3 of 3. 09:02 You: I'll bring it back · sent");
  app.type("k");
  await app.shows("2 of 3. 09:01 Bo, in answer to Ana: It is in the shed");
  await app.shows("it answers: Who has the ladder? · 👍 by Ana and You");
  app.type("e");
  await app.shows("\nThat message is not yours to change.\n");
  app.type("y");
  await app.shows("\nCopied.\n");
  expect(app.sequences).toEqual([`\u001b]52;c;${btoa("It is in the shed")}\u0007`]);
  app.type("a");
  await app.shows("React with an emoji");
  app.type(":heart:\r");
  await vi.waitFor(() =>
    expect(parley.done).toContainEqual({ name: "react", given: [7, 2, "❤️", true] }),
  );
  app.type("t");
  await app.shows("1 of 3. 09:00 Ana: Who has the ladder?");
  app.type("k");
  await app.shows("\nThere is nothing before this message.\n");
  app.type("Gd");
  await app.shows("Delete this message?");
  app.type("y");
  await vi.waitFor(() => expect(parley.done).toContainEqual({ name: "remove", given: [7, 3] }));
  app.type("r");
  await app.shows("Replying to You");
  app.type("Yes\r");
  await vi.waitFor(() =>
    expect(parley.done).toContainEqual({ name: "send", given: [7, "Yes", { replyTo: 3 }] }),
  );
  await app.close();
});

test("what lies before the messages that are loaded is asked for as message mode comes there", async () => {
  const early = { ...tools, timeline: { ...tools.timeline, atStart: false } };
  early.timeline.messages = tools.timeline.messages.slice(1);
  const parley = fakeParley([early]);
  parley.loadOlder = async () => put(parley, tools);
  const app = await openApp(parley, inLines);
  await app.shows("bring it back");
  app.type("\u001bj");
  await app.shows("3 of 3");
  app.type("k");
  await app.shows("2 of 3");
  app.type("k");
  await app.shows("1 of 3. 09:00 Ana: Who has the ladder?");
  app.type("\u001b");
  await app.shows("› Message #tools");
  expect(times(app, "Who has the ladder?")).toBe(1);
  await app.close();
});

test("what becomes of a message that was told is told once for a moment, and never what was deleted", async () => {
  const parley = fakeParley([tools]);
  const app = await openApp(parley, inLines);
  await app.shows("bring it back");
  const editedAt = "2026-11-20T17:40:00.000Z";
  put(parley, changed(tools, { 1: { body: "Who has the", editedAt } }));
  put(parley, changed(tools, { 1: { ver: 200, body: "Who has the saw?", editedAt } }));
  await app.shows("17:40 Ana changed a message of ");
  expect(app.text()).toMatch(/Ana changed a message of .*: Who has the saw\?\n/);
  expect(times(app, "changed a message")).toBe(1);

  const reactions = [{ emoji: "👍", people: [3, 1] }];
  const deletedAt = "2026-11-20T17:41:00.000Z";
  put(
    parley,
    changed(tools, {
      1: { ver: 201, body: "Who has the saw?", editedAt, reactions },
      2: { body: "", deletedAt },
    }),
  );
  await app.shows("Bo and You reacted 👍 to: Who has the saw?");
  expect(app.text()).toMatch(/17:41 A message of .* from Bo was deleted\.\n/);
  expect(times(app, "It is in the shed")).toBe(1);
  put(parley, changed(tools, { 1: { ver: 202, body: "Who has the saw?", editedAt } }));
  await app.shows("Bo and You took back 👍: Who has the saw?");
  await app.close();
});

test("what had changed when a conversation is opened is not told as a change, and a storm is summed up", async () => {
  const many = conversationOf(
    7,
    { name: "tools" },
    Array.from({ length: 12 }, (_, index) => [ana, `word ${index}`] as const),
  );
  const deletedAt = "2026-11-20T17:41:00.000Z";
  const parley = fakeParley([many]);
  parley.open = async () => put(parley, changed(many, { 12: { body: "", deletedAt } }));
  const app = await openApp(parley, inLines);
  await app.shows("word 10");
  await settled();
  const all = Object.fromEntries(
    many.timeline.messages.map(({ seq }) => [seq, { body: "", deletedAt }]),
  );
  put(parley, changed(many, all));
  await app.shows("And 6 other messages changed.");
  expect(times(app, "was deleted")).toBe(5);
  await app.close();
});

test("a text that fails is told with the reason", async () => {
  const cy = person(4, "Cy", { kind: "phone", username: null });
  const parley = fakeParley([tools]);
  const failed = { person: cy, state: "failed", reason: "landline", code: null, at: null };
  parley.answer = (name) =>
    name === "texts.ledger"
      ? { texts: [failed], readBy: [], readers: 0 }
      : new Refusal("not_found");
  const app = await openApp(parley, inLines);
  await app.shows("bring it back");
  const ledger = { seq: 3, phones: 2, delivered: 1, failed: 0, readers: 0 };
  const told = (to: object) =>
    parley.change({ ledgers: new Map([[7, new Map([[3, { ...ledger, ...to }]])]]) });
  told({});
  await settled();
  told({ failed: 1 });
  await app.shows(
    "A text to Cy failed: I'll bring it back. Cy's phone can't get texts: the number",
  );
  app.type("\u001bj");
  await app.shows("1 of 2 phones have it · 1 phone did not get it");
  app.type("i");
  await app.shows("Who got this");
  await app.shows("\nCy\nCy's phone can't get texts: the number is a landline.\n");
  expect(times(app, "A text to Cy failed")).toBe(1);
  await app.close();
});

test("whatever is asked for is told in lines without signs, and nothing is written but lines", async () => {
  const parley = fakeParley([tools, conversationOf(8, { name: "garden" }, [[ana, "Ripe"]])]);
  parley.answer = () => ({ items: [], people: [] });
  const app = await openApp(parley, inLines);
  await app.shows("In #");
  app.type("\u001bi");
  await app.shows("3 members\n1 of 3. Ana");
  app.type("j");
  await app.shows("2 of 3. Bo");
  app.type("\u001b");
  await app.shows("› Message #");
  app.type("\u001bm");
  await app.shows("No mentions yet.");
  app.type("q\u001bOP");
  await app.shows("Keys\nEverywhere\n");
  await app.shows("PgDn more · Esc close");
  app.type(" ");
  await app.shows("Goes to the ninth conversation");
  app.type("q\u000btoo");
  await app.shows("Go to › too\n1 of 1. #tools");
  app.type("\u001b\t");
  await app.shows("1 of 1. ");
  expect(app.text()).not.toMatch(/[│┬╭▎▶─⚠✓]/);
  // What Ink needs to write the last lines anew, and the modes that a terminal is put in.
  const rewrites = String.raw`(?:2K|1A|G|\d*[ABCDGJ]|\?(?:25|2004|2026)[hl])`;
  const steers = app.written().replace(new RegExp(`\u001b\\[${rewrites}`, "g"), "");
  expect(steers).not.toContain("\u001b");
  await app.close();
});

test("that the connection is away is told, and that it is back", async () => {
  const parley = fakeParley([tools]);
  const app = await openApp(parley, inLines);
  await app.shows("bring it back");
  parley.change({ connection: { phase: "away" } });
  await app.shows("\nNo connection. What you write is kept and will be sent.\n");
  parley.change({ connection: { phase: "online" } });
  await app.shows("\nConnected again.\n");
  expect(times(app, "No connection.")).toBe(1);
  await app.close();
});
