import type { Event, Id } from "@parley/protocol";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { begin, look, membersOf, put, refusalOf, takeOut } from "../../test/conversations.ts";
import { startServer, type TestServer } from "../../test/server.ts";
import type { TestSocket } from "../../test/socket.ts";
import type { Someone } from "../../test/visitor.ts";

let server: TestServer;
let number = 0;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());
beforeEach(() => {
  number++;
});

function crowd(count: number): Promise<Someone[]> {
  const names = Array.from({ length: count }, (_, index) => `p${index}-${number}`);
  return Promise.all(names.map((name) => server.person(name)));
}

/** Hears everything up to a version, and answers it as it came. */
async function hearTo(socket: TestSocket, conversation: Id, ver: number): Promise<Event[]> {
  await socket.event((event) => event.ver === ver && socket.eventsOf(conversation).includes(event));
  return socket.eventsOf(conversation);
}

test("fifty joins and leaves at once keep the count right, and a bystander hears them in order", async () => {
  const [ana, ...people] = (await crowd(26)) as [Someone, ...Someone[]];
  const { id, lastVer } = await begin(ana, { kind: "channel", name: `busy-${number}` });
  const socket = await ana.socket();

  await Promise.all(
    people.map(async (person, index) => {
      await put(person, id, "me");
      if (index % 2) await takeOut(person, id, "me");
    }),
  );
  const after = await look(ana, id);
  expect(after.members).toBe(14);
  expect(await membersOf(ana, id)).toHaveLength(14);

  const heard = await hearTo(socket, id, after.lastVer);
  const expected = Array.from({ length: 37 }, (_, index) => lastVer + 1 + index);
  expect(heard.map((event) => event.ver)).toEqual(expected);
  let members = 1;
  for (const event of heard) {
    if (!("membership" in event)) throw new Error("Nothing else happened");
    members += event.membership.change === "joined" ? 1 : -1;
    expect(event.membership.members).toBe(members);
  }
});

test("changes that take long to tell and changes that do not are heard in the order they were made", async () => {
  const [ana, ...people] = (await crowd(13)) as [Someone, ...Someone[]];
  const { id, lastVer } = await begin(ana, { kind: "channel", name: `mixed-${number}` });
  const socket = await ana.socket();
  const params = { conversation: id };
  await Promise.all(
    people.flatMap((person, index) => [
      put(person, id, "me"),
      ana.call("changeConversation", { params, body: { topic: `topic ${index}` } }),
    ]),
  );

  const heard = await hearTo(socket, id, (await look(ana, id)).lastVer);
  const expected = Array.from({ length: 24 }, (_, index) => lastVer + 1 + index);
  expect(heard.map((event) => event.ver)).toEqual(expected);
});

test("one person who joins and leaves from many tabs at once is in it once or not at all", async () => {
  const [ana, bo] = (await crowd(2)) as [Someone, Someone];
  const { id } = await begin(ana, { kind: "channel", name: `tabs-${number}` });
  await Promise.all(
    Array.from({ length: 25 }, (_, index) =>
      refusalOf(index % 2 ? put(bo, id, "me") : takeOut(bo, id, "me")),
    ),
  );

  const rows = await membersOf(ana, id);
  expect((await look(ana, id)).members).toBe(rows.length);
  await put(bo, id, "me");
  expect((await look(ana, id)).members).toBe(2);
});

test("when all owners leave at once, somebody who stays owns it", async () => {
  const [ana, bo, cy, dee] = (await crowd(4)) as [Someone, Someone, Someone, Someone];
  const { id } = await begin(ana, { kind: "group", name: `last-${number}`, access: "open" });
  for (const person of [bo, cy, dee]) await put(person, id, "me");
  for (const person of [bo, cy]) await put(ana, id, person, { role: "owner" });

  await Promise.all([ana, bo, cy].map((person) => takeOut(person, id, "me")));
  const members = await membersOf(dee, id);
  expect(members.map(({ person, role }) => [person.id, role])).toEqual([[dee.me.id, "owner"]]);
});

test("when two owners step down at once, one of them stays an owner", async () => {
  const [ana, bo] = (await crowd(2)) as [Someone, Someone];
  const { id } = await begin(ana, { kind: "group", name: `down-${number}`, access: "open" });
  await put(bo, id, "me");
  await put(ana, id, bo, { role: "owner" });

  const down = [ana, bo].map((person) => refusalOf(put(person, id, "me", { role: "member" })));
  expect((await Promise.all(down)).toSorted()).toEqual(["last_owner", "nothing"]);
});

test("when everybody leaves a group at once, it is gone", async () => {
  const people = (await crowd(6)) as [Someone, ...Someone[]];
  const name = `empty-${number}`;
  const { id } = await begin(people[0], { kind: "group", name, access: "open" });
  for (const person of people.slice(1)) await put(person, id, "me");

  await Promise.all(people.map((person) => takeOut(person, id, "me")));
  expect(await refusalOf(put(people[1]!, id, "me"))).toBe("not_found");
  expect(await refusalOf(begin(people[0], { kind: "group", name }))).toBe("nothing");
});

test("whoever joins while it is deleted is either in it or told that it is gone", async () => {
  const [ana, ...people] = (await crowd(9)) as [Someone, ...Someone[]];
  const { id } = await begin(ana, { kind: "channel", name: `doomed-${number}` });
  const [answers] = await Promise.all([
    Promise.all(people.map((person) => refusalOf(put(person, id, "me")))),
    ana.call("deleteConversation", { params: { conversation: id } }),
  ]);

  expect(new Set([...answers, "nothing", "not_found"]).size).toBe(2);
  for (const person of people) expect(await refusalOf(look(person, id))).toBe("not_found");
});

test("an invitation made from many sides at once is one invitation", async () => {
  const [ana, bo, cy] = (await crowd(3)) as [Someone, Someone, Someone];
  const { id } = await begin(ana, { kind: "group", name: `many-${number}`, access: "open" });
  await put(bo, id, "me");

  const invited = Array.from({ length: 10 }, (_, index) => put(index % 2 ? ana : bo, id, cy));
  expect(new Set((await Promise.all(invited)).map(({ state }) => state))).toEqual(
    new Set(["requested"]),
  );
  expect(await membersOf(ana, id)).toHaveLength(3);
});
