import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

/** Builds the web app if it is stale: the browsers visit it as people do. */
export function setup(): void {
  const build = fileURLToPath(new URL("../tools/build.ts", import.meta.url));
  // What a test runner calls its environment would make it a development build.
  const env = { ...process.env, NODE_ENV: "production" };
  execFileSync(process.execPath, [build], { env, stdio: "inherit" });
}
