// A workspace declares the workspaces it imports; npm links them all and would not notice.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { IModule } from "dependency-cruiser";
import { root } from "../command.ts";

interface Manifest {
  name: string;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
}

/** Each import of one of our packages that the importing workspace's package.json leaves out. */
export function undeclaredWorkspaces(modules: IModule[]): string[] {
  const manifests = new Map<string, Manifest>();
  return modules.flatMap(({ source, dependencies }) => {
    const folder = /^((apps|packages)\/[^/]+|bench|e2e)\//.exec(source)?.[1];
    if (folder === undefined) return [];
    const manifest = manifests.get(folder) ?? read(folder);
    manifests.set(folder, manifest);
    const declared = { ...manifest.dependencies, ...manifest.devDependencies };
    return dependencies
      .map(({ module }) => /^@parley\/[^/]+/.exec(module)?.[0])
      .filter((name) => name !== undefined && name !== manifest.name && !(name in declared))
      .map((name) => `${source} → ${name}, which ${folder}/package.json does not list`);
  });
}

function read(folder: string): Manifest {
  return JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8")) as Manifest;
}
