import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createDatabase, type TestDatabase } from "../../test/database.ts";
import { endServers, runServer, visit } from "../../test/process.ts";

/** Each starts one process or several, on a machine that has other things to do. */
const UNHURRIED = { timeout: 60_000 };

let folder: string;
let database: TestDatabase;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "parley-commands-"));
  database = await createDatabase();
});

afterEach(async () => {
  await endServers();
  await database.drop();
  rmSync(folder, { recursive: true });
});

describe("commands", UNHURRIED, () => {
  test("restored makes it a new history, in which the same people are", async () => {
    const credentials = { username: "ana", password: "seven pale lanterns" };
    const epochAfter = async (door: "createPerson" | "createSession") => {
      const server = runServer(folder, database.settings);
      const ana = visit(await server.address());
      await ana.call(door, { body: credentials });
      const { epoch } = await ana.call("ready");
      server.send("SIGTERM");
      await server.exited;
      return epoch;
    };
    const before = await epochAfter("createPerson");
    expect(await runServer(folder, database.settings, "restored").exited).toBe(0);
    expect(await epochAfter("createSession")).not.toBe(before);
  });

  test("person says how to reach somebody, by username or number, while the server runs", async () => {
    const server = runServer(folder, database.settings);
    const body = { username: "ana", password: "seven pale lanterns", email: "ana@example.org" };
    await visit(await server.address()).call("createPerson", { body });
    const person = (...names: string[]) => runServer(folder, database.settings, "person", ...names);
    const known = person("@Ana");
    expect(await known.exited).toBe(0);
    expect(known.stdout).toMatch(/Phone +none\nE-mail +ana@example\.org\n/);
    const unknown = person("+441632960960");
    expect(await unknown.exited).toBe(1);
    expect(unknown.stdout).toBe("");
    expect(await person().exited).toBe(64);
  });

  test("migrate brings the database up to date, as often as it is run", async () => {
    for (let time = 0; time < 2; time++) {
      const server = runServer(folder, database.settings, "migrate");
      expect(await server.exited).toBe(0);
      expect(server.stdout).toBe("The database has the newest shape.\n");
    }
  });
});
