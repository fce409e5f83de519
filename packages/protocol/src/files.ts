import { z } from "zod";
import { id } from "./ids.ts";
import { limits } from "./limits.ts";
import { isBlank, lengthOf } from "./text.ts";

/** A file as a message carries it. Its bytes are at `filePath`, a small picture of it at `thumbnailPath`. */
export const file = z
  .object({
    id,
    /** The last part of the name it came with; never a path. */
    name: z.string(),
    /** Told by its content, whatever it was said to be. */
    type: z.string(),
    sizeBytes: z.int().nonnegative(),
    /** In pixels, of a picture as it is shown: after turning it upright. */
    width: z.int().positive().optional(),
    height: z.int().positive().optional(),
    /** Whether there is a small picture of it: WebP, at most 640 pixels a side. */
    thumbnail: z.boolean(),
  })
  .meta({ id: "File" });
export type File = z.infer<typeof file>;

/** Pictures that are made anew when they come, and so may be shown where they are; all else is downloaded. */
export const pictureTypes = [
  "image/jpeg",
  "image/png",
  "image/gif",
  "image/webp",
  "image/avif",
] as const;

/** What a file may be called: whatever came before the last slash is dropped, and what nobody can see. */
export const fileName = z
  .string()
  .max(4_096)
  .refine((name) => name.isWellFormed(), { error: "must be well-formed Unicode" })
  .transform(lastPart);

function lastPart(given: string): string {
  const visible = given
    .split(/[\\/]/)
    .at(-1)!
    // Controls and direction overrides: "gpj.exe" must not be read backwards.
    .replaceAll(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu, "")
    .trim();
  if (isBlank(visible) || /^\.+$/.test(visible)) return "file";
  return shortened(visible);
}

/** Keeps the ending, by which people and their programs know what it is. */
function shortened(name: string): string {
  if (lengthOf(name) <= limits.fileNameMax) return name;
  const ending = /\.[\p{L}\p{N}]{1,12}$/u.exec(name)?.[0] ?? "";
  const kept = Array.from(name)
    .slice(0, limits.fileNameMax - lengthOf(ending))
    .join("");
  return kept + ending;
}

/** Where the bytes of a file are, on its server. The name is decoration, for whoever reads the address. */
export function filePath({ id: file, name }: Pick<File, "id" | "name">): string {
  let decoration = "";
  // These would lead elsewhere.
  const leads = name === "thumbnail" || /^\.*$/.test(name);
  for (const sign of leads ? "file" : name.toWellFormed()) {
    const encoded = encodeURIComponent(sign);
    if (decoration.length + encoded.length > MOST_IN_PATH) break;
    decoration += encoded;
  }
  return `/files/${file}/${decoration}`;
}

/** Servers take no longer part of a path than 200 characters. */
const MOST_IN_PATH = 150;

/** Where the small picture of a file is, for those that have one. */
export const thumbnailPath = ({ id: file }: Pick<File, "id">): string => `/files/${file}/thumbnail`;
