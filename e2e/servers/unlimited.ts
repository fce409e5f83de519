import { pino } from "pino";
import { buildApp } from "@parley/server/app";
import { readConfig } from "@parley/server/config";

// Parley as it ships, but for the limits on how much one person may write: the tests that start this
// write thousands of messages in the name of one.
process.on("disconnect", () => process.exit(0));
const plenty = { points: 1_000_000, seconds: 1 };
const app = await buildApp({
  config: readConfig(process.env),
  log: pino({ level: "error" }),
  limits: {
    "message.send": plenty,
    "message.change": plenty,
    "socket.command": plenty,
    "request.address": plenty,
    "request.person": plenty,
    "account.create": plenty,
  },
});
await app.http.listen({ port: Number(process.argv[2] ?? 0), host: "127.0.0.1" });
process.send!({ port: (app.http.server.address() as { port: number }).port });
