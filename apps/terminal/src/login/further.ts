import { Refusal, type FurtherProof } from "@parley/protocol";
import { textCode, type TextedCode } from "./code.ts";
import { isFurther, type Door, type SignedIn } from "./way.ts";

/** A sign-in, with whatever the server wants proved besides. Null: they gave up on that. */
export async function completed(
  door: Door,
  answer: SignedIn | FurtherProof,
): Promise<SignedIn | null> {
  if (!isFurther(answer)) return answer;
  const asked = await asking(door, answer);
  for (;;) {
    const proof = await asked.ask();
    if (!proof) return null;
    try {
      const { challenge } = answer;
      const done = await door.api.call("createToken", { body: { challenge, ...proof } });
      return isFurther(done) ? await completed(door, done) : done;
    } catch (error) {
      if (!asked.isWrong(error)) throw error;
    }
  }
}

interface Asked {
  ask: () => Promise<{ code: string } | { password: string } | null>;
  isWrong: (error: unknown) => boolean;
}

async function asking(door: Door, { challenge, methods }: FurtherProof): Promise<Asked> {
  const hasRecovery = methods.includes("recovery");
  if (methods.includes("sms"))
    return byText(await textCode(door, { challenge, method: "sms" }), door, hasRecovery);
  const { say } = door.words;
  if (!methods.includes("password")) {
    const question = say(methods.includes("totp") ? "login.totp" : "login.recovery");
    return { ask: () => askCode(door, question), isWrong: tellingWrong(door) };
  }
  if (hasRecovery) door.prompt.tell(say("login.password.orRecovery"));
  return { ask: () => askPassword(door, hasRecovery), isWrong: tellingWrong(door) };
}

function byText(code: TextedCode, door: Door, hasRecovery: boolean): Asked {
  if (hasRecovery) door.prompt.tell(door.words.say("login.code.orRecovery"));
  return {
    async ask() {
      const answer = await code.ask();
      return answer && { code: answer.code };
    },
    isWrong: code.isWrong,
  };
}

async function askCode({ prompt }: Door, question: string): Promise<{ code: string } | null> {
  const code = (await prompt.ask(`${question} `)).trim();
  return code === "" ? null : { code };
}

async function askPassword(door: Door, hasRecovery: boolean) {
  const { say } = door.words;
  const password = await door.prompt.ask(`${say("login.password")} `, { hidden: true });
  if (password !== "") return { password };
  return hasRecovery ? askCode(door, say("login.recovery")) : null;
}

/** Tells what is wrong with what was given. What has run out, or met a limit, needs a new beginning. */
function tellingWrong({ prompt, words }: Door) {
  return (error: unknown): boolean => {
    if (!(error instanceof Refusal)) return false;
    const isWrong = ["code_wrong", "wrong_credentials", "malformed"].includes(error.code);
    if (isWrong) prompt.tell(words.say("login.wrong"));
    return isWrong;
  };
}
