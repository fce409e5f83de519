import { createApi, type Api } from "@parley/client";
import type { FurtherProof, Me } from "@parley/protocol";
import { fetchFrom } from "../server/fetch.ts";
import type { Words } from "../words/words.ts";
import type { Prompt } from "./prompt.ts";

/** What the ways of signing in have at hand. */
export interface Door {
  api: Api;
  prompt: Prompt;
  words: Words;
  /** The server's origin. */
  server: string;
}

export interface SignedIn {
  token: string;
  me: Me;
}

/** Null: back to where one chooses a way; why has been said. */
export type Way = (door: Door) => Promise<SignedIn | null>;

export function doorOf(server: string, prompt: Prompt, words: Words): Door {
  return {
    api: createApi({ url: server, fetch: fetchFrom(server, prompt.signal) }),
    prompt,
    words,
    server,
  };
}

export const isFurther = (answer: SignedIn | FurtherProof): answer is FurtherProof =>
  "methods" in answer;
