import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { Client } from "pg";
import { inject } from "vitest";

export interface TestDatabase {
  /** The settings that name it. */
  settings: Record<string, string>;
  drop(): Promise<void>;
}

/** An empty, migrated database for one server, of the kind this run is about. */
export function createDatabase(): Promise<TestDatabase> {
  return process.env["PARLEY_TEST_DATABASE"] === "postgres" ? copyTemplate() : makeFolder();
}

/** Where a database of the tests' PostgreSQL server is; without a name, the one to administer it by. */
export function databaseUrl(name?: string): string {
  const url = new URL(
    process.env["PARLEY_TEST_POSTGRES"] ?? "postgres://postgres@127.0.0.1:5432/postgres",
  );
  if (name !== undefined) url.pathname = `/${name}`;
  return url.href;
}

async function makeFolder(): Promise<TestDatabase> {
  const folder = await mkdtemp(join(inject("folder"), "server-"));
  return {
    settings: { PARLEY_DATA: folder },
    drop: () => rm(folder, { recursive: true, force: true }),
  };
}

async function copyTemplate(): Promise<TestDatabase> {
  const template = inject("template");
  const name = template.replace(/template$/, randomBytes(6).toString("hex"));
  await administer(`create database ${name} template ${template}`);
  const folder = await mkdtemp(join(inject("folder"), "server-"));
  return {
    settings: { DATABASE_URL: databaseUrl(name), PARLEY_DATA: folder },
    drop: async () => {
      await administer(`drop database ${name} with (force)`);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Runs one statement outside every database of the tests. */
export async function administer<Row extends object>(
  statement: string,
  values: string[] = [],
): Promise<Row[]> {
  const admin = new Client({ connectionString: databaseUrl() });
  await admin.connect();
  try {
    return (await admin.query<Row>(statement, values)).rows;
  } finally {
    await admin.end();
  }
}
