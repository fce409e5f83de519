#!/usr/bin/env node
import * as modules from "node:module";
import { cli } from "./words/en/cli.ts";

/** The first with the SQLite that things are kept in. */
const OLDEST_NODE = [22, 13];

if (isTooOld()) {
  // Said in English: nothing else can be counted on to load.
  process.stderr.write(`${cli["cli.oldNode"].replace("{version}", process.versions.node)}\n`);
  process.exitCode = 1;
} else {
  // Before anything large is loaded, which then needs no compiling the next time.
  modules.enableCompileCache();
  const { run } = await import("./cli/run.ts");
  await run();
}

function isTooOld(): boolean {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  return major < OLDEST_NODE[0]! || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1]!);
}
