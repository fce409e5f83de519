import { readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";

/** A program that has run for longer has loaded what it needs, or is started anew. */
const KEPT_MS = 7 * 24 * 60 * 60 * 1000;

/**
 * Leaves the parts of earlier builds where they are for a while: a program that runs loads its own when
 * they are first needed. They are no part of the package.
 */
export function keepOldParts(): Plugin {
  return {
    name: "keep-old-parts",
    config: () => ({ build: { emptyOutDir: false } }),
    writeBundle({ dir }, bundle) {
      const folder = join(dir!, "parts");
      const isOld = (name: string) => name.endsWith(".js") && !(`parts/${name}` in bundle);
      const old = readdirSync(folder).filter(isOld);
      const isGone = (name: string) => Date.now() - statSync(join(folder, name)).mtimeMs > KEPT_MS;
      for (const name of old.filter(isGone)) rmSync(join(folder, name));
      const left = [".npmignore", ...old];
      writeFileSync(join(folder, ".npmignore"), left.map((name) => `${name}\n`).join(""));
    },
  };
}
