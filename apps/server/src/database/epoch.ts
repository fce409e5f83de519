import { randomUUID } from "node:crypto";
import type { Database } from "./database.ts";

/**
 * Makes this a new history. Needed after a copy was put back: the apps hold numbers the copy has not
 * come to yet, and would take what is written next for what they have already.
 */
export async function renewEpoch({ db }: Database): Promise<void> {
  await db.updateTable("server").set({ value: randomUUID() }).where("key", "=", "epoch").execute();
}
