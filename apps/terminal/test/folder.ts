import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";

/** A folder of the test's own. */
export function ownFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "parley-terminal-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
