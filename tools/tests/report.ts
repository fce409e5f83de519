// Reads vitest's JSON report and says how a run ended, in one line.
import { readFileSync } from "node:fs";

interface Report {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: { status: string; assertionResults: { status: string }[] }[];
}

export interface Tally {
  passed: number;
  failed: number;
  skipped: number;
}

/** A run that ended badly without a failed test (an error outside any test, a crash) counts one. */
export function tally(reportFile: string, exitCode: number): Tally {
  const report = read(reportFile);
  const failed = (report?.numFailedTests ?? 0) + brokenFiles(report);
  return {
    passed: report?.numPassedTests ?? 0,
    failed: exitCode === 0 ? failed : Math.max(failed, 1),
    skipped: (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0),
  };
}

export function closingLine({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}

function read(reportFile: string): Report | null {
  try {
    return JSON.parse(readFileSync(reportFile, "utf8")) as Report;
  } catch {
    return null;
  }
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
