import type { ActionName } from "../keys/table.ts";
import { moveTo, remove, replace, undo, type Editor } from "./editor.ts";
import {
  blankStart,
  lineEnd,
  lineStart,
  signEnd,
  signStart,
  wordEnd,
  wordStart,
} from "./graphemes.ts";

export type EditAction = Extract<ActionName, `edit.${string}`>;

/** What the keys of a line do to what is written. An edit that finds nothing to do answers what it was given. */
export const edits: Record<EditAction, (editor: Editor) => Editor> = {
  "edit.left": (editor) => to(editor, signStart),
  "edit.right": (editor) => to(editor, signEnd),
  "edit.wordLeft": (editor) => to(editor, wordStart),
  "edit.wordRight": (editor) => to(editor, wordEnd),
  "edit.lineStart": (editor) => to(editor, lineStart),
  "edit.lineEnd": (editor) => to(editor, lineEnd),
  "edit.textStart": (editor) => to(editor, () => 0),
  "edit.textEnd": (editor) => to(editor, (text) => text.length),
  "edit.deleteLeft": (editor) => remove(editor, signStart(editor.text, editor.at), editor.at),
  "edit.deleteRight": (editor) => remove(editor, editor.at, signEnd(editor.text, editor.at)),
  "edit.cutWordLeft": (editor) => cutFrom(editor, wordStart(editor.text, editor.at)),
  "edit.cutBlankLeft": (editor) => cutFrom(editor, blankStart(editor.text, editor.at)),
  "edit.cutWordRight": (editor) => cutTo(editor, wordEnd(editor.text, editor.at)),
  // At the end of a line it is the line break that goes.
  "edit.cutToEnd": (editor) => {
    const end = lineEnd(editor.text, editor.at);
    return cutTo(editor, end === editor.at ? Math.min(end + 1, editor.text.length) : end);
  },
  "edit.cutToStart": (editor) => {
    const start = lineStart(editor.text, editor.at);
    return cutFrom(editor, start === editor.at ? Math.max(0, start - 1) : start);
  },
  "edit.paste": (editor) => paste(editor, 0, editor.at),
  "edit.pasteOlder": (editor) => {
    if (editor.last.kind !== "paste") return editor;
    return paste(editor, (editor.last.turn + 1) % editor.cuts.length, editor.last.start);
  },
  "edit.swap": swap,
  "edit.upper": (editor) => written(editor, (word) => word.toLocaleUpperCase()),
  "edit.lower": (editor) => written(editor, (word) => word.toLocaleLowerCase()),
  "edit.capital": (editor) =>
    written(editor, (word) => word.toLocaleLowerCase().replace(/\p{L}/u, capital)),
  "edit.undo": undo,
};

export const editActions = Object.keys(edits) as EditAction[];

function to(editor: Editor, where: (text: string, at: number) => number): Editor {
  const at = where(editor.text, editor.at);
  return at === editor.at ? editor : moveTo(editor, at);
}

const cutFrom = (editor: Editor, start: number) => remove(editor, start, editor.at, true);
const cutTo = (editor: Editor, end: number) => remove(editor, editor.at, end, true);

function paste(editor: Editor, turn: number, start: number): Editor {
  const cut = editor.cuts[turn];
  if (cut === undefined) return editor;
  return replace(editor, start, editor.at, cut, { kind: "paste", start, turn });
}

/** The signs around the cursor, or the last two at the end of a line. */
function swap(editor: Editor): Editor {
  const { text, at } = editor;
  const isEnd = at === lineEnd(text, at);
  const middle = isEnd ? signStart(text, at) : at;
  const [start, end] = [signStart(text, middle), signEnd(text, middle)];
  if (start < lineStart(text, at) || start === middle || middle === end) return editor;
  return replace(editor, start, end, text.slice(middle, end) + text.slice(start, middle));
}

function written(editor: Editor, as: (word: string) => string): Editor {
  const end = wordEnd(editor.text, editor.at);
  const word = editor.text.slice(editor.at, end);
  return word === "" ? editor : replace(editor, editor.at, end, as(word));
}

const capital = (letter: string) => letter.toLocaleUpperCase();
