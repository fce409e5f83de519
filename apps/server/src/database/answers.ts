import type { Database } from "./database.ts";

/** Resolves when the database answers, and throws when it does not within `withinMs`. */
export async function answers({ db }: Database, withinMs: number): Promise<void> {
  const asked = db.selectFrom("server").select("key").limit(1).execute();
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error("The database does not answer.")), withinMs);
  try {
    await Promise.race([asked, late]);
  } finally {
    clearTimeout(timer);
  }
}
