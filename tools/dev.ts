// Runs the server and the web app side by side, each restarting when its sources change.
import { finished, start } from "./command.ts";

const programs = [
  start("node", ["--watch", "--watch-preserve-output", "apps/server/src/main.ts"]),
  start("vite", ["apps/web", "--clearScreen", "false"]),
];
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, stop);

const endings = programs.map(finished);
const code = await Promise.race(endings);
stop();
await Promise.all(endings);
process.exit(code);

function stop(): void {
  for (const program of programs) program.kill("SIGTERM");
}
