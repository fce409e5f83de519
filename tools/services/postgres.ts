// PostgreSQL for the tests: the one that answers, or one of our own for this run.
import { capture, type Account } from "../command.ts";
import { installPackages, isRoot } from "./debian.ts";
import { findProgram, freePort, makeFolder, startPrivate } from "./private.ts";
import type { Started } from "./private.ts";
import { Client } from "pg";

const LOOPBACK = [
  "postgres://postgres@127.0.0.1:5432/postgres",
  "postgres://postgres:postgres@127.0.0.1:5432/postgres",
];

export async function providePostgres(): Promise<Started | null> {
  for (const url of [process.env["DATABASE_TEST_URL"], ...LOOPBACK]) {
    if (url && (await mayCreateDatabases(url))) return { address: url, stop: async () => {} };
  }
  if (!initdb() && !(await installPackages("postgresql"))) return null;
  return startOwn();
}

async function mayCreateDatabases(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  client.on("error", () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ may: boolean }>(
      "select rolsuper or rolcreatedb as may from pg_roles where rolname = current_user",
    );
    return rows[0]?.may === true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

async function startOwn(): Promise<Started | null> {
  const program = initdb();
  if (!program) return null;
  const account = isRoot() ? await unprivileged() : undefined;
  const folder = makeFolder("postgres", account);
  const layout = `-D ${folder}/data -U postgres -A trust -E UTF8 --no-sync`.split(" ");
  const { code } = await capture(program, layout, account);
  if (code !== 0) return null;

  const port = await freePort();
  return startPrivate({
    command: program.replace(/initdb$/, "postgres"),
    args: `-D ${folder}/data -p ${port} -h 127.0.0.1 -k ${folder} -F`.split(" "),
    folder,
    account,
    address: `postgres://postgres@127.0.0.1:${port}/postgres`,
    answers: mayCreateDatabases,
  });
}

function initdb(): string | null {
  return findProgram("initdb", "/usr/lib/postgresql/*/bin/initdb", "/usr/pgsql-*/bin/initdb");
}

/** PostgreSQL refuses to run as root. */
async function unprivileged(): Promise<Account> {
  for (const name of ["postgres", "nobody"]) {
    const { code, output } = await capture("id", ["-u", name]);
    const uid = Number(output);
    const gid = Number((await capture("id", ["-g", name])).output);
    if (code === 0) return { uid, gid };
  }
  return { uid: 65534, gid: 65534 };
}
