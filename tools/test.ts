// Runs the tests: `npm test`, or `npm test -- --project protocol` with any of vitest's own options.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { build } from "./build.ts";
import { finished, start } from "./command.ts";
import { startServices } from "./services/services.ts";

/** What a run may take on two cores; one that hangs fails instead. */
const LIMIT_MS = 14 * 60_000;

interface Report {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: { status: string; assertionResults: { status: string }[] }[];
}

try {
  process.exitCode = await test();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  console.log("\n0 passed, 1 failed");
  process.exitCode = 1;
}

async function test(): Promise<number> {
  if (includesBrowsers()) await build();
  const services = await startServices();
  const folder = mkdtempSync(join(tmpdir(), "parley-tests-"));
  try {
    for (const name of services.missing)
      console.log(`${name} cannot be had here: its tests are skipped.`);
    if (services.missing.length > 0 && process.env["CI"]) throw new Error("In CI every test runs.");
    return await vitest(join(folder, "report.json"), services.env);
  } finally {
    rmSync(folder, { recursive: true, force: true });
    await services.stop();
  }
}

function includesBrowsers(): boolean {
  const options = { project: { type: "string", multiple: true } } as const;
  const { project } = parseArgs({ options, strict: false, allowPositionals: true }).values;
  return project === undefined || project.includes("e2e");
}

async function vitest(
  reportFile: string,
  env: Record<string, string | undefined>,
): Promise<number> {
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${reportFile}`];
  const child = start("vitest", ["run", ...reporters, ...process.argv.slice(2)], env);
  // Ctrl-C reaches vitest by itself; staying alive until it has ended is what is left to do.
  const forward = (signal: NodeJS.Signals) => child.kill(signal);
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, forward);
  const limit = setTimeout(() => {
    console.error(`The tests took more than ${LIMIT_MS / 60_000} minutes and were ended.`);
    child.kill("SIGKILL");
  }, LIMIT_MS);

  const code = await finished(child);
  clearTimeout(limit);
  console.log(`\n${closingLine(read(reportFile), code)}`);
  return code;
}

function read(reportFile: string): Report | null {
  try {
    return JSON.parse(readFileSync(reportFile, "utf8")) as Report;
  } catch {
    return null;
  }
}

function closingLine(report: Report | null, code: number): string {
  const passed = report?.numPassedTests ?? 0;
  const skipped = (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0);
  let failed = (report?.numFailedTests ?? 0) + brokenFiles(report);
  // An error outside any test fails the run too, and has to be seen in this line.
  if (code !== 0) failed = Math.max(failed, 1);
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}

/** Files that failed before or beside their tests: an import, a hook. */
function brokenFiles(report: Report | null): number {
  const broken = report?.testResults.filter(
    (file) =>
      file.status === "failed" &&
      !file.assertionResults.some((assertion) => assertion.status === "failed"),
  );
  return broken?.length ?? 0;
}
