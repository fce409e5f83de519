import { limits, Refusal, type ChallengePurpose, type StartedChallenge } from "@parley/protocol";
import { sayRefusal } from "../server/trouble.ts";
import type { Door } from "./way.ts";

/** A code by text that somebody is to type in. */
export interface TextedCode {
  /** Null when nothing was typed: they would rather do something else. */
  ask: () => Promise<CodeAnswer | null>;
  /** What a refusal says of the code is told. True: another try is worth it. */
  isWrong: (error: unknown) => boolean;
}

export interface CodeAnswer {
  challenge: string;
  code: string;
}

type Sending = { phone: string; purpose: ChallengePurpose } | { challenge: string; method: "sms" };

/** Has a code sent. Throws what the server refuses that with. */
export async function textCode(door: Door, sending: Sending): Promise<TextedCode> {
  const { api, prompt, words } = door;
  const { say } = words;
  let started = await api.call("createChallenge", { body: sending });
  let resendAtMs = resendTime(started);
  let tries: number = limits.codeTries;
  prompt.tell(say("login.code.sent", { count: Math.ceil(started.expiresIn / 60) }));
  return { ask, isWrong };

  async function ask(): Promise<CodeAnswer | null> {
    for (;;) {
      const typed = (await prompt.ask(`${say("login.code")} `)).trim();
      if (typed === "") return null;
      if (typed.toLowerCase() === "r") await resend();
      else if (tries <= 0) prompt.tell(say("login.code.over"));
      else return { challenge: started.challenge, code: digitsIn(typed) };
    }
  }

  function isWrong(error: unknown): boolean {
    if (!(error instanceof Refusal)) return false;
    if (error.code === "code_wrong") {
      tries--;
      prompt.tell(tries > 0 ? say("login.code.wrong", { count: tries }) : say("login.code.over"));
      return true;
    }
    if (error.code !== "code_expired") return false;
    tries = 0;
    prompt.tell(say("login.code.expired"));
    return true;
  }

  async function resend(): Promise<void> {
    const waitSeconds = Math.ceil((resendAtMs - Date.now()) / 1000);
    if (waitSeconds > 0 && tries > 0)
      return prompt.tell(say("login.code.wait", { count: waitSeconds }));
    try {
      // One that takes no more answers is not sent again: the number gets a new one instead.
      const isAnew = tries <= 0 || !("phone" in sending);
      const body = isAnew ? sending : { challenge: started.challenge };
      started = await api.call("createChallenge", { body });
      resendAtMs = resendTime(started);
      tries = limits.codeTries;
      prompt.tell(say("login.code.again"));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      prompt.tell(sayRefusal(words, error));
    }
  }
}

const resendTime = ({ resendIn }: StartedChallenge): number => Date.now() + resendIn * 1000;

/** Whole texts are copied, too. */
function digitsIn(typed: string): string {
  return /\b\d{3}[\s-]?\d{3}\b/.exec(typed)?.[0] ?? typed;
}
