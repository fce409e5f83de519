// Runs the measurements in bench/, one after the other: `npm run bench`, or `npm run bench -- NAME`.
import { globSync } from "node:fs";
import { basename } from "node:path";
import { finished, root, start } from "./command.ts";

const SUFFIX = ".bench.ts";

const options = process.argv.slice(2).filter((word) => word.startsWith("-"));
const wanted = process.argv.slice(2).filter((word) => !word.startsWith("-"));
const all = globSync(`bench/**/*${SUFFIX}`, { cwd: root, exclude: ["**/node_modules"] }).sort();

const unknown = wanted.filter((name) => !all.some((file) => nameOf(file) === name));
if (unknown.length > 0 || all.length === 0) {
  console.error(
    `No measurement named ${unknown.join(", ")}. There are: ${all.map(nameOf).join(", ")}`,
  );
  process.exit(1);
}

let failed = false;
for (const file of all.filter((path) => wanted.length === 0 || wanted.includes(nameOf(path)))) {
  const code = await finished(start("node", [file, ...options]));
  failed ||= code !== 0;
}
process.exitCode = failed ? 1 : 0;

function nameOf(file: string): string {
  return basename(file, SUFFIX);
}
