import { useState } from "react";
import { editorOf, type Editor } from "../readline/editor.ts";
import type { History } from "../readline/history.ts";
import type { Field } from "./useField.ts";

interface Past {
  /** What was being written before one went back. */
  draft: string;
  entries: readonly string[];
  index: number;
  /** What is shown now; once it is changed it is a draft like any other. */
  shown: Editor;
}

/** Ctrl+P and Ctrl+N: what was written before, and back again to what is being written. */
export function usePast(field: Field, history: Pick<History, "entries" | "add">) {
  const [past, setPast] = useState<Past | null>(null);

  function show(index: number, from: Omit<Past, "index" | "shown">): void {
    const text = from.entries[index] ?? from.draft;
    const shown = editorOf(text, text.length, field.now().cuts);
    field.change(() => shown);
    setPast({ ...from, index, shown });
  }

  /** False when there is nothing before. */
  function earlier(): boolean {
    const now = field.now();
    const from =
      past?.shown === now ? past : { draft: now.text, entries: history.entries(), index: -1 };
    if (from.index + 1 >= from.entries.length) return false;
    show(from.index + 1, { draft: from.draft, entries: from.entries });
    return true;
  }

  function later(): boolean {
    if (past === null || past.index < 0 || past.shown !== field.now()) return false;
    show(past.index - 1, { draft: past.draft, entries: past.entries });
    return true;
  }

  return { earlier, later };
}
