import { availableParallelism } from "node:os";
import { defineConfig, type TestProjectInlineConfiguration } from "vitest/config";

/** Unit and server tests run first, side by side; the whole system afterwards, one file at a time. */
const FIRST = { groupOrder: 1 };
const LAST = { groupOrder: 2 };

function server(database: "sqlite" | "postgres"): TestProjectInlineConfiguration {
  // A SQLite file serves one node, and several nodes need a Redis between them.
  const hasNodes = database === "postgres" && process.env["PARLEY_TEST_REDIS"] !== undefined;
  const other = database === "sqlite" ? "postgres" : "sqlite";
  return {
    test: {
      name: `server-${database}`,
      root: "apps/server",
      include: ["src/**/*.test.ts", "test/**/*.test.ts"],
      exclude: [`**/*.${other}.test.ts`, ...(hasNodes ? [] : ["**/*.nodes.test.ts"])],
      env: { PARLEY_TEST_DATABASE: database },
      globalSetup: "test/setup.ts",
      isolate: false,
      testTimeout: 20_000,
      hookTimeout: 30_000,
      sequence: FIRST,
    },
  };
}

function unit(name: string, root: string, isolate: boolean): TestProjectInlineConfiguration {
  return {
    test: { name, root, include: ["{src,test}/**/*.test.{ts,tsx}"], isolate, sequence: FIRST },
  };
}

export default defineConfig({
  test: {
    // One less than the cores is vitest's own choice, which leaves a small machine idle half the time;
    // many a test waits for a text, which a number sends one of a second.
    maxWorkers: availableParallelism() + 1,
    projects: [
      unit("protocol", "packages/protocol", false),
      unit("client", "packages/client", false),
      unit("twilio-emulator", "packages/twilio-emulator", false),
      unit("web", "apps/web", true),
      unit("terminal", "apps/terminal", false),
      server("sqlite"),
      ...(process.env["PARLEY_TEST_POSTGRES"] ? [server("postgres")] : []),
      {
        test: {
          name: "e2e",
          root: "e2e",
          include: ["**/*.test.ts"],
          globalSetup: "setup.ts",
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // What a poll waits for is an event, and a busy machine may take its time over it.
          expect: { poll: { timeout: 20_000 } },
          sequence: LAST,
        },
      },
    ],
  },
});
