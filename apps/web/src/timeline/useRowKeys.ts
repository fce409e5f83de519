import { useCallback, useState, type KeyboardEvent } from "react";
import type { Row } from "@parley/client";

export interface RowKeys {
  /** The row that Tab leads to. */
  entry: number;
  press: (event: KeyboardEvent) => void;
  /** The row of that key has been focused. */
  enter: (key: string) => void;
}

/** One row at a time is in the Tab order; the arrows, Home and End move from message to message. */
export function useRowKeys(
  rows: readonly Row[],
  /** Brings a row on screen if it is not. */
  bring: (index: number) => void,
): RowKeys {
  const [key, setKey] = useState<string | null>(null);
  const found = rows.findIndex((row) => row.key === key);
  const entry = found === -1 ? rows.findLastIndex((row) => row.kind === "said") : found;

  const press = useCallback(
    (event: KeyboardEvent) => {
      // Only from a row itself: a control in it has keys of its own.
      if (!(event.target instanceof HTMLElement) || event.target.dataset["row"] === undefined)
        return;
      const next = target(rows, entry, event);
      if (next === -1) return;
      event.preventDefault();
      setKey(rows[next]!.key);
      bring(next);
      requestAnimationFrame(() => focusRow(rows[next]!.key));
    },
    [rows, entry, bring],
  );

  return { entry, press, enter: setKey };
}

function target(rows: readonly Row[], from: number, event: KeyboardEvent): number {
  if (event.altKey || event.ctrlKey || event.metaKey) return -1;
  switch (event.key) {
    case "ArrowUp":
      return rows.findLastIndex((row, index) => row.kind === "said" && index < from);
    case "ArrowDown":
      return rows.findIndex((row, index) => row.kind === "said" && index > from);
    case "Home":
      return rows.findIndex((row) => row.kind === "said");
    case "End":
      return rows.findLastIndex((row) => row.kind === "said");
    default:
      return -1;
  }
}

function focusRow(key: string): void {
  const row = document.querySelector<HTMLElement>(`[data-row="${CSS.escape(key)}"]`);
  row?.focus({ preventScroll: true });
}
