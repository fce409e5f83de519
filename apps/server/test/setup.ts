import { randomBytes } from "node:crypto";
import { tmpdir } from "node:os";
import { Client } from "pg";
import type { TestProject } from "vitest/node";
import { openDatabase } from "../src/database/database.ts";
import { databaseUrl } from "./database.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The migrated PostgreSQL database that every server's own is copied from. */
    template: string;
  }
}

/** Once a run: migrating for every server would cost more than most tests do. */
export async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  if (project.config.env["PARLEY_TEST_DATABASE"] !== "postgres") return undefined;
  const run = `parley_test_${randomBytes(4).toString("hex")}`;
  const template = `${run}_template`;
  await asAdmin((admin) => admin.query(`create database ${template}`));
  const database = await openDatabase({ databaseUrl: databaseUrl(template), dataFolder: tmpdir() });
  // Two databases never have the same epoch, so the copies make their own.
  await database.db.deleteFrom("server").where("key", "=", "epoch").execute();
  await database.close();
  project.provide("template", template);
  return () => dropAll(run);
}

/** What a test that broke off left behind included. */
async function dropAll(run: string): Promise<void> {
  await asAdmin(async (admin) => {
    const { rows } = await admin.query<{ datname: string }>(
      "select datname from pg_database where starts_with(datname, $1)",
      [run],
    );
    for (const { datname } of rows) await admin.query(`drop database ${datname} with (force)`);
  });
}

async function asAdmin<T>(work: (admin: Client) => Promise<T>): Promise<T> {
  const admin = new Client({ connectionString: databaseUrl() });
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.end();
  }
}
