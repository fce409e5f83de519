import { afterAll, beforeAll, expect, test } from "vitest";
import { block } from "../../test/conversations.ts";
import { startServer, type TestServer } from "../../test/server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

test("who watches somebody is told whether they are there, and when that changes", async () => {
  const [ana, bo] = [await server.person("ana"), await server.person("ben")];
  const socket = await bo.socket();
  await socket.send("presence.watch", { people: [ana.me.id, 424_242] });
  const states = async () => (await socket.next("presence")).people;

  expect(await states()).toEqual([{ person: ana.me.id, state: "offline" }]);
  const there = await ana.socket();
  expect(await states()).toEqual([{ person: ana.me.id, state: "online" }]);
  there.close();
  expect(await states()).toEqual([{ person: ana.me.id, state: "offline" }]);
});

test("who is blocked while watching sees them go, and never come back", async () => {
  const [cy, dee] = [await server.person("cyd"), await server.person("dee")];
  const first = await cy.socket();
  const socket = await dee.socket();
  await socket.send("presence.watch", { people: [cy.me.id] });
  expect((await socket.next("presence")).people[0]!.state).toBe("online");

  await block(cy, dee);
  expect((await socket.next("presence")).people[0]!.state).toBe("offline");
  const heard: unknown[] = [];
  socket.io.on("presence", (push) => heard.push(push));
  first.close();
  await first.closed;
  await cy.socket();
  await socket.send("presence.watch", { people: [cy.me.id] });
  await socket.settle();
  expect(heard).toEqual([]);
});
