import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { editorOf, insert, undo, type Editor } from "./editor.ts";
import { editActions, edits, type EditAction } from "./edits.ts";
import { cellOf, rowsOfText, stepRow } from "./rows.ts";

/** `|` is the cursor. */
const given = (text: string): Editor => editorOf(text.replace("|", ""), text.indexOf("|"));
const seen = ({ text, at }: Editor) => `${text.slice(0, at)}|${text.slice(at)}`;
const after = (text: string, ...names: EditAction[]) =>
  seen(names.reduce((editor, name) => edits[name](editor), given(text)));

describe("the keys of a line", () => {
  test.each<[EditAction, string, string]>([
    ["edit.left", "ab👩‍🌾|c", "ab|👩‍🌾c"],
    ["edit.right", "ab|👩‍🌾c", "ab👩‍🌾|c"],
    ["edit.right", "a|\nb", "a\n|b"],
    ["edit.wordLeft", "see you, Zoë!|", "see you, |Zoë!"],
    ["edit.wordLeft", "one\n  |two", "|one\n  two"],
    ["edit.wordRight", "|see you", "see| you"],
    ["edit.wordRight", "我们|明天见", "我们明天|见"],
    ["edit.lineStart", "one\ntwo| three", "one\n|two three"],
    ["edit.lineEnd", "o|ne\ntwo", "one|\ntwo"],
    ["edit.textStart", "one\ntw|o", "|one\ntwo"],
    ["edit.textEnd", "o|ne\ntwo", "one\ntwo|"],
    ["edit.deleteLeft", "é👍🏽|!", "é|!"],
    ["edit.deleteRight", "|🇩🇪🇫🇷", "|🇫🇷"],
    ["edit.cutWordLeft", "see you-there| now", "see you-| now"],
    ["edit.cutBlankLeft", "see you-there  | now", "see | now"],
    ["edit.cutWordRight", "see| you now", "see| now"],
    ["edit.cutToEnd", "one t|wo\nthree", "one t|\nthree"],
    ["edit.cutToEnd", "one|\ntwo", "one|two"],
    ["edit.cutToStart", "one\ntwo t|hree", "one\n|hree"],
    ["edit.cutToStart", "one\n|two", "one|two"],
    ["edit.swap", "ab|c", "acb|"],
    ["edit.swap", "abc|", "acb|"],
    ["edit.swap", "a\n|b", "a\n|b"],
    ["edit.upper", "|grün tea", "GRÜN| tea"],
    ["edit.capital", "a |zoë b", "a Zoë| b"],
  ])("%s in %j", (name, before, expected) => expect(after(before, name)).toBe(expected));

  test("what is cut in a row is one, and comes back in one piece", () => {
    expect(after("one two three|", "edit.cutBlankLeft", "edit.cutBlankLeft", "edit.paste")).toBe(
      "one two three|",
    );
    expect(
      after("|one two", "edit.cutWordRight", "edit.cutWordRight", "edit.textStart", "edit.paste"),
    ).toBe("one two|");
  });

  test("Alt+Y turns to what was cut before", () => {
    const names: EditAction[] = [
      "edit.cutToEnd",
      "edit.deleteLeft",
      "edit.cutToStart",
      "edit.paste",
    ];
    expect(after("one, |two", ...names)).toBe("one,|");
    expect(after("one, |two", ...names, "edit.pasteOlder")).toBe("two|");
    expect(after("one, |two", ...names, "edit.pasteOlder", "edit.pasteOlder")).toBe("one,|");
    expect(after("one|", "edit.pasteOlder")).toBe("one|");
  });

  test("a word is taken back in one, with what was there before", () => {
    const typed = Array.from("see you").reduce(insert, editorOf("hey "));
    expect(undo(typed).text).toBe("hey see ");
    expect(undo(undo(undo(undo(typed)))).text).toBe("hey ");
  });
});

describe("whatever is done", () => {
  const text = fc.string({
    unit: fc.oneof(
      fc.constantFrom(
        "\n",
        " ",
        "👩‍🌾",
        "👍🏽",
        "🇩🇪",
        "e\u0301",
        "\u200d",
        "\u0301",
        "漢",
        "한",
        "a",
        "ł",
        "\u{1f1e9}",
      ),
      fc.string({ unit: "grapheme", minLength: 1, maxLength: 1 }),
    ),
    maxLength: 30,
  });
  const step = fc.oneof(
    fc.constantFrom(...editActions).map((name) => edits[name]),
    text.map((more) => (editor: Editor) => insert(editor, more)),
    fc.tuple(fc.integer({ min: 2, max: 9 }), fc.constantFrom(1 as const, -1 as const)).map(
      ([width, by]) =>
        (editor: Editor) =>
          stepRow(editor, width, by) ?? editor,
    ),
  );
  const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });
  const boundaries = (words: string) => [
    ...Array.from(graphemes.segment(words), ({ index }) => index),
    words.length,
  ];

  test("the cursor is never within a sign", () => {
    fc.assert(
      fc.property(text, fc.array(step, { maxLength: 20 }), (words, steps) => {
        let editor = editorOf(words);
        for (const next of steps) {
          editor = next(editor);
          expect(boundaries(editor.text)).toContain(editor.at);
        }
      }),
    );
  });

  test("undo leads back to the beginning", () => {
    fc.assert(
      fc.property(text, fc.array(step, { maxLength: 20 }), (words, steps) => {
        let editor = steps.reduce((before, next) => next(before), editorOf(words));
        while (editor.past.length > 0) editor = undo(editor);
        expect(editor.text).toBe(words);
      }),
    );
  });

  test("what is written and deleted again was never there", () => {
    fc.assert(
      fc.property(text, fc.stringMatching(/^[a-z ]{1,8}$/), (words, more) => {
        const before = editorOf(words);
        let editor = insert(before, more);
        for (const _ of more) editor = edits["edit.deleteLeft"](editor);
        expect(seen(editor)).toBe(seen(before));
      }),
    );
  });

  test("rows hold the whole text and none is too wide", () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 4, max: 20 }), (words, width) => {
        const rows = rowsOfText(words, width);
        const whole = rows.map(({ start, end }) => words.slice(start, end)).join("");
        expect(whole).toBe(words.replaceAll("\n", ""));
        for (const { signs } of rows) {
          const wide = signs.reduce((sum, sign) => sum + sign.width, 0);
          if (signs.length > 1) expect(wide).toBeLessThan(width);
        }
      }),
      { examples: [[" ab漢", 4]] },
    );
  });
});

test("rows break at blanks, and Up and Down keep to their cell", () => {
  const editor = given("come and 漢字 see\nus|");
  const rows = rowsOfText(editor.text, 10);
  expect(rows.map(({ start, end }) => editor.text.slice(start, end))).toEqual([
    "come and ",
    "漢字 see",
    "us",
  ]);
  expect(cellOf(rows, editor.at)).toEqual({ row: 2, cell: 2 });
  const up = stepRow(editor, 10, -1)!;
  expect(seen(up)).toBe("come and 漢|字 see\nus");
  const upper = stepRow(up, 10, -1)!;
  expect(seen(upper)).toBe("co|me and 漢字 see\nus");
  expect(stepRow(upper, 10, -1)).toBeNull();
  expect(seen(stepRow(stepRow(upper, 10, 1)!, 10, 1)!)).toBe("come and 漢字 see\nus|");
});

test("a key in five thousand lines costs next to nothing", () => {
  const lines = Array.from({ length: 5000 }, (_, line) => `${line}: what was pasted here`);
  let editor = editorOf(lines.join("\n"));
  rowsOfText(editor.text, 80);
  const begun = performance.now();
  for (let count = 0; count < 20; count += 1) {
    editor = insert(editor, "x");
    rowsOfText(editor.text, 80);
  }
  expect((performance.now() - begun) / 20).toBeLessThan(30);
});
