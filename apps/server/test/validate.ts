import { deepStrictEqual } from "node:assert/strict";
import type { z } from "zod";

/** Throws unless `value` is exactly what the schema describes: a field more is a leak. */
export function validate<S extends z.ZodType>(
  schema: S,
  value: unknown,
  what: string,
): z.output<S> {
  const parsed = schema.safeParse(value);
  if (!parsed.success) {
    throw new Error(`${what} breaks the protocol: ${parsed.error.message}`);
  }
  deepStrictEqual(parsed.data, value, `${what} carries more than the protocol describes`);
  return parsed.data;
}
