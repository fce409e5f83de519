import type { Refusal } from "@parley/protocol";

/** Refused for now alone: the same works in a while, and nothing is to be told to anybody. */
export const isForLater = ({ code }: Refusal): boolean => code === "too_many" || code === "busy";
