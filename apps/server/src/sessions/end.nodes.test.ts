import { afterAll, beforeAll, expect, test } from "vitest";
import { refusalOf } from "../../test/conversations.ts";
import { startServer, type TestServer } from "../../test/server.ts";
import { Visitor, type Someone } from "../../test/visitor.ts";

let one: TestServer;
let two: TestServer;
beforeAll(async () => {
  one = await startServer({ redis: true });
  two = await startServer({ beside: one });
});
afterAll(async () => {
  await two.close();
  await one.close();
});

/** Somebody with a socket on each node. */
async function onBoth(name: string) {
  const here = await one.person(name);
  const there = new Visitor(two, here.cookies);
  return { here, there, sockets: [await here.socket(), await there.socket()] };
}

test("signing out on one node closes the sockets on every other", async () => {
  const { here, there, sockets } = await onBoth("gus");
  await there.call("endCurrentSession");
  for (const socket of sockets) {
    await socket.notice("session-ended");
    await socket.closed;
  }
  expect(await refusalOf(here.call("getMe"))).toBe("not_signed_in");
});

test("a new password on one node closes the sockets of all other sessions on every node", async () => {
  const { here, sockets } = await onBoth("hal");
  const program = await two.program(here);
  const other = await program.socket();
  await here.call("changeMe", {
    body: { currentPassword: here.password, newPassword: "eight paler lanterns" },
  });
  await other.notice("session-ended");
  await other.closed;
  expect(await refusalOf(program.call("getMe"))).toBe("not_signed_in");
  for (const socket of sockets) {
    await socket.settle();
    expect(socket.io.connected).toBe(true);
  }
});

test("a session ended elsewhere by its id is over on the node where it is used", async () => {
  const ida: Someone = await one.person("ida");
  const program = await two.program(ida);
  const socket = await program.socket();
  const { items } = await ida.call("listSessions");
  const other = items.find((session) => !session.current)!;
  await ida.call("endSession", { params: { session: other.id } });
  await socket.notice("session-ended");
  await socket.closed;
  expect(await refusalOf(program.call("listConversations"))).toBe("not_signed_in");
});
