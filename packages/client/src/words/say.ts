import type { english } from "./en.ts";
import type { Given } from "./entry.ts";

type English = typeof english;

/** The words of a key that every face has: `say("deliveries.readers", {count: 3})`. */
export type Say = <K extends keyof English>(
  key: K,
  ...given: Given<English[K], string | number>
) => string;
