import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { openDatabase, sqliteFile } from "../src/database/database.ts";
import { administer, databaseUrl, formOf } from "./postgres.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The migrated database that every server's own is copied from: PostgreSQL's name of it, or the file. */
    template: string;
    /** What a copy of PostgreSQL's is when nothing is kept in it. */
    form: string;
    /** The folder that the data of every server is in. */
    folder: string;
  }
}

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const isPostgres = project.config.env["PARLEY_TEST_DATABASE"] === "postgres";
  const folder = await mkdtemp(join(tmpdir(), "parley-tests-"));
  project.provide("folder", folder);
  const dropDatabases = await (isPostgres ? inPostgres(project) : inFile(project, folder));
  return async () => {
    await dropDatabases();
    await rm(folder, { recursive: true, force: true });
  };
}

// Once a run: migrating for every server would cost more than most tests do.

async function inPostgres(project: TestProject): Promise<() => Promise<void>> {
  const run = `parley_test_${randomBytes(4).toString("hex")}`;
  const template = `${run}_template`;
  await administer(`create database ${template}`);
  await makeTemplate({ databaseUrl: databaseUrl(template), dataFolder: tmpdir() });
  project.provide("template", template);
  project.provide("form", await formOf(databaseUrl(template)));
  return () => dropAll(run);
}

async function inFile(project: TestProject, folder: string): Promise<() => Promise<void>> {
  const dataFolder = join(folder, "template");
  await makeTemplate({ databaseUrl: null, dataFolder });
  project.provide("template", sqliteFile(dataFolder));
  return async () => {};
}

async function makeTemplate(place: Parameters<typeof openDatabase>[0]): Promise<void> {
  const database = await openDatabase(place);
  // Two databases never have the same epoch, so the copies make their own.
  await database.db.deleteFrom("server").where("key", "=", "epoch").execute();
  await database.close();
}

/** What a test that broke off left behind included. */
async function dropAll(run: string): Promise<void> {
  const left = "select datname from pg_database where starts_with(datname, $1)";
  for (const { datname } of await administer<{ datname: string }>(left, [run])) {
    await administer(`drop database ${datname} with (force)`);
  }
}
