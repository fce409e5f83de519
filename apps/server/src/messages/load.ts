import type { Id, Message } from "@parley/protocol";
import type { Kysely } from "kysely";
import type { Tables } from "../database/tables.ts";
import { presentMessage } from "./present.ts";
import { findMessages } from "./queries.ts";

/** Messages of one conversation, oldest first. For the server itself: nobody's right to read is checked. */
export async function loadMessages(
  db: Kysely<Tables>,
  conversation: Id,
  seqs: number[],
): Promise<Message[]> {
  return (await findMessages(db, conversation, seqs)).map(presentMessage);
}
