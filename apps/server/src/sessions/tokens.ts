import { createHash, randomBytes } from "node:crypto";

/** 32 random bytes, for one session. Only its hash is ever kept. */
export const newToken = (): string => randomBytes(32).toString("base64url");

/** Null for what cannot be a token. */
export function hashToken(token: string): string | null {
  return /^[\w-]{43}$/.test(token) ? hashOf(token) : null;
}

// A token is random throughout, so that a fast hash is as good as a slow one.
export const hashOf = (token: string): string => createHash("sha256").update(token).digest("hex");
