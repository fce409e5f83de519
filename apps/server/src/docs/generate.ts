// Writes the documents that come from the code: docs/protocol.md, docs/settings.md, docs/openapi.json.
import { mkdirSync, writeFileSync } from "node:fs";
import { documents, folder } from "./documents.ts";

mkdirSync(folder, { recursive: true });
for (const [name, text] of Object.entries(await documents())) {
  writeFileSync(new URL(name, folder), text);
}
