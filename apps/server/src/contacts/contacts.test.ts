import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { begin, block, look, refusalOf } from "../../test/conversations.ts";
import { startServer, type TestServer } from "../../test/server.ts";
import type { Someone } from "../../test/visitor.ts";

let server: TestServer;
let ana: Someone;
let bo: Someone;
let round = 0;

beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());
beforeEach(async () => {
  round++;
  ana = await server.person(`ana${round}`);
  bo = await server.person(`bob${round}`);
});

const keep = (who: Someone, whom: Someone, name?: string | null) =>
  who.call("keepContact", {
    params: { person: whom.me.id },
    body: name === undefined ? {} : { name },
  });
const ask = (who: Someone, whom: Someone) =>
  who.call("sendContactRequest", { body: { person: whom.me.id } });
const drop = (who: Someone, whom: Someone) =>
  who.call("dropContact", { params: { person: whom.me.id } });

async function contactsOf(who: Someone): Promise<[string | null, string | null][]> {
  const { items } = await who.call("listContacts");
  return items.map(({ person, name }) => [person.username, name]);
}

describe("a contact", () => {
  test("is kept under a private name that nobody else is told", async () => {
    const his = await bo.socket();
    const kept = await keep(ana, bo, "Bo from work");
    expect(kept).toMatchObject({ name: "Bo from work", person: { id: bo.me.id } });
    expect((await ana.call("listContacts")).items).toEqual([kept]);
    await his.settle();
    expect(his.notices).toEqual([]);
    expect(await contactsOf(bo)).toEqual([]);
    const seen = (await bo.call("findPeople", { query: { ids: String(bo.me.id) } })).items;
    expect(JSON.stringify(seen)).not.toContain("Bo from work");
  });

  test("can be renamed, keeps the name when none is said, and loses it when told so", async () => {
    const first = await keep(ana, bo, "One");
    expect(await keep(ana, bo, "Two")).toEqual({ ...first, name: "Two" });
    expect(await keep(ana, bo)).toEqual({ ...first, name: "Two" });
    expect(await keep(ana, bo, null)).toEqual({ ...first, name: null });
  });

  test("is dropped by who keeps it alone", async () => {
    await keep(ana, bo);
    expect(await refusalOf(drop(bo, ana))).toBe("not_found");
    await drop(ana, bo);
    expect(await contactsOf(ana)).toEqual([]);
    expect(await refusalOf(drop(ana, bo))).toBe("not_found");
  });

  test("shows at once in one's other windows", async () => {
    const other = await ana.socket();
    await keep(ana, bo);
    expect(await other.notice("contacts")).toEqual({ type: "contacts" });
    await drop(ana, bo);
    expect(await other.notice("contacts")).toEqual({ type: "contacts" });
  });

  test("is never oneself, nobody, or somebody one cannot know of", async () => {
    const stranger = await server.person(`stranger${round}`);
    const { db } = server.parts.database;
    await db.deleteFrom("membership").where("person_id", "=", stranger.me.id).execute();
    await db.deleteFrom("event").where("person_id", "=", stranger.me.id).execute();
    expect(await refusalOf(keep(ana, ana))).toBe("own_contact");
    const nobody = { me: { ...bo.me, id: 4242 } } as Someone;
    for (const whom of [nobody, stranger]) {
      expect(await refusalOf(keep(ana, whom))).toBe("not_found");
      expect(await refusalOf(ask(ana, whom))).toBe("not_found");
      expect(await refusalOf(block(ana, whom))).toBe("not_found");
    }
  });

  test.each(["", "   ", "\u200b", "a\nb", "a\u202eb", "x".repeat(81), "a\0b"])(
    "cannot be called %j",
    async (name) => {
      expect(await refusalOf(keep(ana, bo, name))).toBe("malformed");
    },
  );

  test("who waits for an answer in a direct conversation is let in", async () => {
    const { id } = await begin(bo, { kind: "direct", people: [ana.me.id] });
    expect((await look(ana, id)).me.state).toBe("requested");
    const his = await bo.socket();
    await keep(ana, bo);
    expect((await look(ana, id)).me.state).toBe("joined");
    const joined = await his.event((event) => "membership" in event);
    expect(joined).toMatchObject({ membership: { change: "joined", person: { id: ana.me.id } } });
  });
});
