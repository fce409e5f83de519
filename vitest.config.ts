import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { defineConfig, type TestProjectInlineConfiguration } from "vitest/config";

/** Unit and server tests run first, side by side; the whole system afterwards, one file at a time. */
const FIRST = { groupOrder: 1 };
const LAST = { groupOrder: 2 };

/** Starting a server, or the thread of its database, is mostly compiling, and the tests start many. */
const NODE_COMPILE_CACHE = fileURLToPath(
  new URL("node_modules/.cache/parley/compile", import.meta.url),
);

/** What a test waits for is an event, and a busy machine may take its time over it. */
const unhurried = { testTimeout: 60_000, expect: { poll: { timeout: 15_000 } } };

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
      env: { PARLEY_TEST_DATABASE: database, NODE_COMPILE_CACHE },
      globalSetup: "test/setup.ts",
      isolate: false,
      ...unhurried,
      hookTimeout: 30_000,
      sequence: FIRST,
    },
  };
}

function unit(name: string, root: string, isolate: boolean): TestProjectInlineConfiguration {
  return {
    test: {
      name,
      root,
      include: ["{src,test}/**/*.test.{ts,tsx}"],
      isolate,
      ...unhurried,
      sequence: FIRST,
    },
  };
}

export default defineConfig({
  test: {
    // One less than the cores is vitest's own choice, which leaves a small machine idle half the time;
    // many a test waits for a disk, a carrier or another process.
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
          env: { NODE_COMPILE_CACHE },
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          expect: { poll: { timeout: 20_000 } },
          sequence: LAST,
        },
      },
    ],
  },
});
