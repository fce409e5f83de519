import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startServer, type TestServer } from "../../test/server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

describe("creating an account", () => {
  test("answers oneself and signs this browser in", async () => {
    const ana = await server.person("ana", { displayName: "Ana Lima" });
    expect(ana.me).toMatchObject({
      kind: "member",
      username: "ana",
      displayName: "Ana Lima",
      hasPassword: true,
    });
    expect(await ana.call("getMe")).toEqual(ana.me);
    const socket = await ana.socket();
    expect(socket.sync.me).toEqual(ana.me);
    expect(socket.sync.conversations.map(({ info }) => info.name)).toEqual(["general"]);
    await socket.settle();
  });
});
