import { errors, type ErrorCode } from "@parley/protocol";

/** The catalogue key for whatever was thrown by a call, or for its code alone. */
export function errorKey(problem: unknown): `error.${ErrorCode | "unreachable"}` {
  const code = typeof problem === "string" ? problem : codeOf(problem);
  return code !== null && Object.hasOwn(errors, code)
    ? `error.${code as ErrorCode}`
    : "error.unreachable";
}

function codeOf(problem: unknown): string | null {
  if (typeof problem !== "object" || problem === null || !("code" in problem)) return null;
  return typeof problem.code === "string" ? problem.code : null;
}
