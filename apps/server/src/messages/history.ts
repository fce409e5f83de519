/** What other subjects may read of the messages of a conversation they have loaded. */
export { messageEvent } from "./present.ts";
export { changedAfter as messagesChangedAfter, newestOf as lastMessages } from "./queries.ts";
import type { Id } from "@parley/protocol";
import type { Kysely } from "kysely";
import type { Tables } from "../database/tables.ts";
import type { MessageRow } from "./present.ts";
import { stretch } from "./queries.ts";

export function newestMessages(
  db: Kysely<Tables>,
  conversation: Id,
  limit: number,
): Promise<MessageRow[]> {
  return stretch(db, conversation, { limit });
}
