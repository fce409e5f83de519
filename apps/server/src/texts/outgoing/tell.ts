import type { Id, Message } from "@parley/protocol";
import type { Tx } from "../../database/kinds.ts";
import type { HeldTable } from "../../database/text-tables.ts";
import { loadMessages } from "../../messages/load.ts";
import { loadPeople } from "../../people/load.ts";
import type { Said } from "./compose.ts";
import { standings, type Standing } from "./held-queries.ts";
import { gsmName } from "./prefix.ts";

/** Something to be told, and what each phone has of it. */
export interface Told extends Said {
  by: Id;
  atMs: number;
  /** When it became what it is. */
  edition: number;
  /** By person. */
  known: Map<Id, Standing>;
}

/** What was held, as it stands now. */
export async function tell(
  tx: Tx,
  conversation: Id,
  held: Pick<HeldTable, "seq" | "kind">[],
): Promise<Told[]> {
  const seqs = [...new Set(held.map(({ seq }) => seq))];
  const messages = new Map(
    (await loadMessages(tx, conversation, seqs)).map((message) => [message.seq, message]),
  );
  const people = await loadPeople(
    tx,
    [...messages.values()].map(({ sender }) => sender),
  );
  const names = new Map(people.map((person) => [person.id, gsmName(person.displayName)]));
  const known = Map.groupBy(await standings(tx, conversation, seqs), ({ seq }) => seq);
  return held.flatMap(({ seq, kind }) => {
    const message = messages.get(seq);
    if (!message || !isWorthTelling(message, kind)) return [];
    return {
      seq,
      change: kind,
      by: message.sender,
      atMs: Date.parse(message.at),
      edition: Date.parse(message.deletedAt ?? message.editedAt ?? message.at),
      sender: names.get(message.sender) ?? gsmName(""),
      body: message.body,
      files: message.files ?? [],
      known: new Map(known.get(seq)?.map((standing) => [standing.person_id, standing])),
    };
  });
}

/** Edited and then deleted is deleted; deleted before its texts were made was never said. */
const isWorthTelling = (message: Message, kind: HeldTable["kind"]) =>
  kind === "deletion" ? message.deletedAt !== undefined : message.deletedAt === undefined;
