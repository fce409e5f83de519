import type { ListedConversation } from "@parley/protocol";
import { afterAll, beforeAll, expect, test } from "vitest";
import { begin, membersOf, put, takeOut } from "../../test/conversations.ts";
import { startServer, type TestServer } from "../../test/server.ts";
import type { Someone } from "../../test/visitor.ts";

let server: TestServer;
let ana: Someone, bo: Someone;
beforeAll(async () => {
  server = await startServer();
  ana = await server.person("ana", { displayName: "Ána Ünal" });
  bo = await server.person("ben");
});
afterAll(() => server.close());

async function listed(who: Someone, query: { q?: string; name?: string; after?: number } = {}) {
  const page = await who.call("listConversations", { query: { listed: "1", ...query } });
  return page as { items: ListedConversation[]; next?: number };
}
const namesOf = (items: ListedConversation[]) => items.map(({ name }) => name);

test("what no name can hold is found nowhere, and refused by nobody", async () => {
  expect((await listed(ana, { name: "a\0b" })).items).toEqual([]);
  expect((await listed(ana, { q: "a\0b" })).items).toEqual([]);
});

test("open channels and groups are listed to everybody, with how many are in them", async () => {
  const { id } = await begin(ana, { kind: "channel", name: "garden" });
  await begin(ana, { kind: "group", name: "open-group", access: "open" });

  const mine = (await listed(ana)).items.find((item) => item.id === id);
  const theirs = (await listed(bo)).items.find((item) => item.id === id);
  expect(mine).toMatchObject({ name: "garden", members: 1, joined: true });
  expect(theirs).toMatchObject({ name: "garden", members: 1, joined: false });
  expect(namesOf((await listed(bo)).items)).toEqual(["general", "garden", "open-group"]);
});

test("what is by invitation is listed to nobody, not even to those in it or invited", async () => {
  const { id } = await begin(ana, { kind: "group", name: "hidden", people: [bo.me.id] });
  await begin(ana, { kind: "channel", name: "hidden-channel", access: "invited" });
  await begin(ana, { kind: "direct", people: [bo.me.id] });

  for (const who of [ana, bo]) {
    expect(namesOf((await listed(who, { q: "hidden" })).items)).toEqual([]);
    expect((await listed(who, { name: "hidden" })).items).toEqual([]);
    expect((await listed(who)).items.map((item) => item.id)).not.toContain(id);
  }
});

test("one's own are all that one is in or asked to be, the last written in first", async () => {
  const cy = await server.person("cleo");
  const { id } = await begin(ana, { kind: "group", name: "asked", people: [cy.me.id] });
  const notes = await begin(cy, { kind: "direct", people: [cy.me.id] });

  const { items } = await cy.call("listConversations");
  expect(new Set(items.map((item) => item.id))).toEqual(
    new Set([notes.id, id, (await listed(cy)).items[0]!.id]),
  );
  await takeOut(cy, id, "me");
  const left = await cy.call("listConversations");
  expect(left.items.map((item) => item.id)).not.toContain(id);
});

test("search finds part of a name or topic in any case and alphabet, and takes nothing for a pattern", async () => {
  await begin(ana, { kind: "channel", name: "Fußball", topic: "ЗЕНИТ и Спартак" });
  await begin(ana, { kind: "channel", name: "snake_case", topic: "100% \\o/" });
  const found = async (q: string) => namesOf((await listed(bo, { q })).items);

  expect(await found("FUSSBALL")).toEqual([]);
  expect(await found("uß")).toEqual(["Fußball"]);
  expect(await found("зенит И  спар")).toEqual(["Fußball"]);
  expect(await found("#SNAKE_")).toEqual(["snake_case"]);
  expect(await found("snake-case")).toEqual([]);
  expect(await found("e_c")).toEqual(["snake_case"]);
  expect(await found("0%")).toEqual(["snake_case"]);
  expect(await found("%")).toEqual(["snake_case"]);
  expect(await found("\\O")).toEqual(["snake_case"]);
  expect(await found("\\")).toEqual(["snake_case"]);
});

test("an open one is found by its exact name, however it is written", async () => {
  await begin(ana, { kind: "channel", name: "Ärger" });
  const found = async (name: string) => namesOf((await listed(bo, { name })).items);

  expect(await found("#ÄRGER")).toEqual(["Ärger"]);
  expect(await found("ärger")).toEqual(["Ärger"]);
  expect(await found("ärge")).toEqual([]);
});

test("the list goes on where it stopped, without gaps or repeats", async () => {
  for (let index = 0; index < 60; index++) {
    const topic = index % 2 ? "Ungerade" : "ÜBRIGE";
    await begin(ana, { kind: "channel", name: `page-${index}`, topic });
  }
  for (const [q, count] of [
    ["page-", 60],
    ["übrige", 30],
  ] as const) {
    const seen: (string | null)[] = [];
    let after: number | undefined = 0;
    while (after !== undefined) {
      const page = await listed(bo, { q, after });
      expect(page.items.length).toBeLessThanOrEqual(50);
      seen.push(...namesOf(page.items));
      after = page.next;
    }
    expect(seen).toHaveLength(count);
    expect(new Set(seen).size).toBe(count);
  }
});

test("members are found by name or username, page by page", async () => {
  const { id } = await begin(ana, { kind: "channel", name: "crowd" });
  await put(bo, id, "me");
  const find = async (q: string) => {
    const { items } = await ana.call("listMembers", { params: { conversation: id }, query: { q } });
    return items.map(({ person }) => person.username);
  };

  expect(await find("ünal")).toEqual(["ana"]);
  expect(await find("@BEN")).toEqual(["ben"]);
  expect(await find("nobody")).toEqual([]);

  await server.parts.database.write(async (tx) => {
    for (let one = 1; one <= 55; one++) {
      const person = { id: one, kind: "member", created_at: 0 } as const;
      const names = { username: `extra-${one}`, name_key: `extra-${one}`, display_name: "Extra" };
      await tx
        .insertInto("person")
        .values({ ...person, ...names })
        .execute();
      const joined = {
        conversation_id: id,
        person_id: one,
        state: "joined",
        role: "member",
      } as const;
      await tx
        .insertInto("membership")
        .values({ ...joined, joined_seq: 0, read_seq: 0, created_at: 0 })
        .execute();
    }
  });
  const first = await ana.call("listMembers", { params: { conversation: id } });
  const query = { after: first.next! };
  const second = await ana.call("listMembers", { params: { conversation: id }, query });
  const all = [...first.items, ...second.items].map(({ person }) => person.id);
  expect(new Set(all).size).toBe(57);
  expect(second.next).toBeUndefined();
  expect((await membersOf(ana, id)).length).toBe(50);
});
