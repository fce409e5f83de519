import { once } from "node:events";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { generalOf } from "../../test/places.ts";
import { startServer, type TestServer } from "../../test/server.ts";
import { Visitor } from "../../test/visitor.ts";
import { Wire } from "../../test/wire.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

// A connection is let in by its session. What the session may, it may only as long as it lasts.
describe("a connection whose session ends before it has been greeted", () => {
  const ways: [string, (wire: Wire) => Promise<void>][] = [
    ["kept waiting", () => Promise.resolve()],
    [
      "that had said goodbye and kept the line",
      async (wire) => {
        wire.send("40");
        await wire.until((frame) => frame.startsWith('42["sync"'));
        const gone = once(wire.serverSide, "disconnect");
        wire.send("41");
        await gone;
        wire.frames.length = 0;
      },
    ],
  ];

  test.each(ways)("%s, hears nothing and does nothing", async (way, prepare) => {
    const name = way.split(" ")[0]!;
    const owner = await server.person(`owner-${name}`);
    const thief = new Visitor(server, new Map(owner.cookies));
    const wire = await Wire.open(Object.assign(thief, { me: owner.me, password: "" }));
    await prepare(wire);

    await owner.call("endCurrentSession");
    const general = generalOf(await (await server.person(`other-${name}`)).socket());
    const body = { conversation: general, cid: crypto.randomUUID(), body: "I am still here" };
    wire.send("40", `421["message.send",${JSON.stringify(body)}]`);
    await wire.closed;

    expect(wire.frames.join("\n")).not.toMatch(/"sync"|"seq"|"conversations"/);
    const watching = await server.person(`watching-${name}`);
    const { items } = await watching.call("listMessages", { params: { conversation: general } });
    expect(items).toEqual([]);
  });
});
