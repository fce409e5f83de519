import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { startAccount } from "../../test/account.ts";
import { endServers, runServer } from "../../test/process.ts";

/** Each starts one process or several, on a machine that has other things to do. */
const UNHURRIED = { timeout: 60_000 };

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "parley-doctor-"));
});
afterEach(async () => {
  await endServers();
  rmSync(folder, { recursive: true });
});

async function run(env: Record<string, string>, ...args: string[]) {
  const server = runServer(folder, env, "doctor", ...args);
  return { code: await server.exited, out: server.stdout, error: server.stderr };
}

describe("parley-server doctor", UNHURRIED, () => {
  test("ends with 0 when nothing is wrong, 1 when something is, 64 when called wrongly", async () => {
    const [well, ill, wrongly] = await Promise.all([
      run({}),
      run({ PORT: "none" }),
      run({}, "--everything"),
    ]);
    expect(well).toMatchObject({ code: 0, error: "" });
    expect(well.out).toContain("Nothing is wrong.");
    expect(ill).toMatchObject({ code: 1, error: "" });
    expect(ill.out).toContain("✗ settings: PORT");
    expect(wrongly).toMatchObject({ code: 64, out: "" });
    expect(wrongly.error).toContain("--fix");
  });

  test("reads .env, sets webhooks when told to, and writes what a script can read", async () => {
    const account = await startAccount([{ number: "+447700900001" }]);
    const settings = Object.entries({ ...account.settings, PORT: "18082" });
    writeFileSync(join(folder, ".env"), settings.map((pair) => pair.join("=")).join("\n"));
    // What the tests' own environment says goes before the file.
    const here = { PORT: "18082" };
    const before = await run(here, "--json");
    const after = await run(here, "--json", "--fix");
    await account.close();
    expect(before.code).toBe(1);
    expect(JSON.parse(before.out)).toMatchObject({
      ok: false,
      checks: expect.arrayContaining([
        expect.objectContaining({ name: "webhooks", state: "wrong", mend: expect.any(String) }),
      ]),
    });
    expect(after.code).toBe(0);
    expect(JSON.parse(after.out)).toMatchObject({ ok: true });
  });
});
