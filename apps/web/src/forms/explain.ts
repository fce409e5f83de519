import { Refusal, type ErrorCode } from "@parley/protocol";
import type { Words } from "../words/words.tsx";
import type { Problems } from "./submission.ts";

/**
 * What went wrong with a call, put beside the field it is about. A code without a field, or an
 * error without a code, is about the whole form.
 */
export function explain<Field extends string>(
  error: unknown,
  fields: Partial<Record<ErrorCode, Field>>,
  { say, sayError }: Words,
): Problems<Field> {
  if (error instanceof Refusal && error.code === "too_many" && error.retryAfter !== undefined)
    return { form: wait(error.retryAfter, say) } as Problems<Field>;
  const field = error instanceof Refusal ? fields[error.code] : undefined;
  return { [field ?? "form"]: sayError(error) } as Problems<Field>;
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** In whole units of which there are few: codes by text may be waited for until tomorrow. */
function wait(seconds: number, say: Words["say"]): string {
  if (seconds <= 2 * MINUTE) return say("signIn.wait", { count: Math.ceil(seconds) });
  if (seconds <= 2 * HOUR)
    return say("signIn.wait.minutes", { count: Math.ceil(seconds / MINUTE) });
  return say("signIn.wait.hours", { count: Math.ceil(seconds / HOUR) });
}
