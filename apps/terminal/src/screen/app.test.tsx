import type { ConversationState } from "@parley/client";
import type { Message } from "@parley/protocol";
import { expect, onTestFinished, test, vi } from "vitest";
import { cellAt, countAsToday, linesOf, openApp } from "../../test/app.tsx";
import { ana, bo, conversationOf, fakeParley, me, person } from "../../test/fakeParley.ts";

const tools = conversationOf(7, { name: "tools", topic: "Spades and rakes", general: true }, [
  [ana, "Who has the ladder?"],
  [bo, "It is in the shed"],
  [me, "I'll bring it back"],
]);
const garden = conversationOf(8, { name: "garden" }, [[ana, "Tomatoes are ripe"]]);
const withAna = conversationOf(9, { kind: "direct", name: null, with: ana }, [
  [ana, "Are you there?"],
]);

/** Unread from this message on. */
function unread(conversation: ConversationState, from: number, mentions = 0): ConversationState {
  const { info } = conversation;
  return { ...conversation, info: { ...info, me: { ...info.me, readSeq: from - 1, mentions } } };
}

function changed(conversation: ConversationState, seq: number, to: Partial<Message>) {
  const { timeline } = conversation;
  const messages = timeline.messages.map((each) => (each.seq === seq ? { ...each, ...to } : each));
  return { ...conversation, timeline: { ...timeline, messages } };
}

test("the list, the messages, the composer and the status line stand in their places", async () => {
  const app = await openApp(fakeParley([tools, garden, withAna]), { columns: 80, rows: 20 });
  await app.shows("Spades and rakes");
  await app.shows("Message #");
  const lines = app.text().split("\n");
  const edge = lines[1]!.indexOf("┬");
  expect(lines[0]).toMatch(/^ Conversations +#\w+ +3 people/);
  expect(lines.slice(2, 19).every((line) => line[edge] === "│")).toBe(true);
  expect(lines[19]).toMatch(/^F1 keys · .*dana@parley\.example$/);
  await app.close();
});

test("message rows say time, name and words, and a block says them once", async () => {
  const more = conversationOf(7, { name: "tools" }, [
    [ana, "one"],
    [ana, "two"],
    [me, "three"],
  ]);
  const app = await openApp(fakeParley([more]));
  await app.shows("three");
  expect(app.text()).toMatch(/│ 09:00 Ana {2}one\n.*│ {7}two\n.*│▎09:02 You {2}three +✓ sent/);
  await app.close();
});

test("reactions, edits, deletions, answers, files and texts are all told by words or signs", async () => {
  let all = changed(tools, 1, {
    reactions: [{ emoji: "👍", people: [2, 1] }],
    editedAt: "2026-11-20T10:00:00.000Z",
  });
  all = changed(all, 2, { deletedAt: "2026-11-20T10:00:00.000Z", body: "" });
  all = changed(all, 3, {
    replyTo: 1,
    sender: bo.id,
    lane: "text",
    files: [
      { id: 4, name: "plan.pdf", type: "application/pdf", sizeBytes: 1_234_567, thumbnail: false },
    ],
  });
  const app = await openApp(fakeParley([all]), { columns: 100 });
  await app.shows("plan.pdf");
  const text = app.text();
  expect(text).toContain("Who has the ladder? (edited)");
  expect(text).toContain("[👍 2✓]");
  expect(text).toContain("Bo  Message deleted");
  expect(text).toContain("╭ Ana Who has the ladder?");
  expect(text).toContain("☎ Bo · by text  I'll bring it back");
  expect(text).toContain("▣ plan.pdf 1.2 MB");
  await app.close();
});

test("a link longer than a line is cut to one with the number that opens it; shown whole it is whole", async () => {
  const path = "a-long-way/".repeat(12);
  const words = `See https://short.example and https://long.example/${path}end today`;
  const app = await openApp(fakeParley([conversationOf(7, { name: "tools" }, [[ana, words]])]));
  await app.shows("See https://short.example and");
  expect(app.text()).toMatch(/ https:\/\/long\.example\/a-long-way\S*…\[2\]\n.* today\n/);
  app.type("\u001bjv");
  await app.shows("Message from Ana");
  expect(app.text()).toContain("end today");
  await app.close();
});

test("unread conversations stand first, with their count, and mentions with their sign", async () => {
  const parley = fakeParley([unread(tools, 3), unread(garden, 1, 1), withAna]);
  const app = await openApp(parley);
  await app.shows("Unread");
  expect(app.text()).toMatch(/Unread[^]*#tools +1│[^]*#garden +@1│[^]*People[^]*Ana/);
  await app.close();
});

test("up and down in the list open at once; Alt+a goes to a mention before anything else", async () => {
  const parley = fakeParley([tools, unread(withAna, 1), unread(garden, 1, 1)]);
  const app = await openApp(parley);
  await app.shows("Unread");
  app.type("\u001ba");
  await app.shows(" #garden  3 people");
  app.type("\t\u001b[B");
  await app.until((text) => !text.split("\n")[0]!.includes("#garden"));
  expect(app.text()).toMatch(/▶ ?(?:#tools| Ana)/);
  await app.close();
});

test("what was seen for a second is read, and not while the terminal is without focus", async () => {
  const parley = fakeParley([unread(tools, 2)]);
  const read = () => parley.done.filter(({ name }) => name === "read").map(({ given }) => given);
  const app = await openApp(parley);
  await app.shows("bring it back");
  app.focus(false);
  await drawn();
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  onTestFinished(() => void vi.useRealTimers());
  vi.advanceTimersByTime(5_000);
  expect(read()).toEqual([]);
  app.focus(true);
  while (vi.getTimerCount() === 0) await drawn();
  vi.advanceTimersByTime(999);
  expect(read()).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(read()).toEqual([[7, 3]]);
  vi.useRealTimers();
  await app.close();
});

/** React has done what follows from a change. */
async function drawn(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await new Promise((done) => setImmediate(done));
}

test("in message mode keys act on the chosen message, and what may not be is said", async () => {
  const parley = fakeParley([tools]);
  const app = await openApp(parley);
  await app.shows("bring it back");
  app.type("\u001b[1;5A");
  await app.shows("▶09:02 You");
  app.type("k");
  await app.shows("▶09:01 Bo");
  app.type("e");
  await app.shows("not yours to change");
  app.type("a");
  await app.shows("React with an emoji");
  app.type(":heart:\r");
  await vi.waitFor(() =>
    expect(parley.done).toContainEqual({ name: "react", given: [7, 2, "❤️", true] }),
  );
  app.type("y");
  await app.shows("✓ Copied.");
  const copied = () => app.sequences.map((each) => atob(/;c;(.*).$/.exec(each)![1]!));
  expect(copied()).toEqual(["It is in the shed"]);
  app.type("Y");
  await vi.waitFor(() => expect(app.sequences).toHaveLength(2));
  app.type("l");
  await app.shows("Link copied.");
  expect(copied().slice(1)).toEqual([
    expect.stringMatching(/^Bo, .*20.* 09:01:00.*\nIt is in the shed$/),
    "https://parley.example/c/7/2",
  ]);
  app.type("jd");
  await app.shows("Delete this message?");
  app.type("x");
  app.type("y");
  await vi.waitFor(() => expect(parley.done).toContainEqual({ name: "remove", given: [7, 3] }));
  await app.close();
});

test("the switcher goes to a conversation by part of its name", async () => {
  const app = await openApp(fakeParley([tools, garden, withAna]));
  await app.shows("Message #");
  app.type("\u000b");
  await app.shows("Go to ›");
  app.type("gard");
  await app.shows("▶ #garden");
  app.type("\r");
  await app.shows(" #garden  3 people");
  expect(app.text()).not.toContain("Go to ›");
  await app.close();
});

test("below sixty columns the list and the messages take turns", async () => {
  const app = await openApp(fakeParley([tools, garden]), { columns: 40, rows: 12 });
  await app.shows("Message #");
  expect(app.text()).not.toContain("Conversations");
  app.type("\t");
  await app.shows("Conversations");
  expect(app.text()).not.toContain("Message #");
  await app.close();
});

test("an invitation is answered by keys, and nobody writes into it before", async () => {
  const invited = conversationOf(8, { name: "secret", kind: "group" });
  const { info } = invited;
  const asked = {
    ...invited,
    info: { ...info, me: { ...info.me, state: "requested" as const, from: ana.id } },
  };
  const parley = fakeParley([asked]);
  parley.answer = () => ({});
  const app = await openApp(parley);
  await app.shows("Requests");
  app.type("\t\u001b[B");
  await app.shows("Ana invites you to this conversation.");
  app.type("\ra");
  await vi.waitFor(() => expect(parley.done.map(({ name }) => name)).toContain("putMember"));
  await app.close();
});

test("without boxes each message is a line of its own, told once", async () => {
  const parley = fakeParley([tools]);
  const app = await openApp(parley, { plain: true, rows: 40 });
  await app.shows("09:02 You: I'll bring it back");
  expect(app.text()).toContain("In #tools:");
  expect(app.text()).not.toMatch(/[│┬╭▎]/);
  const { timeline, info } = tools;
  const news = { ...timeline.messages[0]!, seq: 4, body: "It is mine" };
  const next = {
    ...tools,
    info: { ...info, lastSeq: 4 },
    timeline: { ...timeline, messages: [...timeline.messages, news] },
  };
  parley.change({ conversations: new Map([[7, next]]) });
  await app.shows("Ana: It is mine");
  expect(app.text().match(/Who has the ladder/g)).toHaveLength(1);
  await app.close();
});

test("no window size tears the screen: borders stay straight and no row is longer than the window", async () => {
  const nasty = conversationOf(7, { name: "tools", topic: "👩‍🔧 東京 ".repeat(20) }, [
    [ana, "👨‍👩‍👧‍👦 ❤️ 東京都に住んでいます ".repeat(8)],
    [person(2, "Ana"), `https://example.org/${"x".repeat(300)}`],
    [bo, "```\nlong code line ".repeat(9) + "\n```"],
    [me, "tab\tand é́ combining"],
  ]);
  const app = await openApp(fakeParley([unread(nasty, 2), garden]));
  countAsToday(app.terminal);
  await app.shows("Message #");
  let seed = 7;
  const random = (most: number) => (seed = (seed * 48_271) % 2_147_483_647) % most;
  for (let turn = 0; turn < 40; turn++) await app.resize(20 + random(110), 6 + random(35));
  for (const [columns, rows] of [
    [80, 24],
    [61, 15],
    [120, 40],
    [33, 9],
  ] as const) {
    await app.resize(columns, rows);
    await app.shows(columns < 60 ? "Message #" : "Conversations");
    await new Promise((done) => setTimeout(done, 80));
    const lines = linesOf(app);
    expect(lines.every((line) => !line.includes("undefined"))).toBe(true);
    expect(app.terminal.buffer.active.length).toBe(rows);
    const edge = lines[1]!.indexOf("┬");
    if (columns >= 60)
      for (const row of lines.keys())
        if (row >= 2 && row < rows - 1)
          expect([columns, row, cellAt(app.terminal, row, edge)]).toEqual([columns, row, "│"]);
  }
  await app.close();
});

test("who looks for a conversation before any has come is left to it when they come", async () => {
  const parley = fakeParley([]);
  const app = await openApp(parley);
  await app.shows("F1 keys");
  app.type("\u000bgard");
  await app.shows("gard");
  parley.change({ conversations: new Map([tools, garden].map((each) => [each.info.id, each])) });
  await app.shows("▶ #garden");
  app.type("en\r");
  await app.shows("Message #garden");
  expect(parley.done.filter(({ name }) => name === "send")).toEqual([]);
  await app.close();
});
