import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Id } from "@parley/protocol";
import { block, keep, refusalOf } from "../../test/conversations.ts";
import { phone } from "../../test/phone.ts";
import { startServer, type TestServer } from "../../test/server.ts";
import type { Someone } from "../../test/visitor.ts";

let server: TestServer;
let ana: Someone;
let outsider: Someone;
let round = 0;

beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

beforeEach(async () => {
  round++;
  ana = await server.person(`ana${round}`, { displayName: `Ana Lima ${round}` });
  outsider = await server.person(`zoe${round}`, { displayName: `Zoë Outside ${round}` });
  await takeOutOfGeneral(outsider.me.id);
});

/** Everybody is in #general, so that nobody is a stranger; those who come by phone alone will be. */
async function takeOutOfGeneral(person: Id): Promise<void> {
  const { db } = server.parts.database;
  await db.deleteFrom("membership").where("person_id", "=", person).execute();
  await db.deleteFrom("event").where("person_id", "=", person).execute();
}

async function find(who: Someone, q: string): Promise<Id[]> {
  return (await who.call("findPeople", { query: { q } })).items.map((person) => person.id);
}

async function byId(who: Someone, ...ids: Id[]): Promise<Id[]> {
  const { items } = await who.call("findPeople", { query: { ids: ids.join() } });
  return items.map((person) => person.id);
}

describe("finding people", () => {
  test("finds anybody by their exact username, in any case and with an @", async () => {
    const { id, username } = outsider.me;
    for (const q of [username!, username!.toUpperCase(), `@${username}`, ` ${username} `]) {
      expect(await find(ana, q)).toEqual([id]);
    }
  });

  test("finds by a part of the name only those one shares a conversation with", async () => {
    expect(await find(ana, `outside ${round}`)).toEqual([]);
    expect(await find(ana, `zoe${round}`.slice(0, -1))).not.toContain(outsider.me.id);
    const near = await server.person(`near${round}`, { displayName: `Émile Nearby ${round}` });
    for (const q of [`nearby ${round}`, `Émile Nearby ${round}`, `émile nearby ${round}`]) {
      expect(await find(ana, q)).toContain(near.me.id);
    }
    expect(await find(ana, `near${round}`)).toEqual([near.me.id]);
    expect(await find(outsider, `nearby ${round}`)).toEqual([]);
  });

  test("finds by a part of the name whom one keeps as a contact", async () => {
    await server.parts.database.db
      .insertInto("contact")
      .values({ owner_id: ana.me.id, person_id: outsider.me.id, name: null, created_at: 0 })
      .execute();
    expect(await find(ana, `outside ${round}`)).toEqual([outsider.me.id]);
  });

  test("puts the exact username first", async () => {
    const name = `exact${round}`;
    for (const prefix of ["a", "b"]) {
      await server.person(`${prefix}-${name}`, { displayName: `${name} ${prefix}` });
    }
    const exact = await server.person(name, { displayName: "zzz" });
    const found = await find(ana, name);
    expect(found).toHaveLength(3);
    expect(found[0]).toBe(exact.me.id);
  });

  test("does not find those who blocked one, unless one shares a conversation", async () => {
    const inGeneral = await server.person(`yan${round}`);
    await block(inGeneral, ana);
    await server.parts.database.db
      .insertInto("block")
      .values({ owner_id: outsider.me.id, person_id: ana.me.id, created_at: 0 })
      .execute();
    expect(await find(ana, outsider.me.username!)).toEqual([]);
    expect(await find(ana, inGeneral.me.username!)).toEqual([inGeneral.me.id]);
  });

  test.each(["%", "_", "\\", "%%%", "\0", "' or 1=1 --", "💥\ud83d", "*", "(", "@", "  "])(
    "takes %j as the text it is, and finds nobody by it",
    async (q) => {
      expect(await find(ana, q)).toEqual([]);
    },
  );

  test("finds a name with wildcards in it by exactly these", async () => {
    const odd = await server.person(`odd${round}`, { displayName: `100%_\\sure ${round}` });
    expect(await find(ana, "100%_\\s")).toContain(odd.me.id);
    expect(await find(ana, "100x")).not.toContain(odd.me.id);
  });

  test("answers nobody when nothing is asked", async () => {
    expect((await ana.call("findPeople")).items).toEqual([]);
  });

  test("answers no more than a page", async () => {
    await Promise.all(
      Array.from({ length: 25 }, (_, index) => server.guest(`Crowd ${round} ${index}`)),
    );
    expect(await find(ana, `crowd ${round}`)).toHaveLength(20);
  });
});

describe("people by id", () => {
  test("are those one may know of: oneself, companions, and nobody else", async () => {
    const bo = await server.person(`bob${round}`);
    const nobody = 987654321;
    const found = await byId(ana, ana.me.id, bo.me.id, outsider.me.id, nobody);
    expect(found.toSorted((a, b) => a - b)).toEqual(
      [ana.me.id, bo.me.id].toSorted((a, b) => a - b),
    );
  });

  test("are also whom one has asked, who has asked one, whom one keeps and whom one blocked", async () => {
    const { db } = server.parts.database;
    const makes = [
      () =>
        db
          .insertInto("contact_request")
          .values({ from_id: ana.me.id, to_id: outsider.me.id, created_at: 0 }),
      () =>
        db
          .insertInto("contact_request")
          .values({ from_id: outsider.me.id, to_id: ana.me.id, created_at: 0 }),
      () =>
        db
          .insertInto("contact")
          .values({ owner_id: ana.me.id, person_id: outsider.me.id, name: null, created_at: 0 }),
      () =>
        db
          .insertInto("block")
          .values({ owner_id: ana.me.id, person_id: outsider.me.id, created_at: 0 }),
    ];
    for (const make of makes) {
      expect(await byId(ana, outsider.me.id)).toEqual([]);
      await make().execute();
      expect(await byId(ana, outsider.me.id)).toEqual([outsider.me.id]);
      await db.deleteFrom("contact_request").execute();
      await db.deleteFrom("contact").execute();
      await db.deleteFrom("block").execute();
    }
  });

  test("are not those who merely keep or block one", async () => {
    const { db } = server.parts.database;
    const row = { owner_id: outsider.me.id, person_id: ana.me.id, created_at: 0 };
    await db
      .insertInto("contact")
      .values({ ...row, name: null })
      .execute();
    await db.insertInto("block").values(row).execute();
    expect(await byId(ana, outsider.me.id)).toEqual([]);
  });

  test("are also who left, when their messages are still there", async () => {
    const bo = await server.person(`left${round}`);
    const { id } = (await ana.call("listConversations")).items[0]!;
    const cid = crypto.randomUUID();
    await bo.call("sendMessage", { params: { conversation: id }, body: { cid, body: "bye" } });
    await takeOutOfGeneral(bo.me.id);
    expect(await byId(ana, bo.me.id)).toEqual([bo.me.id]);
    expect(await byId(outsider, bo.me.id)).toEqual([]);
  });

  test.each(["1,", "a", "1e3", "-1", "1 or 1=1", "9".repeat(400), Array(101).fill("1").join()])(
    "given as %j answer nobody or are refused",
    async (ids) => {
      const query = new URLSearchParams({ ids });
      const reply = await ana.fetch(`/api/people?${query.toString()}`);
      const body = (await reply.json()) as { items?: unknown[] };
      expect([200, 400]).toContain(reply.status);
      expect(body.items ?? []).toEqual([]);
    },
  );
});

test("names can be tried only so often", async () => {
  const limited = await startServer({ limits: { "people.find": { points: 4, seconds: 60 } } });
  const one = await limited.person("guesser");
  const answers = await Promise.all(
    Array.from({ length: 100 }, (_, index) => refusalOf(find(one, `guess${index}`))),
  );
  expect(answers.filter((answer) => answer === "nothing")).toHaveLength(4);
  await limited.close();
});

test("keeping somebody as a contact makes them known", async () => {
  const bo = await server.person(`kept${round}`);
  await keep(ana, bo);
  await takeOutOfGeneral(bo.me.id);
  expect(await byId(ana, bo.me.id)).toEqual([bo.me.id]);
});

describe("finding by number", () => {
  let bo: Someone;
  const number = () => `+1202555${String(round + 110).padStart(4, "0")}`;
  const spelt = () => `(202) 555-${number().slice(-4)}`;

  beforeEach(async () => {
    bo = await server.person(`bo-${round}`);
    const theirs = phone(server, number());
    const proof = await theirs.prove(bo, "phone");
    await bo.call("changePhone", { body: { ...proof, currentPassword: bo.password } });
  });

  test("finds a member by the whole number alone, however it is spelt", async () => {
    for (const q of [number(), spelt(), number().slice(1)]) {
      expect(await find(ana, q)).toEqual([bo.me.id]);
    }
    expect(await find(ana, number().slice(0, -1))).toEqual([]);
    expect(await find(ana, number().slice(-4))).toEqual([]);
  });

  test("finds nobody who keeps others from it, or has blocked them", async () => {
    await bo.call("changeMe", { body: { findableByPhone: false } });
    expect(await bo.call("getMe")).toMatchObject({ findableByPhone: false });
    expect(await find(ana, number())).toEqual([]);
    await bo.call("changeMe", { body: { findableByPhone: true } });
    await block(bo, ana);
    expect(await find(ana, number())).toEqual([]);
    expect(await find(outsider, number())).toEqual([bo.me.id]);
  });

  test("finds nobody who takes part by text alone", async () => {
    await server.parts.database.db
      .updateTable("person")
      .set({ kind: "phone" })
      .where("id", "=", bo.me.id)
      .execute();
    expect(await find(ana, number())).toEqual([]);
  });

  test("may be tried thirty times an hour", async () => {
    const limited = await startServer({
      limits: { "people.find-phone": { points: 30, seconds: 3600 } },
    });
    const cleo = await limited.person("cleo");
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, index) => refusalOf(find(cleo, `+120255501${50 + index}`))),
    );
    expect(answers.filter((answer) => answer === "too_many")).toHaveLength(10);
    expect(await refusalOf(find(cleo, "cleo"))).toBe("nothing");
    await limited.close();
  });
});
