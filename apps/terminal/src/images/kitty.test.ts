import { inflateSync } from "node:zlib";
import { Box, Text } from "ink";
import { createElement } from "react";
import { expect, test } from "vitest";
import { cellAt, countAsToday } from "../../test/app.tsx";
import { openTestScreen } from "../../test/screen.ts";
import { fit } from "../paint/paint.ts";
import { kittyIds, mostRows, placeholders, removal, transmission } from "./kitty.ts";

const ESC = "\u001b";
const whole = new RegExp(String.raw`^${ESC}_G([^;]*);([\w+/=]*)${ESC}\\$`);

const id = { colour: 20, family: 3 };
const number = (3 << 24) + 20;

/** What a terminal makes of it: the keys of the first piece, and the pixels of all. */
function received(pieces: readonly string[]) {
  const parts = pieces.map((piece) => whole.exec(piece)!.slice(1));
  const keys = parts.map(([given = ""]) =>
    Object.fromEntries(given.split(",").map((pair) => pair.split("="))),
  );
  const data = inflateSync(Buffer.from(parts.map(([, base64]) => base64).join(""), "base64"));
  return { first: keys[0]!, more: keys.map(({ m }) => m), pieces: parts.length, data };
}

test("a picture arrives whole, in pieces a terminal takes, and draws nothing by itself", async () => {
  let last = 1;
  // Nothing that could be packed.
  const data = Uint8Array.from(
    { length: 60 * 70 * 3 },
    () => (last = (last * 48271) % 0x7fffffff) >> 8,
  );
  const sent = await transmission(id, { data, width: 60, height: 70 }, { width: 6, rows: 4 });
  const { first, more, pieces, data: arrived } = received(sent);
  expect(first).toMatchObject({ a: "T", U: "1", q: "2", i: `${number}`, f: "24", o: "z" });
  expect(first).toMatchObject({ s: "60", v: "70", c: "6", r: "4" });
  expect(Buffer.from(data).equals(arrived)).toBe(true);
  expect(pieces).toBeGreaterThan(1);
  expect(more).toEqual([...Array.from({ length: pieces - 1 }, () => "1"), "0"]);
  for (const piece of sent) expect(piece.length).toBeLessThan(4200);
  expect(removal(id)).toBe(`\u001b_Ga=d,d=I,q=2,i=${number}\u001b\\`);
});

test("each of its cells is one cell to Ink and to the terminal, in the colour that is its number", async () => {
  const lines = placeholders(id, { width: 5, rows: 3 });
  const [[span] = []] = lines;
  expect(span!.text).toBe("     ");
  const drawn = lines.map(([{ painted } = span!]) => `ab${painted}|`).join("\n");
  const screen = await openTestScreen(
    createElement(Box, { width: 9, overflow: "hidden" }, createElement(Text, null, drawn)),
    { columns: 12, rows: 6 },
  );
  countAsToday(screen.terminal);
  screen.rerender(createElement(Text, null, drawn.replaceAll("ab", "ba")));
  await screen.shows("ba");
  const { terminal } = screen;
  const first = "\u{10eeee}\u0305\u0305\u0310";
  expect([2, 3, 6, 7].map((column) => cellAt(terminal, 0, column))).toEqual([
    first,
    "\u{10eeee}",
    "\u{10eeee}",
    "|",
  ]);
  expect(cellAt(terminal, 2, 2)).toBe("\u{10eeee}\u030e\u0305\u0310");
  expect(terminal.buffer.active.getLine(0)!.getCell(4)!.getFgColor()).toBe(20);
  await screen.close();
});

test("where there is no room for all of it there is nothing of it", () => {
  const [line = []] = placeholders(id, { width: 5, rows: 1 });
  expect(fit(line, 4).map(({ text, painted }) => painted ?? text)).toEqual(["   ", "…"]);
});

test("numbers come again late, and stay in the palette", () => {
  const next = kittyIds(() => 0.999);
  const all = Array.from({ length: 240 }, () => next());
  expect(new Set(all.map(({ colour }) => colour)).size).toBe(240);
  expect(all[0]).toEqual({ colour: 16, family: mostRows - 1 });
  expect(all.at(-1)!.colour).toBe(255);
});
