import { useSyncExternalStore } from "react";

/** The breakpoints of tokens.css, in rem, from the widest down. */
const steps = [
  ["wide", 70],
  ["desktop", 64],
  ["tablet", 40],
] as const;

/** `phone`: one column. `tablet`: the list folded. `desktop`: unfolded. `wide`: details beside. */
export type Width = (typeof steps)[number][0] | "phone";

const queries = steps.map(([name, rem]) => ({ name, query: matchMedia(`(min-width: ${rem}rem)`) }));

export function useWidth(): Width {
  return useSyncExternalStore(subscribe, width);
}

function width(): Width {
  return queries.find(({ query }) => query.matches)?.name ?? "phone";
}

function subscribe(listener: () => void): () => void {
  for (const { query } of queries) query.addEventListener("change", listener);
  return () => {
    for (const { query } of queries) query.removeEventListener("change", listener);
  };
}

const coarse = matchMedia("(pointer: coarse)");

/** Fingers: Enter breaks lines, and there is no hovering. */
export const isTouch = () => coarse.matches;
