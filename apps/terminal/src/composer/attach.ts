import { openAsBlob } from "node:fs";
import { stat } from "node:fs/promises";
import { homedir } from "node:os";
import { basename, resolve } from "node:path";
import type { Chosen } from "@parley/client";

/** The file at a path as people write it, or as a file manager drops it. Null when none can be read there. */
export async function fileAt(written: string): Promise<Chosen | null> {
  const path = pathOf(written);
  try {
    const about = await stat(path);
    if (about.isDirectory()) return { folder: basename(path) };
    if (!about.isFile()) return null;
    // Read as it goes, and never the whole of it at once.
    return new File([await openAsBlob(path)], basename(path));
  } catch {
    return null;
  }
}

/** Quotes, backslashes and file:// are how terminals write what is dropped on them. */
export function pathOf(written: string, home = homedir(), cwd = process.cwd()): string {
  const text = written.trim();
  const [, quoted] = /^(?:'([^']*)'|"([^"]*)")$/.exec(text)?.filter(Boolean) ?? [];
  const plain = quoted ?? (process.platform === "win32" ? text : text.replace(/\\(.)/gs, "$1"));
  const local = plain.startsWith("file://") ? decodeURI(new URL(plain).pathname) : plain;
  return resolve(cwd, local.replace(/^~(?=\/|$)/, home));
}
