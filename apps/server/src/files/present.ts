import type { File } from "@parley/protocol";
import type { FileRow } from "./queries.ts";

export type { FileRow } from "./queries.ts";

export function presentFile(row: FileRow): File {
  return {
    id: row.id,
    name: row.name,
    type: row.type,
    sizeBytes: row.size_bytes,
    ...(row.width === null ? {} : { width: row.width }),
    ...(row.height === null ? {} : { height: row.height }),
    thumbnail: row.thumbnail === 1,
  };
}

/** What the store knows the small picture of a file by. */
export const thumbnailKey = ({ key }: Pick<FileRow, "key">): string => `${key}-thumbnail`;
