import { randomBytes } from "node:crypto";
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { fileName, Refusal, type Id } from "@parley/protocol";
import { newId } from "../database/new-id.ts";
import { sawConflict } from "../database/postgres.ts";
import { createQueue } from "../people/hash-queue.ts";
import type { Parts } from "../parts.ts";
import { remake, type Picture } from "./pictures.ts";
import { mayBeShown } from "./policy.ts";
import { thumbnailKey } from "./present.ts";
import { insertFile, updateComing, type FileRow } from "./queries.ts";
import { receive } from "./receive.ts";
import { tellType } from "./tell-type.ts";

/** A picture unpacked is a hundred times what came: two at a time, so that they never fill the memory. */
const pictures = createQueue({ atOnce: 2, waiting: 200 });

interface NewFile {
  owner: Id;
  name: string;
  source: Readable | Uint8Array;
}

/** Keeps a file that came in, unattached. Throws `file_too_large` and `picture_too_large`. */
export async function keepFile(parts: Parts, { source, ...about }: NewFile): Promise<FileRow> {
  return takeIn(parts, await expectFile(parts, about), source);
}

/** The row comes before the bytes: whatever is cut short from here on, the sweep finds it. */
export async function expectFile(
  { database, now }: Parts,
  { owner, name }: Omit<NewFile, "source">,
): Promise<FileRow> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await insertFile(database.db, {
        id: newId(now()),
        owner_id: owner,
        state: "coming",
        key: randomBytes(20).toString("hex"),
        name: fileName.parse(name),
        type: "application/octet-stream",
        size_bytes: 0,
        width: null,
        height: null,
        thumbnail: 0,
        conversation_id: null,
        seq: null,
        created_at: now(),
      });
    } catch (error) {
      // Of many that come in one millisecond two may draw the same id.
      if (!sawConflict(error) || attempt === ATTEMPTS) throw error;
    }
  }
}

const ATTEMPTS = 5;

/** Takes in the bytes of an expected file; when that fails there is no such file. */
export async function takeIn(
  parts: Parts,
  row: FileRow,
  source: Readable | Uint8Array,
): Promise<FileRow> {
  const folder = join(parts.files.incoming, row.key);
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    return await takeInto(parts, row, source, join(folder, "file"));
  } catch (error) {
    await giveUp(parts, row);
    throw error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function takeInto(
  { config, database, files }: Parts,
  row: FileRow,
  source: Readable | Uint8Array,
  path: string,
): Promise<FileRow> {
  const receivedBytes = await receive(source, path, config.fileMaxBytes);
  const told = await tellType(path);
  // What stands in an animated PNG beside its first frame is not shown.
  const type = told === "image/apng" ? "image/png" : told;
  const picture = mayBeShown(type) ? await pictures.run(() => remake(path, type)) : null;
  const kept = {
    // A picture that cannot be made anew is not shown, whatever it looks like from outside.
    type: picture === null && mayBeShown(type) ? "application/octet-stream" : type,
    size_bytes: picture?.sizeBytes ?? receivedBytes,
    width: picture?.width ?? null,
    height: picture?.height ?? null,
    thumbnail: picture ? 1 : 0,
  };
  await files.store.put(row.key, picture?.path ?? path, kept.type);
  if (picture) await putThumbnail(files.store, row, picture);
  const taken = await updateComing(database.db, row.id, { ...kept, state: "kept" });
  // Swept in the meantime: it took longer than a day.
  if (!taken) throw new Refusal("busy");
  return taken;
}

function putThumbnail(
  store: Parts["files"]["store"],
  row: FileRow,
  { thumbnail }: Picture,
): Promise<void> {
  return store.put(thumbnailKey(row), thumbnail, "image/webp");
}

export async function giveUp({ database, files }: Parts, { id }: FileRow): Promise<void> {
  await updateComing(database.db, id, { state: "doomed" });
  void files.sweep();
}
