import type { File, Id } from "@parley/protocol";
import type { Dialect, Tx } from "../database/kinds.ts";
import { presentFile } from "./present.ts";
import { doomFilesAt, holdUnattached, placeFiles, type FileRow } from "./queries.ts";

/** Files that can be sent, by id: each is in here until a message takes it. */
export type Attachable = Map<Id, FileRow>;

/** Without files there is no statement: most batches have none. */
export async function findAttachable(tx: Tx, dialect: Dialect, ids: Id[]): Promise<Attachable> {
  if (ids.length === 0) return new Map();
  const rows = await holdUnattached(tx, dialect, [...new Set(ids)]);
  return new Map(rows.map((row) => [row.id, row]));
}

/** Takes the files a send names; null when one of them is not its sender's to send. */
export function takeFiles(
  attachable: Attachable,
  { sender, files }: { sender: Id; files: readonly Id[] },
): File[] | null {
  const rows = files.map((id) => attachable.get(id));
  if (!rows.every((row) => row?.owner_id === sender)) return null;
  for (const id of files) attachable.delete(id);
  return rows.map((row) => presentFile(row!));
}

interface Carrier {
  conversation_id: Id;
  seq: number;
  files: string | null;
}

/** Writes down where the files of new messages stand. */
export async function attachFiles(tx: Tx, dialect: Dialect, messages: Carrier[]): Promise<void> {
  const places = messages.flatMap(({ conversation_id, seq, files }) =>
    filesIn(files).map(({ id }) => [id, conversation_id, seq] as const),
  );
  if (places.length > 0) await placeFiles(tx, dialect, places);
}

/** Takes the files of a message away. Their bytes go with the next sweep, when this is committed. */
export async function detachFiles(tx: Tx, message: Omit<Carrier, "files">): Promise<void> {
  await doomFilesAt(tx, message.conversation_id, message.seq);
}

const filesIn = (json: string | null) => (json === null ? [] : (JSON.parse(json) as File[]));
