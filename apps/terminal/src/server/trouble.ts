import { Refusal } from "@parley/protocol";
import { Unreachable } from "@parley/client";
import { exit } from "../headless/exit.ts";
import type { Words } from "../words/words.ts";

/** Why something could not be done: what to say of it, and the exit code of a command that ends by it. */
export class Trouble extends Error {
  readonly inWords: (words: Words) => string;
  readonly code: number;

  constructor(inWords: (words: Words) => string, code: number = exit.failed, cause?: unknown) {
    super("Trouble", { cause });
    this.name = "Trouble";
    this.inWords = inWords;
    this.code = code;
  }
}

/** What ends a command, as trouble; null for a defect. */
export function troubleIn(error: unknown): Trouble | null {
  if (error instanceof Trouble) return error;
  if (error instanceof Refusal)
    return new Trouble((words) => sayRefusal(words, error), codeOf(error));
  if (error instanceof Unreachable)
    return error.cause instanceof Trouble ? error.cause : unreachable();
  return null;
}

function unreachable(): Trouble {
  return new Trouble((words) => words.sayError("unreachable"), exit.unavailable);
}

/** With how long to wait, where the server says so. */
export function sayRefusal(words: Words, refusal: Refusal): string {
  const { code, retryAfter: seconds } = refusal;
  const text = code === "not_signed_in" ? words.say("server.signedOut") : words.sayError(refusal);
  if (seconds === undefined) return text;
  const again =
    seconds < 100
      ? words.say("server.again", { count: Math.ceil(seconds) })
      : words.say("server.againMinutes", { count: Math.ceil(seconds / 60) });
  return `${text} ${again}`;
}

function codeOf({ code }: Refusal): number {
  if (code === "not_signed_in") return exit.notSignedIn;
  if (code === "too_many" || code === "slow_down") return exit.later;
  return code === "busy" ? exit.unavailable : exit.failed;
}
