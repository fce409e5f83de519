import { Refusal, errorReply } from "@parley/protocol";

/**
 * What a reply refuses with; null when it refuses nothing. A code that only a newer server knows
 * comes as `internal`, in the server's words.
 */
export function refusalIn(reply: unknown): Refusal | null {
  const known = errorReply.safeParse(reply);
  if (known.success) return Refusal.fromReply(known.data);
  const message = (reply as { error?: { message?: unknown } } | null | undefined)?.error?.message;
  return typeof message === "string" ? new Refusal("internal", { message }) : null;
}
