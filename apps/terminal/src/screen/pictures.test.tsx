import sharp from "sharp";
import { expect, test } from "vitest";
import { cellAt, countAsToday, openApp } from "../../test/app.tsx";
import { ana, conversationOf, fakeParley } from "../../test/fakeParley.ts";
import { fakeTerminal, type Screen } from "../../test/screen.ts";
import { defaultSettings } from "../profiles/settings.ts";
import { wordsIn } from "../words/words.ts";
import { openScreen } from "./openScreen.tsx";

const sixelAt = new RegExp(String.raw`${"\u001b"}\[(\d+);(\d+)H${"\u001b"}P0;1;0q"1;1;100;60`, "g");

const file = {
  id: 4,
  name: "shed.png",
  type: "image/png",
  sizeBytes: 300,
  width: 100,
  height: 60,
  thumbnail: true,
};

async function parleyWithPicture() {
  const create = { width: 100, height: 60, channels: 3, background: "#ff0000" } as const;
  const bytes = await sharp({ create }).png().toBuffer();
  const talk = conversationOf(7, { name: "tools" }, [[ana, "The shed"]]);
  const messages = talk.timeline.messages.map((message) => ({ ...message, files: [file] }));
  const parley = fakeParley([{ ...talk, timeline: { ...talk.timeline, messages } }]);
  parley.answer = (name) => (name === "getThumbnail" ? bytes : new Error(name));
  return parley;
}

/** Cells that nobody has written into since a picture was drawn over them: their colour is almost black. */
function marked({ buffer, rows, cols }: Screen["terminal"]): number {
  let count = 0;
  for (let y = 0; y < rows; y++)
    for (let x = 0; x < cols; x++) {
      const cell = buffer.active.getLine(y)?.getCell(x);
      if (cell?.isFgRGB() && cell.getFgColor() < 0x1_00_00) count++;
    }
  return count;
}

test("kitty is sent a picture once, and its cells move with the lines around them", async () => {
  const app = await openApp(await parleyWithPicture(), {
    settings: { images: "kitty" },
    depth: "full",
  });
  countAsToday(app.terminal);
  await app.until(() => app.sequences.some((sequence) => sequence.includes("_Ga=T")));
  await app.shows("\u{10eeee}");
  const [sent = ""] = app.sequences.filter((sequence) => sequence.includes("_Ga=T"));
  // 100 by 60 pixels where a cell is 10 by 20.
  expect(sent).toContain("s=100,v=60,c=10,r=3");
  const placed = () =>
    app
      .text()
      .split("\n")
      .flatMap((line, y) => (line.includes("\u{10eeee}") ? [y] : []));
  const rows = placed();
  expect(rows).toHaveLength(3);
  const x = Array.from({ length: 80 }, (_, column) =>
    cellAt(app.terminal, rows[0]!, column),
  ).findIndex((cell) => cell.startsWith("\u{10eeee}"));
  expect(cellAt(app.terminal, rows[2]!, x + 9)).toBe("\u{10eeee}");
  expect(cellAt(app.terminal, rows[2]!, x + 10)).not.toContain("\u{10eeee}");

  app.type("/topic\u001b\r\u001b\r");
  await app.until(() => placed()[0] === rows[0]! - 2);
  expect(app.sequences.filter((sequence) => sequence.includes("_Ga=T"))).toHaveLength(1);
  await app.close();
  const number = /i=(\d+)/.exec(sent)![1]!;
  expect(app.sequences.at(-1)).toBe(`\u001b_Ga=d,d=I,q=2,i=${number}\u001b\\`);
});

test("sixel stands in the viewer at its place: after the frame, again after a redraw and a resize, and gone with it", async () => {
  const terminal = fakeTerminal(80, 24);
  const notify = Object.assign(() => undefined, { title: () => undefined, end: () => undefined });
  const parley = await parleyWithPicture();
  const done = openScreen({
    parley,
    profile: { name: "dana", server: "https://parley.example", username: "dana", person: 1 },
    words: wordsIn("en", { zone: "UTC" }),
    settings: defaultSettings,
    env: { TERM: "xterm-256color", CI: "", COLORTERM: "truecolor" },
    notify,
    stdin: terminal.stdin as unknown as NodeJS.ReadStream,
    stdout: terminal.stdout as unknown as NodeJS.WriteStream,
  });
  const { type, shows, until, written, text } = terminal;
  /** Where each was drawn, from 0 on. */
  const drawn = () =>
    Array.from(written().matchAll(sixelAt), ([, y, x]) => [Number(y) - 1, Number(x) - 1]);
  await shows("shed.png");
  // The terminal's answers come as late as they like, and are typed nowhere.
  type("\u001bP>|XTerm(390)\u001b\\\u001b[6;20;10t\u001b[?62;4;22c");
  await shows("▀");
  expect(drawn()).toEqual([]);

  type("\u001b[1;5Av");
  await shows("Message from Ana");
  await until(() => drawn().length === 1);
  const lines = text().split("\n");
  const row = lines.findIndex((line) => line.includes("▣ 1 shed.png"));
  expect(drawn()[0]).toEqual([row + 1, lines[row]!.indexOf("▣")]);
  // Nothing of the half blocks is left beneath.
  expect(text()).not.toContain("▀");
  expect(marked(terminal.terminal)).toBe(30);

  // What changes elsewhere on its rows costs no second time.
  const { conversations } = parley.state.get();
  const more = Array.from({ length: 15 }, (_, index) =>
    conversationOf(20 + index, { name: `garden-${index}` }, [[ana, "Tomatoes"]]),
  );
  parley.change({
    conversations: new Map([
      ...conversations,
      ...more.map((each) => [each.info.id, each] as const),
    ]),
  });
  await shows("#garden-14");
  expect(drawn()).toHaveLength(1);

  type("\u000c");
  await until(() => drawn().length >= 2);
  await terminal.resize(90, 24);
  await until(() => drawn().at(-1)![1] !== drawn()[0]![1]);
  const [y, x] = drawn().at(-1)!;
  const after = text().split("\n");
  expect(after[y! - 1]!.indexOf("▣")).toBe(x);

  const before = drawn().length;
  type("\u001b");
  await until((shown) => !shown.includes("Message from Ana") && shown.includes("▀"));
  expect(drawn()).toHaveLength(before);
  // A terminal takes the pixels away with the cells: each has been written anew.
  expect(marked(terminal.terminal)).toBe(0);
  expect(text()).toContain("› Message");
  type("\u0003");
  await done;
});
