import type { ChallengePurpose, FurtherProof, Me, StartedChallenge } from "@parley/protocol";
import type { Running } from "./running.ts";
import type { Visitor } from "./visitor.ts";

/** A simulated phone in somebody's hand: codes are read off it, as a person would. */
export interface TestPhone {
  readonly number: string;
  /** Asks for a code with this number. */
  ask(visitor: Visitor, purpose: ChallengePurpose): Promise<StartedChallenge>;
  /** The code of the next text that has not been read. */
  code(): Promise<string>;
  /** Passes over what came and was not read. */
  skip(): void;
  /** Asks, and reads the code that comes. */
  prove(visitor: Visitor, purpose: ChallengePurpose): Promise<{ challenge: string; code: string }>;
  /** A fresh proof of somebody who has this number and nothing else. */
  confirm(visitor: Visitor): Promise<{ currentChallenge: string; currentCode: string }>;
  /** Texts that came so far, read or not. */
  readonly texts: string[];
}

export function phone({ parts }: Running, number: string): TestPhone {
  const { handsets } = parts.twilio.emulator!;
  let read = 0;
  const texts = () => handsets.texts(number).map((text) => text.body);
  const one: TestPhone = {
    number,
    get texts() {
      return texts();
    },
    ask: (visitor, purpose) =>
      visitor.call("createChallenge", { body: { phone: number, purpose } }),
    async code() {
      const next = read++;
      const { promise, resolve } = Promise.withResolvers<void>();
      const arrived = () => texts().length > next && resolve();
      const stop = handsets.watch(arrived);
      arrived();
      await promise;
      stop();
      const code = /\b\d{6}\b/.exec(texts()[next]!);
      if (!code) throw new Error("A text without a code came.");
      return code[0];
    },
    skip() {
      read = texts().length;
    },
    async prove(visitor, purpose) {
      const { challenge } = await one.ask(visitor, purpose);
      return { challenge, code: await one.code() };
    },
    async confirm(visitor) {
      const { challenge, code } = await one.prove(visitor, "confirm");
      return { currentChallenge: challenge, currentCode: code };
    },
  };
  return one;
}

/** Another code of the same form. */
export const wrong = (code: string): string => String((Number(code) + 1) % 1e6).padStart(6, "0");

/** Who is signed in now; throws when more proof is asked for. */
export function signedIn(answer: Me | FurtherProof): Me {
  if ("methods" in answer) throw new Error(`more is asked for: ${answer.methods.join(", ")}`);
  return answer;
}

/** What more is asked for; throws when nothing is. */
export function more(answer: object): FurtherProof {
  if (!("methods" in answer)) throw new Error("nothing more is asked for");
  return answer as FurtherProof;
}
