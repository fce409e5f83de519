import { afterEach, beforeEach, expect, test } from "vitest";
import { FakeServer, ada, bob, cyd } from "../test/fake-server.ts";
import {
  back,
  conversationIn,
  cutOff,
  heardOut,
  signedIn,
  until,
  type Account,
} from "../test/person.ts";

let server: FakeServer;
let account: Account;
beforeEach(async () => {
  server = await FakeServer.start();
  server.write(7, bob, "hello");
  account = await signedIn(server);
});
afterEach(async () => {
  await account.parley.stop();
  await server.stop();
});

const typing = () => conversationIn(account.parley, 7).typing;
const types = (person: { id: number }) =>
  server.emit("typing", { conversation: 7, person: person.id });
const heard = (name: string) => server.heard.filter((each) => each.name === name);

test("who types is shown until five seconds after the last word of it", async () => {
  types(bob);
  types(cyd);
  await until(account.parley, () => typing().length === 2);
  account.clock.pass(3_000);
  types(bob);
  await heardOut(server, account.parley);
  account.clock.pass(2_000);
  expect(typing()).toEqual([bob.id]);
  account.clock.pass(3_000);
  expect(typing()).toEqual([]);
});

test("whoever has written no longer types", async () => {
  types(bob);
  await until(account.parley, () => typing().length === 1);
  server.write(7, bob, "there");
  await until(account.parley, () => typing().length === 0);
  expect(conversationIn(account.parley, 7).last?.body).toBe("there");
});

test("one is not shown one's own typing on another device", async () => {
  types(ada);
  await heardOut(server, account.parley);
  expect(typing()).toEqual([]);
});

test("typing is told at most once in three seconds, and anew after a message", async () => {
  account.parley.typing(7);
  account.parley.typing(7);
  account.clock.pass(2_900);
  account.parley.typing(7);
  await server.hears("typing");
  account.clock.pass(100);
  account.parley.typing(7);
  await server.hears("typing", 2);
  account.parley.send(7, "done");
  account.parley.typing(7);
  await server.hears("typing", 3);
  expect(heard("typing")).toHaveLength(3);
});

test("those on screen are watched, the latest list alone, and again after a return", async () => {
  account.parley.watch([bob.id]);
  account.parley.watch([bob.id, cyd.id, cyd.id]);
  account.clock.pass(200);
  await server.hears("presence.watch");
  await cutOff(server, account);
  await back(account);
  await server.hears("presence.watch", 2);
  const people = [bob.id, cyd.id];
  expect(heard("presence.watch").map(({ payload }) => payload)).toEqual([{ people }, { people }]);
});

test("presence is known of those watched, and of nobody without a connection", async () => {
  account.parley.watch([bob.id, cyd.id]);
  server.emit("presence", {
    people: [
      { person: bob.id, state: "online" },
      { person: cyd.id, state: "offline" },
      { person: 99, state: "online" },
    ],
  });
  const { presence } = await until(account.parley, (state) => state.presence.size > 0);
  expect([...presence]).toEqual([
    [bob.id, "online"],
    [cyd.id, "offline"],
  ]);
  account.parley.watch([cyd.id]);
  expect([...account.parley.state.get().presence.keys()]).toEqual([cyd.id]);
  types(bob);
  await until(account.parley, () => typing().length === 1);
  await cutOff(server, account);
  expect(account.parley.state.get().presence.size).toBe(0);
  expect(typing()).toEqual([]);
});
