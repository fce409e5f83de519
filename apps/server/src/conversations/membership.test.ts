import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import {
  begin,
  keep,
  look,
  membersOf,
  put,
  refusalOf,
  say,
  takeOut,
} from "../../test/conversations.ts";
import { startServer, type TestServer } from "../../test/server.ts";
import type { Someone } from "../../test/visitor.ts";

let server: TestServer;
let ana: Someone, bo: Someone, cy: Someone;
let number = 0;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());
beforeEach(async () => {
  number++;
  const names = ["ana", "bo", "cy"].map((name) => server.person(`${name}-${number}`));
  [ana, bo, cy] = (await Promise.all(names)) as [Someone, Someone, Someone];
});

/** Made by the first; the others join in order. */
async function channel(kind: "channel" | "group", owner: Someone, ...people: Someone[]) {
  const { id } = await begin(owner, { kind, name: `${kind}-${number}`, access: "open" });
  for (const person of people) await put(person, id, "me");
  return id;
}

async function rolesIn(who: Someone, id: number): Promise<Record<string, string>> {
  const members = await membersOf(who, id);
  return Object.fromEntries(
    members.map(({ person, role }) => [person.displayName.split("-")[0]!, role]),
  );
}

describe("joining", () => {
  test("anybody comes into an open channel or group, by its id", async () => {
    for (const kind of ["channel", "group"] as const) {
      const id = await channel(kind, ana);
      await say(ana, id, "before");

      expect(await put(bo, id, "me")).toMatchObject({ state: "joined", role: "member" });
      expect(await look(bo, id)).toMatchObject({ members: 2, me: { readSeq: 1, joinedSeq: 1 } });
      expect(await put(bo, id, "me")).toMatchObject({ state: "joined" });
      expect(await look(bo, id)).toMatchObject({ members: 2 });
    }
  });

  test("the newcomer is shown the conversation, and everybody in it hears that they came", async () => {
    const id = await channel("channel", ana);
    const [anaSocket, boSocket] = [await ana.socket(), await bo.socket()];
    await put(bo, id, "me");

    const { entry } = await boSocket.notice("conversation");
    expect(entry).toMatchObject({ conversation: id, ver: 2 });
    const event = await anaSocket.event((one) => "membership" in one);
    expect(event).toMatchObject({
      ver: 2,
      by: bo.me.id,
      membership: { change: "joined", person: { id: bo.me.id }, role: "member", members: 2 },
    });
    await say(ana, id, "welcome");
    await boSocket.event((one) => "message" in one && one.message.body === "welcome");
  });

  test("the first to come into a channel that everybody has left owns it", async () => {
    const id = await channel("channel", ana);
    await takeOut(ana, id, "me");

    expect(await put(bo, id, "me")).toMatchObject({ role: "owner" });
    expect(await put(ana, id, "me")).toMatchObject({ role: "member" });
  });
});

describe("roles", () => {
  test("owners give them, everybody hears it, and moderators give none", async () => {
    const id = await channel("channel", ana, bo, cy);
    const socket = await cy.socket();

    expect(await put(ana, id, bo, { role: "moderator" })).toMatchObject({ role: "moderator" });
    const event = await socket.event((one) => "membership" in one);
    expect(event).toMatchObject({
      by: ana.me.id,
      membership: { change: "role", role: "moderator", state: "joined", members: 3 },
    });
    expect(await refusalOf(put(bo, id, cy, { role: "moderator" }))).toBe("not_allowed");
    expect(await refusalOf(put(bo, id, "me", { role: "owner" }))).toBe("not_allowed");
    expect(await rolesIn(cy, id)).toEqual({ ana: "owner", bo: "moderator", cy: "member" });
  });

  test("the last owner stays one until there is another", async () => {
    const id = await channel("group", ana, bo);

    expect(await refusalOf(put(ana, id, "me", { role: "member" }))).toBe("last_owner");
    await put(ana, id, bo, { role: "owner" });
    expect(await put(ana, id, "me", { role: "member" })).toMatchObject({ role: "member" });
    expect(await refusalOf(put(bo, id, "me", { role: "member" }))).toBe("last_owner");
  });

  test("an owner-to-be who has not accepted is no owner yet", async () => {
    const { id } = await begin(ana, { kind: "group", name: `g-${number}`, people: [bo.me.id] });
    await put(ana, id, bo, { role: "owner" });

    expect(await refusalOf(put(ana, id, "me", { role: "member" }))).toBe("last_owner");
  });

  test("a role that is held already changes nothing", async () => {
    const id = await channel("channel", ana, bo);
    const { lastVer } = await look(ana, id);

    await put(ana, id, bo, { role: "member" });
    expect(await look(ana, id)).toMatchObject({ lastVer });
  });

  test("how much notifies somebody is theirs alone to say, and told to nobody else", async () => {
    const id = await channel("channel", ana, bo);
    const [anaSocket, boSocket] = [await ana.socket(), await bo.socket()];

    expect(await refusalOf(put(ana, id, bo, { level: "nothing" }))).toBe("not_allowed");
    await put(bo, id, "me", { level: "mentions" });
    const { entry } = await boSocket.notice("conversation");
    expect(entry.info.me.level).toBe("mentions");
    await anaSocket.settle();
    expect(anaSocket.eventsOf(id)).toEqual([]);
  });
});

describe("putting out", () => {
  test("owners and moderators put out those below them, who are told", async () => {
    const id = await channel("channel", ana, bo, cy);
    await put(ana, id, bo, { role: "moderator" });
    const socket = await cy.socket();

    expect(await refusalOf(takeOut(cy, id, bo))).toBe("not_allowed");
    expect(await refusalOf(takeOut(bo, id, ana))).toBe("not_allowed");
    await takeOut(bo, id, cy);
    expect(await socket.notice("gone")).toMatchObject({ conversation: id, reason: "removed" });
    expect(await look(ana, id)).toMatchObject({ members: 2 });
    expect(await refusalOf(takeOut(bo, id, cy))).toBe("not_found");
  });
});

describe("leaving", () => {
  test("those who stay hear it, and the count goes down", async () => {
    const id = await channel("channel", ana, bo);
    const [anaSocket, boSocket] = [await ana.socket(), await bo.socket()];
    await takeOut(bo, id, "me");

    expect(await boSocket.notice("gone")).toMatchObject({ conversation: id, reason: "left" });
    const event = await anaSocket.event((one) => "membership" in one);
    expect(event).toMatchObject({
      by: bo.me.id,
      membership: { change: "left", state: null, members: 1 },
    });
    expect(await refusalOf(takeOut(bo, id, "me"))).toBe("not_found");
  });

  test("when the last owner leaves, the moderator who has been there longest takes over", async () => {
    const dee = await server.person(`dee-${number}`);
    const id = await channel("group", ana, bo, cy, dee);
    await put(ana, id, dee, { role: "moderator" });
    await put(ana, id, cy, { role: "moderator" });
    const socket = await bo.socket();
    await takeOut(ana, id, "me");

    expect(await rolesIn(bo, id)).toEqual({ bo: "member", cy: "owner", dee: "moderator" });
    const event = await socket.event(
      (one) => "membership" in one && one.membership.change === "role",
    );
    expect(event).toMatchObject({ by: ana.me.id, membership: { person: { id: cy.me.id } } });
  });

  test("without a moderator it is the member who has been there longest", async () => {
    const id = await channel("group", ana, cy, bo);
    await takeOut(ana, id, "me");

    expect(await rolesIn(bo, id)).toEqual({ cy: "owner", bo: "member" });
  });

  test("a group ends with its last member, and is gone for those only invited too", async () => {
    const { id } = await begin(ana, { kind: "group", name: `end-${number}`, people: [bo.me.id] });
    await say(ana, id, "to be forgotten");
    const [anaSocket, boSocket] = [await ana.socket(), await bo.socket()];
    await takeOut(ana, id, "me");

    expect(await anaSocket.notice("gone")).toMatchObject({ conversation: id, reason: "left" });
    expect(await boSocket.notice("gone")).toMatchObject({ conversation: id, reason: "deleted" });
    expect(await refusalOf(put(bo, id, "me"))).toBe("not_found");
    const { id: again } = await begin(bo, { kind: "group", name: `end-${number}` });
    expect(again).not.toBe(id);
  });

  test("a channel lasts without anybody in it, unless nobody could come back", async () => {
    const id = await channel("channel", ana);
    await say(ana, id, "still here");
    await takeOut(ana, id, "me");
    await put(bo, id, "me");
    const { items } = await bo.call("listMessages", { params: { conversation: id } });
    expect(items.map(({ body }) => body)).toEqual(["still here"]);

    const params = { conversation: id };
    await bo.call("changeConversation", { params, body: { access: "invited" } });
    await takeOut(bo, id, "me");
    expect(await refusalOf(begin(cy, { kind: "channel", name: `channel-${number}` }))).toBe(
      "nothing",
    );
  });

  test("whoever comes back is a member like any other, and reads everything", async () => {
    await keep(ana, bo);
    const id = await channel("channel", ana, bo);
    await put(ana, id, bo, { role: "owner" });
    await takeOut(ana, id, "me");
    await say(bo, id, "while away");

    expect(await put(ana, id, "me")).toMatchObject({ role: "member" });
    const { items } = await ana.call("listMessages", { params: { conversation: id } });
    expect(items).toHaveLength(1);
  });
});
