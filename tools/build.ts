// Builds the apps that browsers load, and skips those whose sources have not changed since.
import { createHash } from "node:crypto";
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { capture, root } from "./command.ts";
import { compress } from "./compress.ts";

/** Everything that ends up in the web app. */
const SOURCES = [
  "package-lock.json",
  "apps/web/*.{ts,html,json}",
  "apps/web/{src,public}/**/*",
  "packages/{protocol,client}/{package.json,src/**/*}",
];
const built = join(root, "apps/web/dist/index.html");
const stamp = join(root, "node_modules/.cache/parley/web.sha256");

/** Builds the web app if it is stale. Throws with the builder's own words if that fails. */
export async function build(): Promise<void> {
  const wanted = fingerprint();
  if (existsSync(built) && existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;

  console.log("Building the web app …");
  const { code, output } = await capture("vite", ["build", "apps/web", "--logLevel", "warn"]);
  if (code !== 0) throw new Error(`The web app could not be built.\n${output}`);
  compress(dirname(built));
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, wanted);
}

function fingerprint(): string {
  const hash = createHash("sha256");
  for (const file of sources()) {
    hash.update(`${file.slice(root.length)}\0`);
    hash.update(createHash("sha256").update(readFileSync(file)).digest());
  }
  return hash.digest("hex");
}

function sources(): string[] {
  return globSync(SOURCES, { cwd: root, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

if (import.meta.main) {
  try {
    await build();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}
