import { useState } from "react";
import { useKeys } from "../keys/router.tsx";
import type { Typed } from "../keys/typed.ts";
import type { ActionName, Where } from "../keys/table.ts";
import { actions } from "../keys/table.ts";
import { editActions, edits, type EditAction } from "../readline/edits.ts";
import { editorOf, insert, type Editor } from "../readline/editor.ts";

interface Acts {
  onEnter?: (text: string) => void;
  onEscape?: () => void;
  /** Keys of the place it stands in. */
  handlers?: Partial<Record<ActionName, () => void | false>>;
}

/** One line to type in, with the keys of the composer. */
export function useField(
  where: Where,
  begun: string,
  { onEnter, onEscape, handlers = {} }: Acts,
): Pick<Editor, "text" | "at"> {
  const [editor, setEditor] = useState(() => editorOf(begun));

  function take(typed: Typed): void {
    if (typed.chord === "enter") return onEnter?.(editor.text);
    if (typed.chord === "escape") return onEscape?.();
    const edit = editOf(typed.chord);
    if (edit) setEditor(edits[edit]);
    else if (typed.text !== "")
      setEditor((before) => insert(before, typed.text.replace(/\s+/g, " ")));
  }

  useKeys(where, handlers, { otherwise: take });
  return editor;
}

function editOf(chord: string): EditAction | undefined {
  if (chord === "") return undefined;
  return editActions.find((action) => (actions[action].keys as readonly string[]).includes(chord));
}
