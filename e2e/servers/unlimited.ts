import { flushCompileCache } from "node:module";
import { pino } from "pino";
import { buildApp } from "@parley/server/app";
import { readConfig } from "@parley/server/config";
import { namedLimits } from "@parley/server/limits";

// Parley as it ships, but for its limits: the tests that start this do in a minute, in the name
// of one, what a person does in a year.
process.on("disconnect", () => process.exit(0));
const plenty = { points: 1_000_000, seconds: 1 };
const app = await buildApp({
  config: readConfig(process.env),
  log: pino({ level: "error" }),
  limits: Object.fromEntries(Object.keys(namedLimits).map((name) => [name, plenty])),
});
await app.http.listen({ port: Number(process.argv[2] ?? 0), host: "127.0.0.1" });
process.send!({ port: (app.http.server.address() as { port: number }).port });
// Whoever is killed keeps nothing at the end.
flushCompileCache();
