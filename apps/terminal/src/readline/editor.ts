import { betweenSigns } from "./graphemes.ts";

/** A text that is being written. Nothing in here is ever changed: each edit answers another one. */
export interface Editor {
  readonly text: string;
  /** Where the cursor is, in UTF-16 units; always between two signs. */
  readonly at: number;
  /** The cell that Up and Down keep to, as long as nothing else moves the cursor. */
  readonly column: number | null;
  readonly past: readonly Moment[];
  /** What was cut, the last one first. */
  readonly cuts: readonly string[];
  readonly last: Last;
}

interface Moment {
  text: string;
  at: number;
}

/** What the last edit was: cuts in a row are one, and so are letters of a word. */
export type Last =
  | { kind: "move" }
  | { kind: "letters" }
  | { kind: "cut" }
  | { kind: "paste"; start: number; turn: number };

const moved: Last = { kind: "move" };
/** How far undo reaches back, in edits and in characters. */
const mostMoments = 200;
const mostKept = 2_000_000;
const mostCuts = 20;

export function editorOf(text: string, at = text.length, cuts: readonly string[] = []): Editor {
  return { text, at: betweenSigns(text, at), column: null, past: [], cuts, last: moved };
}

/** The cursor elsewhere. */
export function moveTo(editor: Editor, at: number, column: number | null = null): Editor {
  return { ...editor, at: betweenSigns(editor.text, at), column, last: moved };
}

export function insert(editor: Editor, text: string): Editor {
  if (text === "") return editor;
  // A word and the blank after it are taken back together.
  const isLetter = /^[^\s]$/u.test(text);
  const joins = editor.last.kind === "letters" && isLetter;
  const end = editor.at + text.length;
  return changed(editor, editor.at, editor.at, text, end, {
    last: isLetter ? { kind: "letters" } : moved,
    joins,
  });
}

/** Without what stands between two places; `keep` puts it among what was cut. */
export function remove(editor: Editor, start: number, end: number, keep = false): Editor {
  if (start >= end) return editor;
  const removed = editor.text.slice(start, end);
  const next = changed(editor, start, end, "", start, { last: keep ? { kind: "cut" } : moved });
  if (!keep) return next;
  const [newest = "", ...older] = editor.cuts;
  if (editor.last.kind !== "cut")
    return { ...next, cuts: [removed, ...editor.cuts].slice(0, mostCuts) };
  const joined = end === editor.at && start < editor.at ? removed + newest : newest + removed;
  return { ...next, cuts: [joined, ...older] };
}

/** Other text in the place of a stretch; the cursor comes to stand behind it. */
export function replace(
  editor: Editor,
  start: number,
  end: number,
  text: string,
  last: Last = moved,
): Editor {
  return changed(editor, start, end, text, start + text.length, { last });
}

export function undo(editor: Editor): Editor {
  const before = editor.past.at(-1);
  if (!before) return editor;
  return { ...editor, ...before, column: null, past: editor.past.slice(0, -1), last: moved };
}

function changed(
  editor: Editor,
  start: number,
  end: number,
  put: string,
  at: number,
  { last, joins = false }: { last: Last; joins?: boolean },
): Editor {
  const text = editor.text.slice(0, start) + put + editor.text.slice(end);
  const past = joins ? editor.past : remembered(editor);
  return { ...editor, text, at: betweenSigns(text, at), column: null, past, last };
}

function remembered({ past, text, at }: Editor): readonly Moment[] {
  const all = [...past, { text, at }].slice(-mostMoments);
  let kept = 0;
  const first = all.findLastIndex((moment) => (kept += moment.text.length) > mostKept);
  return all.slice(Math.min(first + 1, all.length - 1));
}
