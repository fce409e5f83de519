import { afterEach, beforeEach, expect, test } from "vitest";
import { FakeServer, bob } from "../test/fake-server.ts";
import { shownIn, signedIn, until } from "../test/person.ts";

let server: FakeServer;
beforeEach(async () => {
  server = await FakeServer.start();
});
afterEach(() => server.stop());

test("what somebody writes appears where one is", async () => {
  server.conversation(7).join(bob);
  server.write(7, bob, "hello");
  const { parley } = await signedIn(server);
  expect(shownIn(parley, 7)).toEqual(["joined", "hello"]);
  server.write(7, bob, "anybody there?");
  await until(parley, () => shownIn(parley, 7).length === 3);
  parley.send(7, "me");
  await until(parley, () => shownIn(parley, 7).includes("me"));
  expect(shownIn(parley, 7)).toEqual(["joined", "hello", "anybody there?", "me"]);
  await parley.stop();
});
