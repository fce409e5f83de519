import { useEffect, useEffectEvent, useState } from "react";
import type { ReaderProps } from "./readerProps.ts";

/** Nearer to the end than this, more is asked for. */
const nearItems = 10;

/**
 * The item that is chosen, and how to choose another: it stays the same when others come before it. Answers where
 * one came to, which is never beyond the ends.
 */
export function useChosen({
  items,
  ids,
  onNearEnd,
}: Pick<ReaderProps, "items" | "ids" | "onNearEnd">): [number, (index: number) => number] {
  const [kept, keep] = useState({ index: 0, id: "" });
  const moved = ids && kept.index > 0 && ids[kept.index] !== kept.id ? ids.indexOf(kept.id) : -1;
  const last = Math.max(0, items.length - 1);
  const chosen = Math.min(moved === -1 ? kept.index : moved, last);

  function choose(index: number): number {
    const next = Math.max(0, Math.min(last, index));
    keep({ index: next, id: ids?.[next] ?? "" });
    if (index > last || isNear(next)) onNearEnd?.();
    return next;
  }

  const isNear = (index: number) => index > items.length - nearItems;
  // What is asked for may be so little that the end stays near.
  const near = useEffectEvent(() => {
    if (isNear(chosen)) onNearEnd?.();
  });
  useEffect(() => near(), [items.length]);

  return [chosen, choose];
}
