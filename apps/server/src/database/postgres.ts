import { PostgresDialect } from "kysely";
import pg from "pg";

const INT8 = 20;
// Our ids and times are safe integers by construction, so a number loses nothing.
const types = {
  getTypeParser: ((oid: number, format?: "text" | "binary") =>
    oid === INT8 && format !== "binary"
      ? (value: string) => Number(value)
      : pg.types.getTypeParser(oid, format as "text")) as typeof pg.types.getTypeParser,
};

/** A pool of connections to a PostgreSQL server. */
export function postgresDialect(url: string): PostgresDialect {
  const pool = new pg.Pool({
    connectionString: url,
    max: 12,
    connectionTimeoutMillis: 10_000,
    types,
  });
  // An idle connection that breaks is dropped by the pool; the next query opens another.
  pool.on("error", () => undefined);
  return new PostgresDialect({ pool });
}

export function sawDeadlock(error: unknown): boolean {
  const code = (error as { code?: string }).code;
  return code === "40P01" || code === "40001";
}

/** True when a write ran into a unique constraint: somebody else took the name (or the key) first. */
export function sawConflict(error: unknown): boolean {
  const code = (error as { code?: string }).code;
  return (
    code === "23505" ||
    code === "SQLITE_CONSTRAINT_UNIQUE" ||
    code === "SQLITE_CONSTRAINT_PRIMARYKEY"
  );
}
