import type { Parley, Picture } from "@parley/client";
import type { Depth } from "../paint/depth.ts";
import type { Settings } from "../profiles/settings.ts";
import type { Line } from "../paint/paint.ts";
import { halfBlocks } from "./blocks.ts";
import { decoder, type Decode } from "./decode.ts";

/** Pictures as rows of text. What has to be fetched for them comes later, and is told. */
export interface Pictures {
  /** Whether pictures are drawn at all. */
  readonly drawn: boolean;
  /** Fetches it, if that has not been tried. */
  want: (file: Picture) => void;
  /** At most so wide and so many rows; null while it is not there, or for good where it cannot be. */
  lines: (file: Picture, width: number, rows: number) => readonly Line[] | null;
  /** Whether it will not come. */
  failed: (file: Picture) => boolean;
  /** Answers how to stop listening. */
  follow: (listener: () => void) => () => void;
}

/** How many pictures are kept at hand. */
const kept = 40;

/** Cells are about twice as high as wide, and hold two pixels above each other. */
export function sizeInCells(
  { width, height }: Pick<Picture, "width" | "height">,
  most: { width: number; rows: number },
): { width: number; rows: number } {
  // Nothing is drawn larger than eight pixels to a cell would make it.
  const scale = Math.min(most.width / width, (most.rows * 2) / height, 1 / 4);
  return {
    width: Math.max(1, Math.round(width * scale)),
    rows: Math.max(1, Math.ceil((height * scale) / 2)),
  };
}

export function createPictures(
  parley: Pick<Parley, "api">,
  depth: Depth,
  setting: Settings["images"],
): Pictures {
  const drawn =
    setting === "blocks"
      ? depth === "full" || depth === "256"
      : setting === "auto" && depth === "full";
  const fetched = new Map<number, Uint8Array | "coming" | "failed">();
  const made = new Map<string, readonly Line[] | "coming">();
  const listeners = new Set<() => void>();
  const tell = () => {
    for (const listener of Array.from(listeners)) listener();
  };

  async function fetchIt(file: Picture): Promise<void> {
    fetched.set(file.id, "coming");
    try {
      const params = { file: file.id };
      const bytes = file.thumbnail
        ? await parley.api.call("getThumbnail", { params })
        : await parley.api.call("getFile", { params: { ...params, name: "picture" } });
      fetched.set(file.id, bytes);
      for (const old of fetched.keys()) if (fetched.size > kept) fetched.delete(old);
    } catch {
      fetched.set(file.id, "failed");
    }
    tell();
  }

  async function make(key: string, file: Picture, cells: { width: number; rows: number }) {
    const bytes = fetched.get(file.id);
    if (!(bytes instanceof Uint8Array)) return;
    made.set(key, "coming");
    try {
      const decode: Decode = await decoder();
      made.set(
        key,
        halfBlocks(
          await decode(bytes, cells.width, cells.rows * 2),
          depth === "256" ? "256" : "full",
        ),
      );
      for (const old of made.keys()) if (made.size > kept) made.delete(old);
    } catch {
      // Without the part that reads pictures, or with one it cannot read, the name has to do.
      fetched.set(file.id, "failed");
      made.delete(key);
    }
    tell();
  }

  return {
    drawn,
    want(file) {
      if (drawn && !fetched.has(file.id)) void fetchIt(file);
    },
    lines(file, width, rows) {
      const cells = sizeInCells(file, { width, rows });
      const key = `${file.id} ${cells.width} ${cells.rows}`;
      const lines = made.get(key);
      if (lines === undefined) void make(key, file, cells);
      return lines === undefined || lines === "coming" ? null : lines;
    },
    failed: (file) => fetched.get(file.id) === "failed",
    follow(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
