import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Id } from "@parley/protocol";
import { begin, membersOf, say } from "../../../test/conversations.ts";
import { Handset } from "../../../test/handset.ts";
import { startServer, type TestServer } from "../../../test/server.ts";
import type { Someone } from "../../../test/visitor.ts";

let server: TestServer;
let ana: Someone;
let garden: Id;
beforeAll(async () => {
  server = await startServer({ settings: { TEXT_HOLD_SECONDS: "0" } });
  ana = await server.person("ana", { displayName: "Ana" });
  garden = (await begin(ana, { kind: "channel", name: "garden", phones: true })).id;
});
afterAll(() => server.close());

describe("JOIN", () => {
  test("brings a phone into a conversation, which is answered by one text", async () => {
    const bo = new Handset(server, "+12025550142");
    const { body, from } = await bo.ask("JOIN garden");
    expect(body).toMatch(/^You are in garden with 1 other\. /);

    const socket = await ana.socket();
    await bo.write("Hello from the bus", from);
    const push = await socket.event((one) => "message" in one);
    expect(push).toMatchObject({ message: { body: "Hello from the bus", lane: "text" } });
    await say(ana, garden, "Welcome");
    expect(await bo.next()).toMatchObject({ from, body: "Ana: Welcome" });
    expect(await membersOf(ana, garden)).toMatchObject([
      { person: { kind: "member" }, byText: false },
      { person: { kind: "phone", displayName: "Phone …0142" }, byText: true },
    ]);
  });
});
