import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { buildApp } from "@parley/server/app";
import { readConfig } from "@parley/server/config";
import { endWithParent, sayReady } from "./ready.ts";
import { populate } from "./populate.ts";

// Parley as it ships, on a SQLite file of its own with synchronous=FULL. Only the limit on how much
// one person may write is out of the way: a hundred people write what a thousand would.
endWithParent();
const people = Number(process.argv[2]);
const folder = mkdtempSync(join(tmpdir(), "parley-bench-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));

const app = await buildApp({
  config: readConfig({ PARLEY_DATA: folder }),
  log: pino({ level: "error" }),
  limits: {
    "message.send": { points: 1_000_000, seconds: 1 },
    "socket.connect": { points: 1_000_000, seconds: 1 },
    "socket.command": { points: 1_000_000, seconds: 1 },
  },
});
const { conversation, tokens } = await populate(app.parts, people);
await app.http.listen({ port: 0, host: "127.0.0.1" });
const { port } = app.http.server.address() as { port: number };
sayReady({ port, conversation, tokens });
