import { CompiledQuery, type Insertable, type Kysely } from "kysely";
import type { Dialect } from "./kinds.ts";
import type { Tables } from "./tables.ts";

const texts = new Map<string, string>();

/**
 * Inserts rows that all have the same columns in one statement. On the send path, where building the
 * query anew each time would cost more than running it: the text is kept by table and row count.
 */
export async function insertMany<Table extends keyof Tables>(
  db: Kysely<Tables>,
  dialect: Dialect,
  table: Table,
  rows: Insertable<Tables[Table]>[],
): Promise<void> {
  const first = rows[0];
  if (!first) return;
  const columns = Object.keys(first) as (keyof typeof first)[];
  const key = `${dialect} ${table} ${columns.join()} ${rows.length}`;
  let text = texts.get(key);
  if (!text) texts.set(key, (text = insertText(dialect, table, columns as string[], rows.length)));
  const parameters = rows.flatMap((row) => columns.map((column) => row[column]));
  await db.executeQuery(CompiledQuery.raw(text, parameters));
}

function insertText(dialect: Dialect, table: string, columns: string[], rows: number): string {
  let parameter = 0;
  const tuple = () =>
    `(${columns.map(() => (dialect === "sqlite" ? "?" : `$${++parameter}`)).join(", ")})`;
  return `insert into "${table}" ("${columns.join('", "')}") values ${Array.from({ length: rows }, tuple).join(", ")}`;
}
