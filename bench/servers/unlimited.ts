import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { buildApp } from "@parley/server/app";
import { readConfig } from "@parley/server/config";
import { namedLimits } from "@parley/server/limits";
import { endWithParent, sayReady } from "./ready.ts";

// Parley as it ships, without anybody in it and without its limits: one person writes here in a
// minute what a person writes in a year.
endWithParent();
const folder = mkdtempSync(join(tmpdir(), "parley-bench-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
const plenty = { points: 1_000_000, seconds: 1 };
const app = await buildApp({
  config: readConfig({ PARLEY_DATA: folder }),
  log: pino({ level: "error" }),
  limits: Object.fromEntries(Object.keys(namedLimits).map((name) => [name, plenty])),
});
await app.http.listen({ port: 0, host: "127.0.0.1" });
const { port } = app.http.server.address() as { port: number };
sayReady({ port, conversation: 0, tokens: [] });
