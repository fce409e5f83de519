// Type-checks every tsconfig of the repository: a workspace's own, and the one for its tests.
import { availableParallelism } from "node:os";
import { globSync } from "node:fs";
import { capture } from "./command.ts";

const projects = globSync([
  "tsconfig.json",
  "{apps,packages}/*/tsconfig*.json",
  "{bench,e2e}/tsconfig*.json",
])
  .filter((path) => !path.includes("node_modules"))
  .sort();
if (projects.length < 8) throw new Error(`Only ${projects.length} tsconfig files found.`);

let failed = false;
const waiting = [...projects];
await Promise.all(Array.from({ length: availableParallelism() }, worker));
if (failed) process.exit(1);
console.log(`${projects.length} projects type-checked`);

async function worker(): Promise<void> {
  for (let project = waiting.shift(); project; project = waiting.shift()) {
    const { code, output } = await capture("tsc", ["-p", project, "--pretty", "false"]);
    // A workspace whose tests are not written yet has nothing to check there.
    if (code === 0 || output.startsWith("error TS18003")) continue;
    failed = true;
    console.error(output.trimEnd());
  }
}
