import type { Id } from "@parley/protocol";
import type { Kysely } from "kysely";
import { Secret, TOTP } from "otpauth";
import type { Tables } from "../database/tables.ts";
import { totpOf, spendStep } from "./queries.ts";

const PERIOD_SECONDS = 30;
// RFC 6238: what authenticator apps make of a secret that says nothing else.
const kind = { algorithm: "SHA1", digits: 6, period: PERIOD_SECONDS };
/** Steps a phone's clock may be off, either way. */
const WINDOW = 1;
const SECRET_BYTES = 20;

export const newSecret = (): string => new Secret({ size: SECRET_BYTES }).base32;

/** What an authenticator app reads from a QR code. */
export function uriOf(secret: string, { issuer, label }: { issuer: string; label: string }) {
  return new TOTP({ ...kind, issuer, label, secret }).toString();
}

/** The 30-second step in which the secret makes this code, now or a step away; null for a wrong one. */
export function stepOf(secret: string, digits: string, nowMs: number): number | null {
  const totp = new TOTP({ ...kind, secret });
  const delta = totp.validate({ token: digits, timestamp: nowMs, window: WINDOW });
  return delta === null ? null : totp.counter({ timestamp: nowMs }) + delta;
}

/** Whether it is a code of this person's app. A step is good once: nobody signs in by what they overheard. */
export async function takeTotp(
  db: Kysely<Tables>,
  person: Id,
  digits: string,
  nowMs: number,
): Promise<boolean> {
  const secret = (await totpOf(db, person))?.secret;
  if (!secret) return false;
  const step = stepOf(secret, digits, nowMs);
  return step !== null && spendStep(db, { person, secret, step });
}
