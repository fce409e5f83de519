import { sql, type Kysely } from "kysely";
import type { Tables } from "../../database/tables.ts";

/** The text that is next at each of our numbers, where one waits. */
export async function firstWaiting(db: Kysely<Tables>): Promise<Waiting[]> {
  const { rows } = await sql<Waiting>`
    select t.number, t.id, t.segments, t.files, t.created_at
    from number n join text t on t.id = (
      select min(first.id) from text first
      where first.number = n.number and first.state = 'pending')`.execute(db);
  return rows;
}

export interface Waiting {
  number: string;
  id: number;
  segments: number;
  files: string | null;
  created_at: number;
}
