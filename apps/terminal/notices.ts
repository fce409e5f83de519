import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";

interface Manifest {
  name?: string;
  version?: string;
  license?: string;
}

/** Puts beside the bundle whose work is in it, and under which licence: licences ask for that. */
export function notices(): Plugin {
  return {
    name: "notices",
    generateBundle(_, bundle) {
      const folders = new Set<string>();
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== "chunk") continue;
        for (const id of chunk.moduleIds) {
          const folder = packageOf(id.replaceAll("\\", "/"));
          if (folder) folders.add(folder);
        }
      }
      const texts = new Set([...folders].map(noticeOf));
      const source = [...texts].sort().join(`\n${"-".repeat(80)}\n\n`);
      this.emitFile({ type: "asset", fileName: "THIRD-PARTY.txt", source });
    },
  };
}

/** Up to the package's name, which may have a scope before it; null for our own files. */
function packageOf(file: string): string | null {
  return /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? null;
}

function noticeOf(folder: string): string {
  const { name, version, license } = read(join(folder, "package.json"));
  const [file] = globSync("{licen[cs]e,LICEN[CS]E,Licen[cs]e}*", { cwd: folder }).sort();
  const text = file ? readFileSync(join(folder, file), "utf8").trim() : "";
  if (!license && !text) throw new Error(`Nothing says how ${name} may be passed on.`);
  return [`${name} ${version}`, license, text].filter(Boolean).join("\n\n").concat("\n");
}

function read(manifest: string): Manifest {
  return JSON.parse(readFileSync(manifest, "utf8")) as Manifest;
}
