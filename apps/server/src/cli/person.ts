import type { Database } from "../database/database.ts";
import { findAnybody } from "../people/load.ts";

/** What is kept of somebody who cannot sign in any more: how to reach them. Null: there is no such person. */
export async function describePerson(
  { db }: Pick<Database, "db">,
  name: string,
): Promise<string | null> {
  const row = await findAnybody(db, name);
  if (!row) return null;
  const lines = {
    Username: row.username,
    Name: row.display_name,
    Phone: row.phone,
    "E-mail": row.email,
    Since: new Date(row.created_at).toISOString().slice(0, 10),
  };
  return Object.entries(lines)
    .map(([label, value]) => `${label.padEnd(8)}  ${value ?? "none"}\n`)
    .join("");
}
