import { email, Refusal } from "@parley/protocol";

/** An address as it is kept; null where none was given. */
export function readEmail(given: string | null | undefined): string | null {
  if (given === null || given === undefined) return null;
  const read = email.safeParse(given);
  if (!read.success) throw new Refusal("email_invalid");
  return read.data;
}
