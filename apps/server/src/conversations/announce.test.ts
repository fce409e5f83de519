import { afterAll, beforeAll, expect, test } from "vitest";
import { begin, put } from "../../test/conversations.ts";
import { startServer, type TestServer } from "../../test/server.ts";
import type { Someone } from "../../test/visitor.ts";
import { announce } from "./announce.ts";

let server: TestServer;
let ana: Someone, bo: Someone, cy: Someone;
beforeAll(async () => {
  server = await startServer();
  [ana, bo, cy] = [
    await server.person("ana"),
    await server.person("ben"),
    await server.person("cyd"),
  ];
});
afterAll(() => server.close());

test("whoever is out again before they could be told keeps nobody else from being told", async () => {
  const { id } = await begin(ana, { kind: "channel", name: "tools" });
  await put(bo, id, "me");
  const socket = await bo.socket();
  await announce(server.parts, { conversation: id, shown: [cy.me.id, bo.me.id] });

  expect((await socket.notice("conversation")).entry.conversation).toBe(id);
});
