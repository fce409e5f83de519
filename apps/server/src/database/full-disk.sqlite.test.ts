import { randomUUID } from "node:crypto";
import { CompiledQuery } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startServer, type TestServer } from "../../test/server.ts";
import { generalOf } from "../../test/places.ts";
import { refusalOf } from "../../test/conversations.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

/** Lets the file grow by that many pages from now on; without a number, as much as it wants. */
async function letGrow(pages = 1_000_000): Promise<void> {
  const { db } = server.parts.database;
  const size = await db.executeQuery<{ page_count: number }>(
    CompiledQuery.raw("pragma page_count"),
  );
  const limit = size.rows[0]!.page_count + pages;
  await db.executeQuery(CompiledQuery.raw(`pragma max_page_count = ${limit}`));
}

test("a message that found the disk full is written when it is sent again, and is not taken for sent before", async () => {
  const ana = await server.person("ana");
  const socket = await ana.socket();
  const conversation = generalOf(socket);
  const message = { conversation, cid: randomUUID(), body: "🌻".repeat(10_000) };

  await letGrow(0);
  expect(await refusalOf(socket.send("message.send", message))).toBe("internal");
  await letGrow();
  const { seq } = await socket.send("message.send", message);

  const { items } = await ana.call("listMessages", { params: { conversation } });
  expect(items.at(-1)).toMatchObject({ seq, cid: message.cid });
});
