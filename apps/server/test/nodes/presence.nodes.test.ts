import { afterAll, beforeAll, expect, test } from "vitest";
import type { Push } from "@parley/protocol";
import { startServer } from "../server.ts";
import type { Someone } from "../visitor.ts";
import { at, startPair, type Pair } from "./pair.ts";

let nodes: Pair;
let ana: Someone, ben: Someone;
beforeAll(async () => {
  nodes = await startPair();
  [ana, ben] = [await nodes.one.person("ana"), await nodes.one.person("ben")];
});
afterAll(() => nodes.close());

const says = (state: "online" | "offline") => (push: Push<"presence">) =>
  push.people.some((one) => one.person === ben.me.id && one.state === state);

test("who comes and goes on one node is seen on the other", async () => {
  const watching = await ana.socket();
  await watching.send("presence.watch", { people: [ben.me.id] });
  await watching.next("presence", says("offline"));

  const [first, second] = [await at(nodes.two, ben).socket(), await at(nodes.two, ben).socket()];
  await watching.next("presence", says("online"));
  first.close();
  second.close();
  expect(await watching.next("presence", says("offline"))).toBeDefined();
});

test("who was there before one began to look is seen", async () => {
  const here = await at(nodes.two, ben).socket();
  const watching = await ana.socket();
  await watching.send("presence.watch", { people: [ben.me.id] });
  expect(await watching.next("presence", says("online"))).toBeDefined();
  here.close();
  await watching.next("presence", says("offline"));
});

test("who is on two nodes is there until gone from both", async () => {
  const watching = await ana.socket();
  await watching.send("presence.watch", { people: [ben.me.id] });
  await watching.next("presence", says("offline"));
  const here = await ben.socket();
  await watching.next("presence", says("online"));
  const there = await at(nodes.two, ben).socket();
  here.close();
  await there.settle();
  there.close();
  const { people } = await watching.next("presence");
  expect(people).toEqual([{ person: ben.me.id, state: "offline" }]);
});

test("whoever is on a node that stops is gone, and back when they come to another", async () => {
  const third = await startServer({ beside: nodes.one });
  const watching = await ana.socket();
  await watching.send("presence.watch", { people: [ben.me.id] });
  await watching.next("presence", says("offline"));
  await at(third, ben).socket();
  await watching.next("presence", says("online"));

  await third.close();
  await watching.next("presence", says("offline"));
  const back = await at(nodes.two, ben).socket();
  expect(await watching.next("presence", says("online"))).toBeDefined();
  back.close();
});
