import type { Message } from "@parley/protocol";
import { expect, test } from "vitest";
import { openApp } from "../../test/app.tsx";
import { ana, conversationOf, fakeParley } from "../../test/fakeParley.ts";

const long = conversationOf(
  7,
  { name: "tools" },
  Array.from({ length: 10_000 }, (_, index) => [ana, `message ${index + 1}`] as const),
);

/** The same with one more said. */
function grown(by: number): typeof long {
  const { timeline, info } = long;
  const last = timeline.messages.at(-1)!;
  const more = Array.from({ length: by }, (_, index): Message => ({
    ...last,
    seq: last.seq + index + 1,
    body: `later ${index + 1}`,
  }));
  return {
    ...long,
    info: { ...info, lastSeq: info.lastSeq + by },
    timeline: { ...timeline, messages: [...timeline.messages, ...more] },
  };
}

test("ten thousand messages scroll by pages to where one wants to be, and stay there as more is said", async () => {
  const parley = fakeParley([long]);
  const app = await openApp(parley);
  await app.shows("message 10000");
  app.type("\u001b[5~".repeat(20));
  await app.shows("message 9630");
  const messages = () =>
    app
      .text()
      .split("\n")
      .slice(2, 18)
      .map((line) => line.slice(22));
  const before = messages();
  parley.change({ conversations: new Map([[7, grown(3)]]) });
  await app.shows("3 new messages below");
  expect(messages()).toEqual(before);
  app.type("\t\tG");
  await app.shows("later 3");
  app.type("\u001b[5~");
  await app.until((text) => !text.includes("later 3"));
  const item = {
    cid: "own",
    conversation: 7,
    body: "mine",
    at: "2026-11-20T12:00:00.000Z",
    status: "sending",
  } as const;
  parley.change({ outbox: [item] });
  await app.shows("mine");
  await app.close();
});

test("hundreds of messages a second cost no key that is typed meanwhile", async () => {
  const parley = fakeParley([long]);
  const app = await openApp(parley);
  await app.shows("message 10000");
  const typed = "the quick brown fox jumps over the lazy dog";
  for (let count = 1; count <= 150; count++) {
    parley.change({ conversations: new Map([[7, grown(count)]]) });
    const letter = typed[Math.floor(count / 3)];
    if (count % 3 === 0 && letter) app.type(letter);
    if (count % 10 === 0) await new Promise((done) => setImmediate(done));
  }
  const expected = typed.slice(1, 43);
  await app.shows(`› ${expected}`);
  await app.shows("later 150");
  expect(parley.state.get().drafts.get(7)).toBe(expected);
  await app.close();
});

test("what others call themselves and their things drives no terminal, wherever it is drawn", async () => {
  const evil = "\u001b]0;owned\u0007\u001b[31m\u202eevil\u009b2J\r\u0000";
  const person = { ...ana, displayName: evil, username: "ana" };
  const direct = conversationOf(9, { kind: "direct", name: null, with: person }, [[person, evil]]);
  const file = { id: 4, name: evil, type: "text/plain", sizeBytes: 10, thumbnail: false };
  const [message] = direct.timeline.messages;
  const nasty = {
    ...message!,
    files: [file],
    reactions: [{ emoji: evil, people: [2] }],
    replyTo: 1,
    mentions: [1],
  };
  const conversation = {
    ...direct,
    typing: [2],
    info: { ...direct.info, topic: evil },
    timeline: { ...direct.timeline, messages: [nasty] },
  };
  const parley = fakeParley([conversation], { people: new Map([[2, person]]) });
  const app = await openApp(parley, { rows: 30 });
  await app.shows("␛]0;owned");
  app.type("\u001b[1;5Av");
  await app.shows("Message from");
  app.type("\u001b");
  await app.shows("▶");
  app.type("\u001b");
  await app.until((text) => !text.includes("▶"));
  app.type("\u000b");
  await app.shows("Go to ›");
  const drawn = app.written();
  expect(drawn).not.toContain("\u0007");
  expect(drawn).not.toContain("\u001b]0;");
  expect(drawn).not.toContain("\u202e");
  expect(drawn).not.toMatch(/\u009b/);
  expect(drawn).not.toContain("\u001b[31m");
  await app.close();
});
