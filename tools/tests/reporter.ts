// Counts tests as vitest runs them, file by file, so that even a run that is cut short is counted.
import type { Reporter, TestModule } from "vitest/node";
import { NO_TESTS, writeTally } from "./tally.ts";

export default class Counter implements Reporter {
  readonly #tally = { ...NO_TESTS };

  onTestModuleEnd(file: TestModule): void {
    for (const test of file.children.allTests()) {
      const { state } = test.result();
      if (state !== "pending") this.#tally[state] += 1;
    }
    if (brokeOutsideItsTests(file)) this.#tally.failed += 1;
    writeTally(this.#tally);
  }
}

/** In an import, or in a hook of the whole file or of a group. */
function brokeOutsideItsTests(file: TestModule): boolean {
  return [file, ...file.children.allSuites()].some((part) => part.errors().length > 0);
}
