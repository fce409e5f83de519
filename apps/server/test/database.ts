import { copyFile, mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { inject } from "vitest";
import { sqliteFile } from "../src/database/database.ts";
import { borrowDatabase, databaseUrl } from "./postgres.ts";

export interface TestDatabase {
  /** The settings that name it. */
  settings: Record<string, string>;
  drop(): Promise<void>;
}

/** An empty, migrated database for one server, of the kind this run is about. */
export async function createDatabase(): Promise<TestDatabase> {
  const folder = await mkdtemp(join(inject("folder"), "server-"));
  const remove = () => rm(folder, { recursive: true, force: true });
  if (process.env["PARLEY_TEST_DATABASE"] !== "postgres") {
    await copyFile(inject("template"), sqliteFile(folder));
    return { settings: { PARLEY_DATA: folder }, drop: remove };
  }
  const { name, giveBack } = await borrowDatabase();
  return {
    settings: { DATABASE_URL: databaseUrl(name), PARLEY_DATA: folder },
    drop: async () => {
      await giveBack();
      await remove();
    },
  };
}
