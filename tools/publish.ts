// Puts a finished build where a server may be giving files out of at the same time.
import { existsSync, globSync, mkdirSync, renameSync, rmSync, statSync } from "node:fs";
import { dirname, join } from "node:path";

/** A page that was open before asks for a part of its own version when somebody first needs it. */
const KEPT_MS = 24 * 60 * 60 * 1000;

/**
 * Moves what `from` holds into `to`, on the same disk, and takes away what no page needs any more.
 * At no moment is there no page, or a page that asks for a file which is not there.
 */
export function publish(from: string, to: string): void {
  const fresh = filesIn(from).sort((one, other) => turnOf(one) - turnOf(other));
  for (const name of fresh) {
    mkdirSync(dirname(join(to, name)), { recursive: true });
    renameSync(join(from, name), join(to, name));
  }
  rmSync(from, { recursive: true });
  const wanted = new Set(fresh);
  for (const name of filesIn(to)) {
    if (!wanted.has(name) && !isOfOpenPages(to, name)) rmSync(join(to, name), { force: true });
  }
}

function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return globSync("**/*", { cwd: folder, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(folder, "/").length));
}

const isAsset = (name: string) => name.startsWith("assets/");

/** What a page is made of goes before the page, and the page before what tells browsers of it. */
function turnOf(name: string): number {
  if (isAsset(name)) return 0;
  if (name.startsWith("index.html")) return 2;
  return name.startsWith("sw.js") ? 3 : 1;
}

const isOfOpenPages = (folder: string, name: string) =>
  isAsset(name) && statSync(join(folder, name)).mtimeMs > Date.now() - KEPT_MS;
