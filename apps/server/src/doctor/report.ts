import { counted, type Finding, type State } from "./finding.ts";

const marks: Record<State, string> = { ok: "✓", warn: "!", wrong: "✗" };

/** One line each, and below it what to do. */
export function inWords(findings: readonly Finding[]): string {
  const lines = findings.flatMap(({ name, state, words, mend }) => [
    `${marks[state]} ${name}: ${words}`,
    ...(mend === undefined ? [] : [`    ${mend}`]),
  ]);
  return `${lines.join("\n")}\n\n${summary(findings)}\n`;
}

/** For scripts. */
export function inJson(findings: readonly Finding[]): string {
  return `${JSON.stringify({ ok: isWell(findings), checks: findings }, null, 2)}\n`;
}

export const isWell = (findings: readonly Finding[]): boolean =>
  findings.every(({ state }) => state !== "wrong");

function summary(findings: readonly Finding[]): string {
  const count = (state: State) => findings.filter((finding) => finding.state === state).length;
  const [bad, odd] = [count("wrong"), count("warn")];
  const looks =
    odd === 0 ? "" : `${counted(odd, "thing")} ${odd === 1 ? "deserves" : "deserve"} a look (!)`;
  if (bad === 0) return looks === "" ? "Nothing is wrong." : `Nothing is wrong; ${looks}.`;
  const wrong = `${counted(bad, "thing")} ${bad === 1 ? "is" : "are"} wrong (✗)`;
  return looks === "" ? `${wrong}.` : `${wrong}; ${looks}.`;
}
