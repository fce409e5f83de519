import { PassThrough } from "node:stream";
import { doctor, type Surroundings } from "../src/doctor/command.ts";
import type { Finding } from "../src/doctor/finding.ts";

export interface Visit {
  code: number;
  out: string;
}

/** `parley-server doctor …args`, in this process and with this environment alone. */
export async function consult(
  env: Record<string, string>,
  args: string[] = [],
  terminal: { says: string } | null = null,
): Promise<Visit> {
  const stdin = Object.assign(new PassThrough(), { isTTY: terminal !== null });
  const stdout = Object.assign(new PassThrough(), { isTTY: terminal !== null });
  const written: Buffer[] = [];
  stdout.on("data", (chunk: Buffer) => written.push(chunk));
  if (terminal) stdin.end(`${terminal.says}\n`);
  const around = {
    argv: ["node", "parley-server", "doctor", ...args],
    env,
    stdin,
    stdout,
    stderr: stdout,
    loadEnvFile: () => undefined,
  } as unknown as Surroundings;
  const code = await doctor(around);
  return { code, out: Buffer.concat(written).toString() };
}

/** What it finds of these names, as `state: words`. */
export async function findings(env: Record<string, string>, ...names: string[]): Promise<string[]> {
  const { out } = await consult(env, ["--json"]);
  const { checks } = JSON.parse(out) as { checks: Finding[] };
  return checks
    .filter(({ name }) => names.includes(name))
    .map(({ state, words, mend }) => [`${state}: ${words}`, mend ?? []].flat().join(" | "));
}
