import { randomBytes } from "node:crypto";
import { Client } from "pg";
import { inject } from "vitest";

/** Those given back: making one and dropping it again takes longer than most tests. */
const free: string[] = [];

/** A copy of the template, for one server at a time. */
export async function borrowDatabase(): Promise<{ name: string; giveBack: () => Promise<void> }> {
  const name = free.pop() ?? (await copyTemplate());
  return {
    name,
    giveBack: async () => {
      const [left] = await query<{ form: string }>(databaseUrl(name), emptying + readForm);
      if (left?.form === inject("form")) free.push(name);
      else await administer(`drop database ${name} with (force)`);
    },
  };
}

/** Where a database of the tests' PostgreSQL server is; without a name, the one to administer it by. */
export function databaseUrl(name?: string): string {
  const url = new URL(
    process.env["PARLEY_TEST_POSTGRES"] ?? "postgres://postgres@127.0.0.1:5432/postgres",
  );
  if (name !== undefined) url.pathname = `/${name}`;
  return url.href;
}

/** Runs one statement outside every database of the tests. */
export function administer<Row extends object>(
  statement: string,
  values: string[] = [],
): Promise<Row[]> {
  return query(databaseUrl(), statement, values);
}

/** What a database is besides what is kept in it: its tables with their columns, and the migrations. */
export async function formOf(url: string): Promise<string> {
  const [{ form } = { form: "" }] = await query<{ form: string }>(url, readForm);
  return form;
}

const readForm = `
  select md5(string_agg(part, ',' order by part)) as form from (
    select concat_ws(' ', c.relname, a.attname, a.atttypid, a.attnotnull)
      from pg_attribute a join pg_class c on c.oid = a.attrelid
      where c.relnamespace = 'public'::regnamespace and a.attnum > 0
    union all select concat_ws(' ', name, timestamp) from kysely_migration) as parts (part)`;

/** Ends whoever is still connected, as dropping it would, and leaves the list of migrations alone. */
const emptying = `
  select pg_terminate_backend(pid, 5000) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid();
  set session_replication_role to replica;
  do $$ declare name text; begin
    for name in select tablename from pg_tables
      where schemaname = 'public' and tablename not like 'kysely%'
    loop execute format('delete from %I', name); end loop;
  end $$;`;

async function copyTemplate(): Promise<string> {
  const template = inject("template");
  const name = template.replace(/template$/, randomBytes(6).toString("hex"));
  await administer(`create database ${name} template ${template}`);
  // No test ends PostgreSQL itself, so that nothing can be lost by it.
  await administer(`alter database ${name} set synchronous_commit to off`);
  return name;
}

/** Answers the rows of the last statement. */
async function query<Row extends object>(
  connectionString: string,
  statements: string,
  values: string[] = [],
): Promise<Row[]> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    // Several at once are only taken without values.
    const answer = await client.query<Row>(statements, values.length > 0 ? values : undefined);
    return [answer].flat().at(-1)!.rows;
  } finally {
    await client.end();
  }
}
