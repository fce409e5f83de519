// Every rule the machine can hold, one line each; a failed step shows what it printed.
import { capture } from "./command.ts";

const STEPS = ["format:check", "lint", "types", "boundaries", "unused", "test", "docs:check"];

const failed: string[] = [];
for (const step of STEPS) {
  const started = performance.now();
  const { code, output } = await capture("npm", ["run", "--silent", step]);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const lastLine = output.trimEnd().split("\n").at(-1) ?? "";
  if (code !== 0) {
    failed.push(step);
    console.error(`✗ ${step} (${seconds} s)\n${output.trimEnd()}\n`);
  } else {
    console.log(`✓ ${step.padEnd(12)} ${seconds.padStart(6)} s  ${lastLine}`);
  }
}
if (failed.length > 0) {
  console.error(`failed: ${failed.join(", ")}`);
  process.exit(1);
}
