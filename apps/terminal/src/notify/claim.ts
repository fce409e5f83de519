import { createHash } from "node:crypto";
import { closeSync, mkdirSync, openSync, readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";

/** How long it is remembered who told of something: the others find out within a second or two. */
const REMEMBERED_MS = 60_000;

/** Whether this program is the first that wants to tell of it. Where that cannot be known, each is. */
export function claim(folder: string, key: string): boolean {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    forgetOld(folder);
    const name = createHash("sha256").update(key).digest("hex").slice(0, 32);
    closeSync(openSync(join(folder, name), "wx", 0o600));
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== "EEXIST";
  }
}

function forgetOld(folder: string): void {
  const latestMs = Date.now() - REMEMBERED_MS;
  for (const name of readdirSync(folder)) {
    const file = join(folder, name);
    if (statSync(file).mtimeMs < latestMs) rmSync(file, { force: true });
  }
}
