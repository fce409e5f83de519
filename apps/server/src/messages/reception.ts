import type { Mine } from "../conversations/load.ts";
import type { Database } from "../database/database.ts";
import { standingsOf } from "./commit-queries.ts";
import { judge } from "./policy.ts";

/**
 * How what somebody would say now, in a conversation they have loaded, is taken there. A block is one
 * for words that change and signs that they come, too.
 */
export async function receptionOf(
  { db, dialect }: Pick<Database, "db" | "dialect">,
  { conversation, membership }: Mine,
): Promise<ReturnType<typeof judge>> {
  if (conversation.direct_key === null) return "welcome";
  const { id } = conversation;
  const sender = membership.person_id;
  const standings = await standingsOf(db, dialect, [[id, sender]], [id]);
  return judge(conversation, (person) => standings.get(`${id} ${person}`), { sender });
}
