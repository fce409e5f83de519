import type { Parts } from "../../parts.ts";
import { BLOCKED, OPTED_OUT } from "../codes.ts";
import type { Heard } from "./heard.ts";
import { dropObstacles, putObstacle } from "./queries.ts";

/**
 * STOP is not leaving: who says it stays in the conversation and gets no texts. It concerns the one
 * number, and with a messaging service all numbers in it.
 */
export async function noteStop({ database, now }: Parts, heard: Heard): Promise<void> {
  const obstacle = { code: OPTED_OUT, at: now() };
  await database.write(async (tx) => {
    for (const scope of scopesOf(heard)) await putObstacle(tx, heard.phone, scope, obstacle);
  });
}

/** Answers whether they had stopped before. */
export function noteStart({ database: { db } }: Parts, heard: Heard): Promise<boolean> {
  return dropObstacles(db, heard.phone, scopesOf(heard), [OPTED_OUT, BLOCKED]);
}

function scopesOf({ number, text: { serviceSid } }: Heard): string[] {
  return serviceSid === null ? [number] : [number, serviceSid];
}
