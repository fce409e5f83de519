import { readFile, stat } from "node:fs/promises";
import { afterEach, describe, expect, test } from "vitest";
import { openDesk, type Desk } from "../../test/desk.tsx";

let desk: Desk;
afterEach(() => desk.close());

describe("writing", () => {
  test("Enter sends; what is written is a draft until then, for every window", async () => {
    desk = await openDesk();
    expect(desk.screen.text()).toContain("Message #tools");
    desk.type("see you");
    await desk.screen.shows("› see you");
    expect(desk.draft()).toBe("see you");
    desk.parley.setDraft(7, "see you there, said the other window");
    await desk.screen.shows("said the other window");
    desk.type("\r");
    await desk.screen.shows("Message #tools");
    expect(desk.sent()).toEqual([[7, "see you there, said the other window", {}]]);
    expect(desk.parley.done.some(({ name }) => name === "typing")).toBe(true);
  });

  test("several lines: by Alt+Enter and Ctrl+J, and by Enter after Alt+E", async () => {
    desk = await openDesk();
    desk.type("one\x1b\rtwo\nthree\x1beEnter\r\x1b[1;1Ax\x1b\r");
    await desk.screen.until(() => desk.sent().length === 1);
    expect(desk.sent()[0]![1]).toBe("one\ntwo\nxthreeEnter\n");
  });

  test("the cursor stands where the next letter goes, behind wide signs too", async () => {
    desk = await openDesk({ columns: 30 });
    desk.type("日本 👩‍🌾!");
    await desk.screen.until(() => desk.screen.cursor()?.x === 12);
    expect(desk.screen.cursor()).toEqual({ x: 12, y: 1 });
    desk.type("\x1b[D\x1b[D\x7f");
    await desk.drafted("日本👩‍🌾!");
    await desk.screen.until(() => desk.screen.cursor()?.x === 6);
    desk.type("\x05\n\n");
    await desk.screen.until(() => desk.screen.cursor()?.y === 3);
    expect(desk.screen.cursor()).toEqual({ x: 2, y: 3 });
  });

  test("it grows as far as it may, and then the row with the cursor stays in sight", async () => {
    desk = await openDesk();
    desk.type(Array.from({ length: 12 }, (_, line) => `row${line}`).join("\x1b\r"));
    await desk.screen.shows("row11");
    expect(desk.screen.text()).not.toContain("row3\n");
    desk.type("\x1b[A".repeat(11));
    await desk.screen.shows("› row0");
    expect(desk.screen.text()).not.toContain("row8");
  });

  test("what is too long is refused before it is sent, and stays", async () => {
    desk = await openDesk({ state: { drafts: new Map([[7, "x".repeat(10_002)]]) } });
    expect(desk.screen.text()).toContain("2 characters too many");
    desk.type("\r");
    await desk.screen.shows("[went-wrong Not sent: 2 characters too many.]");
    expect([desk.sent(), desk.draft().length]).toEqual([[], 10_002]);
  });

  test("without a connection it is kept to be sent, and that is said until the next key", async () => {
    desk = await openDesk({ state: { connection: { phase: "away" } } });
    desk.type("later\r");
    await desk.screen.shows("No connection. It is kept and will be sent.");
    expect(desk.sent()).toHaveLength(1);
    desk.type("x");
    await desk.screen.shows("[ ]");
  });

  test("Ctrl+K cuts while there is something to cut, and then goes elsewhere", async () => {
    desk = await openDesk();
    desk.type("abc\x01\x0b");
    await desk.drafted("");
    expect(desk.ui.get().overlay).toBeNull();
    desk.type("\x0b");
    await desk.screen.shows("switcher");
    expect(desk.ui.get().overlay).toBe("switcher");
  });
});

describe("editing and answering", () => {
  test("Up in an empty field edits the last message of one's own; Esc keeps the draft", async () => {
    desk = await openDesk();
    desk.type("\x1b[A");
    await desk.screen.shows("Editing your message");
    expect(desk.screen.text()).toContain("› I do");
    desk.type("!\r");
    await desk.screen.shows("Message #tools");
    expect(desk.parley.done.filter(({ name }) => name === "edit")[0]?.given).toEqual([
      7,
      2,
      "I do!",
    ]);
    desk.type("draft");
    await desk.drafted("draft");
    desk.ui.edit(2);
    await desk.screen.shows("› I do");
    desk.type("\x1b");
    await desk.screen.shows("› draft");
    // What was begun and called off is not there the next time; what was cut is.
    desk.ui.edit(2);
    await desk.screen.shows("› I do");
    desk.type("\x17\x1b");
    await desk.screen.shows("› draft");
    desk.ui.edit(2);
    await desk.screen.shows("› I do");
    desk.type("\x1b");
    await desk.screen.shows("› draft");
    desk.type(" \x19");
    await desk.drafted("draft do");
  });

  test("Shift+Up answers the last message", async () => {
    desk = await openDesk();
    desk.type("\x1b[1;2A");
    await desk.screen.shows("Replying to Bo thanks");
    desk.type("welcome\r");
    await desk.screen.until((text) => !text.includes("Replying"));
    expect(desk.sent()).toEqual([[7, "welcome", { replyTo: 3 }]]);
  });

  test("what was written before comes back, also after a restart, and can be searched", async () => {
    desk = await openDesk({ settings: { up: "history" } });
    desk.type("first thing\rsecond\rhalf");
    await desk.drafted("half");
    await expect.poll(() => readFile(desk.historyFile, "utf8").catch(() => "")).toContain("second");
    desk.type("\x10\x10");
    await desk.drafted("first thing");
    desk.type("\x0e\x0e");
    await desk.drafted("half");
    desk.type("\x15\x1b[A");
    await desk.drafted("second");
    desk.type("\x12thi");
    await desk.screen.shows("Written before: thi");
    desk.type("\r");
    await desk.drafted("first thing");
  });
});

describe("completion", () => {
  test("Tab turns through people and back, and what follows accepts", async () => {
    desk = await openDesk();
    desk.type("hi @");
    await desk.screen.shows("@ana");
    desk.type("\t\t");
    await desk.drafted("hi @bo ");
    desk.type("\x1b[Z");
    await desk.drafted("hi @ana ");
    desk.type("and @b\r");
    await desk.drafted("hi @ana and @bo ");
    expect(desk.sent()).toEqual([]);
    desk.type("@bo\r");
    await desk.screen.until(() => desk.sent().length === 1);
    expect(desk.sent()[0]![1]).toBe("hi @ana and @bo @bo");
  });

  test("Esc closes the list and gives back what was typed", async () => {
    desk = await openDesk();
    desk.type("#gen");
    await desk.screen.shows("▸ #general");
    desk.type("\x1b");
    await desk.screen.until((text) => !text.includes("▸"));
    desk.type("\r");
    await desk.screen.until(() => desk.sent().length === 1);
    expect(desk.sent()[0]![1]).toBe("#gen");
  });

  test("emoji by their names, and commands with what they take", async () => {
    desk = await openDesk();
    desk.type(":tad\t");
    await desk.drafted("🎉 ");
    desk.type("\x15/+c");
    await desk.screen.shows("▸ /+channel NAME  Creates an open channel");
    desk.type("\t");
    await desk.screen.until((text) => !text.includes("▸"));
    expect(desk.draft()).toBe("/+channel ");
  });
});

test("history is in the state folder, for one's own eyes", async () => {
  desk = await openDesk();
  desk.type("remember me\r");
  const file = desk.historyFile;
  await expect
    .poll(() =>
      stat(file).then(
        ({ mode }) => mode & 0o777,
        () => 0,
      ),
    )
    .toBe(0o600);
  expect(await readFile(file, "utf8")).toBe('"remember me"\n');
});
