import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { buildApp } from "../app.ts";
import { readConfig } from "../config.ts";
import { protocolDocument } from "./protocol.ts";
import { settingsDocument } from "./settings.ts";

/** Where the documents lie. */
export const folder = new URL("../../../../docs/", import.meta.url);

/** Every generated document, by its name in that folder. */
export async function documents(): Promise<Record<string, string>> {
  return {
    "protocol.md": protocolDocument(),
    "settings.md": settingsDocument(),
    "openapi.json": `${JSON.stringify(await openapi(), null, 2)}\n`,
  };
}

/** As the server itself describes its routes. */
async function openapi(): Promise<object> {
  const data = await mkdtemp(join(tmpdir(), "parley-docs-"));
  const config = readConfig({ PARLEY_DATA: data });
  const app = await buildApp({ config, log: pino({ level: "silent" }) });
  try {
    return app.http.swagger();
  } finally {
    await app.close();
    await rm(data, { recursive: true });
  }
}
