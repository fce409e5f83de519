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

export interface Returned {
  sent: number;
  proved: number;
}

/**
 * Whether codes go out for their price alone. People mistype numbers and change their minds, but more
 * than one in five codes comes back; of those that are sent to be paid for, none does.
 */
export const arePumped = ({ sent, proved }: Returned, enough: number): boolean =>
  sent >= enough && proved * 5 < sent;

const ALARM_SAMPLE = 20;

/** Whether the operator is to look: of a fair number of codes fewer than a third came back. */
export const haveFallen = ({ sent, proved }: Returned): boolean =>
  sent >= ALARM_SAMPLE && proved * 3 < sent;

/** Whether all is well again: not at the first code that makes a third, or it would be said every minute. */
export const haveRecovered = ({ sent, proved }: Returned): boolean =>
  sent < ALARM_SAMPLE / 2 || proved * 2 >= sent;

/** A fraction of a second in a browser, some seconds on an old phone. */
const WORK_BITS = 18;
const MOST_WORK_BITS = 21;

/** The work a code costs, in zero bits: twice as much for each doubling of what did not come back. Null: none. */
export function workFor(unproved: number, allowed: number): number | null {
  if (unproved < allowed) return null;
  const doublings = Math.floor(Math.log2(unproved / Math.max(1, allowed)));
  return Math.min(MOST_WORK_BITS, WORK_BITS + doublings);
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
