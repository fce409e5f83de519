// Builds the web app and the terminal app, and skips those whose sources have not changed since.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { capture, root } from "./command.ts";
import { compress } from "./compress.ts";
import { publish } from "./publish.ts";

const EVERYWHERE = ["package-lock.json", "packages/{protocol,client}/{package.json,src/**/*}"];

const apps = {
  web: {
    /** Everything that ends up in it. */
    sources: [...EVERYWHERE, "apps/web/*.{ts,html,json}", "apps/web/{src,public}/**/*"],
    built: "apps/web/dist/index.html",
    // No address of the app leads there, and it is on the same disk.
    into: `apps/web/dist/.building-${process.pid}`,
    finish: putInPlace,
  },
  terminal: {
    sources: [...EVERYWHERE, "apps/terminal/*.{ts,json}", "apps/terminal/src/**/*"],
    built: "apps/terminal/dist/parley.js",
    into: "apps/terminal/dist",
    finish: writeManual,
  },
};
export type App = keyof typeof apps;
const names = Object.keys(apps) as App[];

/** Builds those that are stale. Throws with the builder's own words if that fails. */
export async function build(wanted: readonly App[] = names): Promise<void> {
  for (const app of wanted) await buildOne(app);
}

async function buildOne(app: App): Promise<void> {
  const { sources, built, into, finish } = apps[app];
  const stamp = join(root, `node_modules/.cache/parley/${app}.sha256`);
  const wanted = fingerprint(sources);
  const isThere = existsSync(join(root, built)) && existsSync(stamp);
  if (isThere && readFileSync(stamp, "utf8") === wanted) return;

  console.error(`Building the ${app} app …`);
  rmSync(stamp, { force: true });
  const folder = join(root, into);
  const places = ["--outDir", folder, "--logLevel", "warn"];
  const { code, output } = await capture("vite", ["build", `apps/${app}`, ...places]);
  if (code !== 0) throw new Error(`The ${app} app could not be built.\n${output}`);
  finish(folder);
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, wanted);
}

function putInPlace(folder: string): void {
  compress(folder);
  publish(folder, join(root, "apps/web/dist"));
}

/** The manual page, from the words the program itself has of its commands. */
function writeManual(folder: string): void {
  const env = { ...process.env, LC_ALL: "C" };
  writeFileSync(
    join(folder, "parley.1"),
    execFileSync(process.execPath, [join(folder, "parley.js"), "man"], { env }),
  );
}

function fingerprint(patterns: readonly string[]): string {
  const hash = createHash("sha256");
  for (const file of filesOf(patterns)) {
    hash.update(`${file.slice(root.length)}\0`);
    hash.update(createHash("sha256").update(readFileSync(file)).digest());
  }
  return hash.digest("hex");
}

function filesOf(patterns: readonly string[]): string[] {
  return globSync(patterns, { cwd: root, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

if (import.meta.main) {
  try {
    const wanted = process.argv.slice(2);
    await build(names.filter((name) => wanted.length === 0 || wanted.includes(name)));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}
