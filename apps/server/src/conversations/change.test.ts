import type { Ask, endpoints, Id } from "@parley/protocol";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { begin, look, put, refusalOf, say } from "../../test/conversations.ts";
import { startServer, type TestServer } from "../../test/server.ts";
import type { Someone } from "../../test/visitor.ts";

let server: TestServer;
let ana: Someone, bo: Someone;
let number = 0;
let id: Id;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());
beforeEach(async () => {
  number++;
  ana = await server.person(`ana-${number}`);
  bo = await server.person(`bo-${number}`);
  ({ id } = await begin(ana, { kind: "channel", name: `tea-${number}` }));
  await put(bo, id, "me");
});

type Changes = Ask<(typeof endpoints)["changeConversation"]>["body"];
const change = (who: Someone, body: Changes, conversation = id) =>
  who.call("changeConversation", { params: { conversation }, body });

describe("changing", () => {
  test("everybody in it hears each change, whole and in order", async () => {
    const socket = await bo.socket();
    const changed = await change(ana, { name: `Chai-${number}`, topic: "hot", access: "invited" });
    expect(changed).toMatchObject({ name: `Chai-${number}`, topic: "hot", access: "invited" });

    await socket.event((one) => "conversation" in one && one.conversation.change === "access");
    const told = socket
      .eventsOf(id)
      .map((one) => ("conversation" in one ? one.conversation : null));
    expect(told).toEqual([
      { change: "renamed", name: `Chai-${number}`, topic: "", access: "open", phones: false },
      { change: "topic", name: `Chai-${number}`, topic: "hot", access: "open", phones: false },
      { change: "access", name: `Chai-${number}`, topic: "hot", access: "invited", phones: false },
    ]);
    expect(await look(bo, id)).toEqual({ ...changed, me: expect.anything() });
  });

  test("only owners and moderators may", async () => {
    expect(await refusalOf(change(bo, { topic: "cold" }))).toBe("not_allowed");
    await put(ana, id, bo, { role: "moderator" });
    expect(await refusalOf(change(bo, { topic: "cold", access: "invited" }))).toBe("nothing");
  });

  test("what is the same already is no change", async () => {
    const { lastVer } = await look(ana, id);
    await change(ana, { name: `tea-${number}`, topic: "", access: "open" });
    await change(ana, {});

    expect(await look(ana, id)).toMatchObject({ lastVer });
  });

  test("a name can be written otherwise, but not be another's", async () => {
    expect(await change(ana, { name: `TEA-${number}` })).toMatchObject({ name: `TEA-${number}` });
    await begin(bo, { kind: "group", name: `coffee-${number}` });

    const both = change(ana, { topic: "not this either", name: `Coffee-${number}` });
    expect(await refusalOf(both)).toBe("name_taken");
    expect(await look(ana, id)).toMatchObject({ name: `TEA-${number}`, topic: "" });
  });

  test("of many who rename to one name at once, one gets it", async () => {
    const made = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        begin(ana, { kind: "channel", name: `many-${number}-${index}` }),
      ),
    );
    const answers = await Promise.all(
      made.map((one) => refusalOf(change(ana, { name: `wanted-${number}` }, one.id))),
    );

    expect(answers.filter((answer) => answer === "nothing")).toHaveLength(1);
    expect(answers.filter((answer) => answer === "name_taken")).toHaveLength(7);
  });
});

describe("deleting", () => {
  test("it is gone for everybody, with all that was said", async () => {
    const seq = await say(ana, id, `@${bo.me.username} soon gone`);
    expect((await bo.call("listMentions")).items).toHaveLength(1);
    const [anaSocket, boSocket] = [await ana.socket(), await bo.socket()];
    await ana.call("deleteConversation", { params: { conversation: id } });

    for (const socket of [anaSocket, boSocket]) {
      expect(await socket.notice("gone")).toMatchObject({ conversation: id, reason: "deleted" });
    }
    expect(await refusalOf(look(ana, id))).toBe("not_found");
    expect(await refusalOf(say(ana, id))).toBe("not_found");
    expect((await bo.call("listMentions")).items).toEqual([]);
    const { db } = server.parts.database;
    for (const table of ["message", "send", "mention", "event", "membership"] as const) {
      const rows = await db
        .selectFrom(table)
        .select("conversation_id")
        .where("conversation_id", "=", id)
        .execute();
      expect(rows, `${table} ${seq}`).toEqual([]);
    }
    expect(await refusalOf(begin(bo, { kind: "channel", name: `tea-${number}` }))).toBe("nothing");
  });

  test("only owners may, and admins who are in it", async () => {
    const params = { conversation: id };
    expect(await refusalOf(bo.call("deleteConversation", { params }))).toBe("not_allowed");
    await put(ana, id, bo, { role: "moderator" });
    expect(await refusalOf(bo.call("deleteConversation", { params }))).toBe("not_allowed");

    const { db } = server.parts.database;
    await db.updateTable("person").set({ role: "admin" }).where("id", "=", bo.me.id).execute();
    await bo.call("deleteConversation", { params });
    expect(await refusalOf(look(ana, id))).toBe("not_found");
  });
});

describe("#general", () => {
  async function general(who: Someone): Promise<Id> {
    const { items } = await who.call("listConversations", { query: { name: "#General" } });
    return items[0]!.id;
  }

  test("everybody is in it from the start, without anything unread", async () => {
    const it = await general(ana);
    await say(ana, it);
    const cy = await server.person(`cy-${number}`);

    const seen = await look(cy, it);
    expect(seen).toMatchObject({ name: "general", general: true, me: { state: "joined" } });
    expect(seen.me.readSeq).toBe(seen.lastSeq);
    const guest = await server.guest(`Guest ${number}`);
    expect(await look(guest, it)).toMatchObject({ members: seen.members + 1 });
  });

  test("cannot be left, renamed, closed or deleted, and nobody is put out of it", async () => {
    const it = await general(ana);
    const { db } = server.parts.database;
    await db.updateTable("person").set({ role: "admin" }).where("id", "=", ana.me.id).execute();
    const at = { conversation: it };

    const answers = await Promise.all(
      [
        ana.call("removeMember", { params: { ...at, person: "me" } }),
        ana.call("removeMember", { params: { ...at, person: bo.me.id } }),
        change(ana, { name: "lobby" }, it),
        change(ana, { access: "invited" }, it),
        ana.call("deleteConversation", { params: at }),
      ].map(refusalOf),
    );
    expect(new Set(answers)).toEqual(new Set(["general_stays"]));
    expect(await look(bo, it)).toMatchObject({ name: "general", access: "open" });
  });

  test("its topic is for those who run the server", async () => {
    const it = await general(bo);
    expect(await refusalOf(change(bo, { topic: "mine" }, it))).toBe("not_allowed");

    const { db } = server.parts.database;
    await db.updateTable("person").set({ role: "admin" }).where("id", "=", bo.me.id).execute();
    expect(await change(bo, { topic: "Welcome" }, it)).toMatchObject({ topic: "Welcome" });
  });
});
