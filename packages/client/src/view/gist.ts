import { isBlank, pictureTypes, type File } from "@parley/protocol";
import type { Say } from "../words/say.ts";

/** A picture that can be shown where it is, in a box that is known before. */
export type Picture = File & { width: number; height: number };

export function isPicture(file: File): file is Picture {
  const isOfType = (pictureTypes as readonly string[]).includes(file.type);
  return isOfType && file.width !== undefined && file.height !== undefined;
}

interface Said {
  body: string;
  files?: readonly File[] | undefined;
}

/** A message in one line: its words, or what it carries. */
export function gistOf({ body, files }: Said, say: Say): string {
  return isBlank(body) ? gistOfFiles(files ?? [], say) : body.replace(/\s+/g, " ").trim();
}

/** The same to be read out, where nothing else tells of the files. */
export function spokenGistOf({ body, files }: Said, say: Say): string {
  const parts = [isBlank(body) ? "" : body, gistOfFiles(files ?? [], say)];
  return parts.filter(Boolean).join(", ");
}

function gistOfFiles(files: readonly Pick<File, "name" | "type">[], say: Say) {
  const [first] = files;
  const count = files.length;
  if (!first) return "";
  if (files.every(({ type }) => type.startsWith("image/"))) return say("files.pictures", { count });
  return count === 1 ? first.name : say("files.count", { count });
}
