import { Refusal } from "@parley/protocol";
import { sayRefusal } from "../server/trouble.ts";
import { textCode, type TextedCode } from "./code.ts";
import { completed } from "./further.ts";
import type { Door, SignedIn } from "./way.ts";

/** By a phone that somebody has here already. */
export async function byPhone(door: Door): Promise<SignedIn | null> {
  const texted = await codeByPhone(door, "sign-in");
  if (!texted) return null;
  const { code } = texted;
  for (;;) {
    const answer = await code.ask();
    if (!answer) return null;
    try {
      return await completed(door, await door.api.call("createToken", { body: answer }));
    } catch (error) {
      if (!code.isWrong(error)) throw error;
    }
  }
}

/** Asks for a number until the server sends a code to it. */
export async function codeByPhone(
  door: Door,
  purpose: "sign-in" | "register",
): Promise<{ phone: string; code: TextedCode } | null> {
  for (;;) {
    const phone = await askNumber(door);
    if (phone === null) return null;
    try {
      return { phone, code: await textCode(door, { phone, purpose }) };
    } catch (error) {
      if (!(error instanceof Refusal) || !isAboutNumber(error)) throw error;
      door.prompt.tell(sayRefusal(door.words, error));
    }
  }
}

const isAboutNumber = ({ code }: Refusal): boolean =>
  code.startsWith("phone_") || code === "code_unavailable" || code === "malformed";

/** Begins with +, whichever way it was written; what is a number the server knows. Null: none was given. */
export async function askNumber(door: Door): Promise<string | null> {
  const { prompt, words } = door;
  const { say } = words;
  for (;;) {
    const typed = (await prompt.ask(`${say("login.phone")} `)).trim();
    if (typed === "") return null;
    const given = asNumber(typed);
    if (given?.startsWith("+")) return given;
    if (given === null) {
      prompt.tell(say("login.phone.wrong"));
      continue;
    }
    const country = await askCountry(door);
    if (country !== null) return `+${country}${given}`;
  }
}

/** The digits of a calling code. Null: none was given. */
async function askCountry({ prompt, words: { say } }: Door): Promise<string | null> {
  for (;;) {
    const typed = (await prompt.ask(`${say("login.country")} `)).trim();
    if (typed === "") return null;
    const digits = asNumber(typed)?.replace("+", "") ?? "";
    if (/^[1-9]\d{0,2}$/.test(digits)) return digits;
    prompt.tell(say("login.country.wrong"));
  }
}

/** Without what people write between the digits; null when it is something else. */
function asNumber(typed: string): string | null {
  const plain = typed.normalize("NFKC").replaceAll(/[\s()./-]/g, "");
  if (!/^\+?\d{1,20}$/.test(plain)) return null;
  return plain.replace(/^00/, "+");
}
