import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { makeCertificate } from "../../test/certificate.ts";
import { Handset } from "../../test/handset.ts";
import { startServer, type TestServer } from "../../test/server.ts";

let server: TestServer;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(inject("folder"), "certificate-"));
  server = await startServer({ settings: makeCertificate(folder) });
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

test("simulated phones reach a server that speaks HTTPS with a certificate of its own making", async () => {
  expect(server.url).toMatch(/^https:/);
  const { body } = await new Handset(server, "+12025550142").ask("LIST");
  expect(body).not.toBe("");
  const { emulator } = server.parts.twilio;
  await emulator!.idle();
  const sent = server.parts.database.db.selectFrom("text").select("state");
  await expect.poll(() => sent.execute()).toEqual([{ state: "delivered" }]);
});
