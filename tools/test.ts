// Runs the tests: `npm test`, or `npm test -- --project protocol` with any of vitest's own options.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { build } from "./build.ts";
import { finished, start, type Environment } from "./command.ts";
import { startServices } from "./services/services.ts";
import {
  closingLine,
  durationLine,
  NO_TESTS,
  readTally,
  TALLY_FILE,
  type Tally,
} from "./tests/tally.ts";

/** A run that hangs ends by this. It measures nothing: on a slow machine a run may take long, and be right. */
const LIMIT_MS = 40 * 60_000;

const started = performance.now();
const outcome = await test().catch((error: unknown): Tally => {
  console.error(error instanceof Error ? error.message : error);
  return { ...NO_TESTS, failed: 1 };
});
console.log(`\n${durationLine(performance.now() - started)}`);
console.log(closingLine(outcome));
process.exitCode = outcome.failed > 0 ? 1 : 0;

async function test(): Promise<Tally> {
  if (includesBrowsers()) await build();
  const services = await startServices();
  try {
    for (const name of [...services.missing, ...services.forbidden])
      console.log(`${name} cannot be had here: its tests are skipped.`);
    const result = await vitest(services.env);
    // A person may do without; a build server that tests less than everything has failed.
    if (process.env["CI"]) result.failed += services.missing.length;
    return result;
  } finally {
    await services.stop();
  }
}

function includesBrowsers(): boolean {
  const options = { project: { type: "string", multiple: true } } as const;
  const { project } = parseArgs({ options, strict: false, allowPositionals: true }).values;
  return project === undefined || project.includes("e2e");
}

async function vitest(env: Environment): Promise<Tally> {
  const folder = mkdtempSync(join(tmpdir(), "parley-tests-"));
  const tallyFile = join(folder, "tally.json");
  const reporters = ["--reporter=default", "--reporter=./tools/tests/reporter.ts"];
  const child = start("vitest", ["run", ...reporters, ...process.argv.slice(2)], {
    ...env,
    [TALLY_FILE]: tallyFile,
  });

  // The terminal gives Ctrl-C to vitest as well; what is left to do here is to outlive it.
  process.on("SIGINT", () => {});
  process.on("SIGTERM", () => child.kill("SIGTERM"));
  const limit = setTimeout(() => {
    console.error(`The tests took more than ${LIMIT_MS / 60_000} minutes and were ended.`);
    child.kill("SIGTERM");
  }, LIMIT_MS);

  const code = await finished(child);
  clearTimeout(limit);
  const tally = readTally(tallyFile, code);
  rmSync(folder, { recursive: true, force: true });
  return tally;
}
