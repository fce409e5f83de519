import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { begin, put, say, takeOut } from "../../test/conversations.ts";
import { startServer, type TestServer } from "../../test/server.ts";
import { Visitor, type Someone } from "../../test/visitor.ts";

describe("on two nodes", () => {
  let here: TestServer, there: TestServer;
  let ana: Someone, ben: Someone;
  beforeAll(async () => {
    here = await startServer({ redis: true });
    there = await startServer({ beside: here });
    ana = await here.person("ana");
    const { me, password, cookies } = await here.person("ben");
    ben = Object.assign(new Visitor(there, cookies), { me, password });
  });
  afterAll(async () => {
    await there.close();
    await here.close();
  });

  test("whoever is brought in by another node hears the conversation, and once out, nothing", async () => {
    const { id } = await begin(ana, { kind: "group", name: "across", access: "open" });
    const socket = await ben.socket();
    await put(ben, id, "me");
    await socket.notice("conversation");
    await say(ana, id, "welcome");
    await socket.event((event) => "message" in event && event.message.body === "welcome");

    const before = Array.from({ length: 10 }, () => say(ana, id, "in the middle of it"));
    const out = takeOut(ana, id, ben);
    const after = Array.from({ length: 10 }, () => say(ana, id, "in the middle of it"));
    await Promise.all([...before, out, ...after]);
    await say(ana, id, "behind his back");
    expect(await socket.notice("gone")).toMatchObject({ conversation: id, reason: "removed" });
    await socket.settle();
    const heard = socket.eventsOf(id);
    expect(JSON.stringify(heard)).not.toContain("behind his back");
    const { events } = await ana.call("listMessages", { params: { conversation: id } });
    const removal = events.at(-1)!.ver;
    for (const event of heard) expect(event.ver).toBeLessThan(removal);
  });

  test("two nodes that want one name at once: one gets it", async () => {
    const body = { kind: "channel" as const, name: "both" };
    const both = await Promise.allSettled([begin(ana, body), begin(ben, body)]);

    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  });

  test("a second node makes no second #general", async () => {
    const rows = await here.parts.database.db
      .selectFrom("conversation")
      .select("id")
      .where("general", "=", 1)
      .execute();
    expect(rows).toHaveLength(1);
  });
});
