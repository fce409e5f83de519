import { limits, Refusal } from "@parley/protocol";
import { useState } from "react";

/** How many answers a challenge still takes, as far as this page has seen. */
export interface Tries {
  left: number;
  /** To be called with what an answer was refused with. */
  spend: (error: unknown) => void;
  reset: () => void;
}

export function useTries(): Tries {
  const [left, setLeft] = useState<number>(limits.codeTries);
  return {
    left,
    spend: (error) => setLeft((before) => afterwards(before, error)),
    reset: () => setLeft(limits.codeTries),
  };
}

/** What is left of so many after a refusal. */
export function afterwards(left: number, error: unknown): number {
  if (!(error instanceof Refusal)) return left;
  if (error.code === "code_expired") return 0;
  const isSpent = error.code === "code_wrong" || error.code === "wrong_credentials";
  return isSpent ? left - 1 : left;
}
