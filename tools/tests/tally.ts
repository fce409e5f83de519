// How many tests passed, failed and were skipped, handed from vitest's process to ours in a file.
import { readFileSync, writeFileSync } from "node:fs";

/** The variable that names the file. */
export const TALLY_FILE = "PARLEY_TEST_TALLY";

export interface Tally {
  passed: number;
  failed: number;
  skipped: number;
}

export const NO_TESTS: Tally = { passed: 0, failed: 0, skipped: 0 };

export function writeTally(tally: Tally): void {
  const tallyFile = process.env[TALLY_FILE];
  if (tallyFile) writeFileSync(tallyFile, JSON.stringify(tally));
}

/** A run that ended badly without a failed test (an error outside any test, a crash) counts one. */
export function readTally(tallyFile: string, exitCode: number): Tally {
  const tally = read(tallyFile);
  return exitCode === 0 ? tally : { ...tally, failed: Math.max(tally.failed, 1) };
}

export function closingLine({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}

export function durationLine(ms: number): string {
  const seconds = Math.round(ms / 1000);
  return `All of it took ${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

function read(tallyFile: string): Tally {
  try {
    return JSON.parse(readFileSync(tallyFile, "utf8")) as Tally;
  } catch {
    return { ...NO_TESTS };
  }
}
