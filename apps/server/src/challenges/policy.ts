import type { ProofMethod, SecondFactor } from "@parley/protocol";

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;

/** Twilio Verify's default. */
export const DIGITS = 6;
/** How long a code is good. Verify would take it for twice as long. */
export const LIFE_MS = 5 * MINUTE_MS;
/** Verify sends the same code again within this time, and makes a new one after it. */
const SAME_CODE_MS = 10 * MINUTE_MS;
const RESEND_AFTER_MS = [30, 60, 120, 300].map((seconds) => seconds * SECOND_MS);

/** How long after the `sends`-th text the next may go. */
export function waitAfter(sends: number): number {
  if (sends === 0) return 0;
  return RESEND_AFTER_MS[Math.min(sends, RESEND_AFTER_MS.length) - 1]!;
}

/** Until when a challenge is good whose code is sent again now. */
export function prolonged(createdAt: number, nowMs: number): number {
  return Math.min(createdAt + SAME_CODE_MS, nowMs + LIFE_MS);
}

export type FirstProof = "password" | "phone";

export interface Account {
  hasPassword: boolean;
  secondFactor: SecondFactor | null;
  recoveryCodes: number;
}

/**
 * What has to follow a right first proof; nothing when it is enough. A code by text alone never
 * opens an account that has a password or an authenticator app: a number can be taken over.
 */
export function methodsAfter(first: FirstProof, account: Account): ProofMethod[] {
  const second = secondAfter(first, account);
  if (second === null) return [];
  return account.recoveryCodes > 0 ? [second, "recovery"] : [second];
}

function secondAfter(first: FirstProof, { hasPassword, secondFactor }: Account) {
  if (secondFactor === "totp") return "totp";
  if (first === "password") return secondFactor;
  return hasPassword ? "password" : null;
}

/** What a code is, by its form: the texted and the app's are digits, recovery codes are longer. */
export function formOf(code: string): "digits" | "recovery" | null {
  const plain = code.replaceAll(/[\s-]/g, "");
  if (/^\d{6}$/.test(plain)) return "digits";
  return /^[0-9a-z]{16}$/i.test(plain) ? "recovery" : null;
}

/** The digits of a code as it was typed; null when it cannot be one. */
export function digitsOf(code: string): string | null {
  return formOf(code) === "digits" ? code.replaceAll(/[\s-]/g, "") : null;
}
