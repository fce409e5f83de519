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
    return { form: say("signIn.wait", { count: Math.ceil(error.retryAfter) }) } as Problems<Field>;
  const field = error instanceof Refusal ? fields[error.code] : undefined;
  return { [field ?? "form"]: sayError(error) } as Problems<Field>;
}
