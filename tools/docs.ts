// Writes the documents that are generated from the code; with --check, only says which are stale.
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { capture, root } from "./command.ts";

const DOCUMENTS = ["docs/protocol.md", "docs/settings.md", "docs/openapi.json"];

const before = DOCUMENTS.map(read);
const { code, output } = await capture("node", ["apps/server/src/docs/generate.ts"]);
const after = DOCUMENTS.map(read);
const stale = DOCUMENTS.filter((_, index) => before[index] !== after[index]);
const missing = DOCUMENTS.filter((_, index) => after[index] === undefined);

if (process.argv.includes("--check"))
  DOCUMENTS.forEach((path, index) => write(path, before[index]));
if (code !== 0) fail(`The documents could not be generated.\n${output}`);
if (missing.length > 0) fail(`The generator did not write ${missing.join(", ")}.`);
if (stale.length === 0) {
  console.log("generated documents are up to date");
} else if (process.argv.includes("--check")) {
  fail(`Stale: ${stale.join(", ")}. Run: npm run docs`);
} else {
  console.log(`wrote ${stale.join(", ")}`);
}

function read(path: string): string | undefined {
  const file = join(root, path);
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}

function write(path: string, content: string | undefined): void {
  const file = join(root, path);
  if (content === undefined) rmSync(file, { force: true });
  else writeFileSync(file, content);
}

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}
