import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { openDatabase } from "../src/database/database.ts";
import { administer, databaseUrl } from "./database.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The migrated PostgreSQL database that every server's own is copied from. */
    template: string;
    /** The folder that the data of every server is in. */
    folder: string;
  }
}

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const isPostgres = project.config.env["PARLEY_TEST_DATABASE"] === "postgres";
  const removeFolder = await makeFolder(project);
  const dropDatabases = isPostgres ? await makeTemplate(project) : async () => {};
  return async () => {
    await dropDatabases();
    await removeFolder();
  };
}

async function makeFolder(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), "parley-tests-"));
  project.provide("folder", folder);
  return () => rm(folder, { recursive: true, force: true });
}

/** Once a run: migrating for every server would cost more than most tests do. */
async function makeTemplate(project: TestProject): Promise<() => Promise<void>> {
  const run = `parley_test_${randomBytes(4).toString("hex")}`;
  const template = `${run}_template`;
  await administer(`create database ${template}`);
  const database = await openDatabase({ databaseUrl: databaseUrl(template), dataFolder: tmpdir() });
  // Two databases never have the same epoch, so the copies make their own.
  await database.db.deleteFrom("server").where("key", "=", "epoch").execute();
  await database.close();
  project.provide("template", template);
  return () => dropAll(run);
}

/** What a test that broke off left behind included. */
async function dropAll(run: string): Promise<void> {
  const left = "select datname from pg_database where starts_with(datname, $1)";
  for (const { datname } of await administer<{ datname: string }>(left, [run])) {
    await administer(`drop database ${datname} with (force)`);
  }
}
