import { Refusal } from "@parley/protocol";
import type { Words } from "../words/words.tsx";

/** What went wrong with texting a number: where sign-in speaks of codes, this speaks of texts. */
export function sayTextError(error: unknown, { say, sayError }: Words): string {
  if (error instanceof Refusal) {
    const { code, retryAfter } = error;
    if (code === "phone_country" || code === "phone_kind") return say(`phone.texts.${code}`);
    if (code === "too_many" && retryAfter !== undefined)
      return say("phone.texts.too_many", { count: Math.ceil(retryAfter / 60) });
  }
  return sayError(error);
}
