import { Refusal, type FurtherProof, type Id, type ProofMethod } from "@parley/protocol";
import { takeRecoveryCode } from "../factors/recovery.ts";
import { takeTotp } from "../factors/totp.ts";
import type { Parts } from "../parts.ts";
import type { Proven } from "../people/account.ts";
import { isPasswordOf } from "../people/check-credentials.ts";
import { loadMe } from "../people/load.ts";
import { begin } from "./begin.ts";
import { compareTexted, takeTry, wrongCode } from "./check.ts";
import { digitsOf, formOf, LIFE_MS, methodsAfter, type FirstProof } from "./policy.ts";
import { consume, type ChallengeRow } from "./queries.ts";

/** What must follow a first proof that was right; null when it was enough. */
export async function furtherProofOf(
  parts: Parts,
  who: Proven,
  first: FirstProof,
  device: string | null = null,
): Promise<FurtherProof | null> {
  const methods = methodsAfter(first, await loadMe(parts.database.db, who.id));
  if (methods.length === 0) return null;
  const given = { purpose: "second-factor", person_id: who.id, proved: first, device } as const;
  const { secret } = await begin(parts, given, who);
  return { challenge: secret, methods, expiresIn: LIFE_MS / 1000 };
}

export type FurtherAnswer =
  | { challenge: string; code: string }
  | { challenge: string; password: string };

/**
 * Throws unless this proves the rest of that person's sign-in. Wrong answers are counted over all of
 * an account's sign-ins: whoever has the first proof could begin ever new ones.
 */
export async function proveFurther(parts: Parts, person: Id, answer: FurtherAnswer): Promise<void> {
  const { database, limits } = parts;
  await limits.spend("second-factor.account", person);
  const row = await takeTry(parts, answer.challenge, "second-factor");
  const methods = methodsAfter(row.proved!, await loadMe(database.db, person));
  await compare(parts, row, methods, answer);
  if (!(await consume(database.db, row.id))) throw new Refusal("code_expired");
  await limits.clear("second-factor.account", person);
}

async function compare(
  parts: Parts,
  row: ChallengeRow,
  methods: ProofMethod[],
  answer: FurtherAnswer,
): Promise<void> {
  const { database, now } = parts;
  const person = row.person_id!;
  if ("password" in answer) {
    const isRight = await isPasswordOf(parts, person, answer.password);
    if (isRight && methods.includes("password")) return;
    throw new Refusal("wrong_credentials", { message: "That is not the password." });
  }
  const { code } = answer;
  const digits = digitsOf(code);
  if (digits !== null && methods.includes("sms")) return compareTexted(parts, row, digits);
  const isRight =
    digits !== null
      ? methods.includes("totp") && (await takeTotp(database.db, person, digits, now()))
      : formOf(code) === "recovery" &&
        methods.includes("recovery") &&
        (await takeRecoveryCode(parts, person, code));
  if (!isRight) throw wrongCode(row.tries_left);
}
