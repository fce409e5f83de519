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

const ask = (who: Someone, whom: Someone) =>
  who.call("sendContactRequest", { body: { person: whom.me.id } });
const accept = (who: Someone, whom: Someone, name?: string) =>
  who.call("keepContact", { params: { person: whom.me.id }, body: name ? { name } : {} });
const drop = (who: Someone, whom: Someone) =>
  who.call("dropContactRequest", { params: { person: whom.me.id } });

async function requestsOf(who: Someone): Promise<[string, string | null][]> {
  const { items } = await who.call("listContactRequests");
  return items.map(({ direction, person }) => [direction, person.username]);
}

async function contactsOf(who: Someone): Promise<(string | null)[]> {
  return (await who.call("listContacts")).items.map(({ person }) => person.username);
}

describe("a contact request", () => {
  test("reaches the other, by id or exact username, and shows on both sides", async () => {
    const his = await bo.socket();
    const hers = await ana.socket();
    const sent = await ask(ana, bo);
    expect(sent).toMatchObject({ direction: "sent", person: { id: bo.me.id } });
    const notice = await his.notice("contacts");
    expect(notice.request).toMatchObject({ id: ana.me.id, username: ana.me.username });
    await hers.notice("contacts");
    expect(await requestsOf(ana)).toEqual([["sent", bo.me.username]]);
    expect(await requestsOf(bo)).toEqual([["received", ana.me.username]]);

    const cleo = await server.person(`cleo${round}`);
    const username = bo.me.username!.toUpperCase();
    await cleo.call("sendContactRequest", { body: { username } });
    expect((await his.notice("contacts")).request?.id).toBe(cleo.me.id);
    expect(await requestsOf(bo)).toHaveLength(2);
  });

  test("sent again is the same one, and disturbs nobody", async () => {
    const first = await ask(ana, bo);
    const his = await bo.socket();
    expect(await ask(ana, bo)).toEqual(first);
    await his.settle();
    expect(his.notices).toEqual([]);
  });

  test("accepted makes each the other's contact", async () => {
    await ask(ana, bo);
    const hers = await ana.socket();
    expect(await accept(bo, ana, "Ana L.")).toMatchObject({ name: "Ana L." });
    await hers.notice("contacts");
    expect([await contactsOf(ana), await contactsOf(bo)]).toEqual([
      [bo.me.username],
      [ana.me.username],
    ]);
    const { items } = await ana.call("listContacts");
    expect(items[0]!.name).toBeNull();
    expect([await requestsOf(ana), await requestsOf(bo)]).toEqual([[], []]);
  });

  test("accepted keeps the private name the asker had given", async () => {
    await accept(ana, bo, "Bo from work");
    await ask(ana, bo);
    await accept(bo, ana);
    expect((await ana.call("listContacts")).items[0]!.name).toBe("Bo from work");
  });

  test("answered by one's own request is accepted", async () => {
    await ask(ana, bo);
    const hers = await ana.socket();
    expect(await ask(bo, ana)).toMatchObject({ direction: "received", person: { id: ana.me.id } });
    expect((await hers.notice("contacts")).request).toBeUndefined();
    expect([await contactsOf(ana), await contactsOf(bo)]).toEqual([
      [bo.me.username],
      [ana.me.username],
    ]);
    expect([await requestsOf(ana), await requestsOf(bo)]).toEqual([[], []]);
  });

  test("of two who ask each other at once leaves them contacts", async () => {
    for (let attempt = 0; attempt < 5; attempt++) {
      const one = await server.person(`one${round}-${attempt}`);
      const two = await server.person(`two${round}-${attempt}`);
      await Promise.all([ask(one, two), ask(two, one)]);
      expect([await contactsOf(one), await contactsOf(two)]).toEqual([
        [two.me.username],
        [one.me.username],
      ]);
      expect(await requestsOf(one)).toEqual([]);
    }
  });

  test("is declined by one side or withdrawn by the other, and both lists are right", async () => {
    for (const [who, whom] of [
      [bo, ana],
      [ana, bo],
    ] as const) {
      await ask(ana, bo);
      const other = await whom.socket();
      await drop(who, whom);
      await other.notice("contacts");
      expect([await requestsOf(ana), await requestsOf(bo)]).toEqual([[], []]);
      expect([await contactsOf(ana), await contactsOf(bo)]).toEqual([[], []]);
      expect(await refusalOf(drop(who, whom))).toBe("not_found");
    }
  });

  test("withdrawn can no longer be accepted: keeping the other is one's own affair then", async () => {
    await ask(ana, bo);
    await drop(ana, bo);
    await accept(bo, ana);
    expect(await contactsOf(bo)).toEqual([ana.me.username]);
    expect(await contactsOf(ana)).toEqual([]);
  });

  test("cannot be answered by somebody it was not sent to", async () => {
    const mallory = await server.person(`mallory${round}`);
    await ask(ana, bo);
    expect(await refusalOf(drop(mallory, ana))).toBe("not_found");
    await accept(mallory, ana);
    expect(await contactsOf(ana)).toEqual([]);
    expect(await requestsOf(bo)).toEqual([["received", ana.me.username]]);
  });

  test("does not tell whether the other keeps one already", async () => {
    await accept(bo, ana, "Ana, privately");
    expect(await ask(ana, bo)).toMatchObject({ direction: "sent" });
    expect(await contactsOf(ana)).toEqual([]);
  });

  test("accepted lets in the direct conversation that waited, whoever began it", async () => {
    const { id } = await begin(ana, { kind: "direct", people: [bo.me.id] });
    expect((await look(bo, id)).me.state).toBe("requested");
    await ask(ana, bo);
    await accept(bo, ana);
    expect((await look(bo, id)).me.state).toBe("joined");

    const cleo = await server.person(`cleo${round}`);
    const { id: second } = await begin(ana, { kind: "direct", people: [cleo.me.id] });
    await ask(cleo, ana);
    await ask(ana, cleo);
    expect((await look(cleo, second)).me.state).toBe("joined");
  });

  test("is refused alike for oneself by any name, and for names and ids of nobody", async () => {
    expect(await refusalOf(ask(ana, ana))).toBe("own_contact");
    const byName = (username: string) => ana.call("sendContactRequest", { body: { username } });
    expect(await refusalOf(byName(ana.me.username!))).toBe("own_contact");
    expect(await refusalOf(byName("nobody-at-all"))).toBe("not_found");
    expect(await refusalOf(ask(ana, { me: { ...bo.me, id: 4242 } } as Someone))).toBe("not_found");
  });

  test("can be sent only so often", async () => {
    const limited = await startServer({
      limits: { "contact.request": { points: 3, seconds: 60 } },
    });
    const one = await limited.person("asks-a-lot");
    await limited.person("asked");
    const answers = await Promise.all(
      Array.from({ length: 50 }, () =>
        refusalOf(one.call("sendContactRequest", { body: { username: "asked" } })),
      ),
    );
    expect(answers.filter((answer) => answer === "nothing")).toHaveLength(3);
    await limited.close();
  });
});

describe("a block", () => {
  test("drops what either had asked, and tells the blocked nothing", async () => {
    const cleo = await server.person(`cleo${round}`);
    await ask(ana, bo);
    await ask(bo, cleo);
    const [hers, third] = [await ana.socket(), await cleo.socket()];
    const his = await bo.socket();
    await block(bo, ana);
    await block(bo, cleo);
    await his.notice("contacts");
    for (const socket of [hers, third]) {
      await socket.settle();
      expect(socket.notices).toEqual([]);
    }
    expect([await requestsOf(ana), await requestsOf(bo), await requestsOf(cleo)]).toEqual([
      [],
      [],
      [],
    ]);
    const { items } = await bo.call("listBlocks");
    expect(new Set(items.map(({ person }) => person.id))).toEqual(new Set([ana.me.id, cleo.me.id]));
    expect((await ana.call("listBlocks")).items).toEqual([]);
  });

  test("refuses requests like there were nobody of that name", async () => {
    await block(bo, ana);
    const bodies = [
      { person: bo.me.id },
      { username: bo.me.username! },
      { username: "nobody-at-all" },
      { person: 4242 },
    ];
    const replies = await Promise.all(
      bodies.map(async (body) => {
        const reply = await ana.fetch("/api/contact-requests", {
          method: "POST",
          body: JSON.stringify(body),
        });
        return [reply.status, await reply.text()];
      }),
    );
    for (const reply of replies) expect(reply).toEqual(replies[0]);
    expect(replies[0]![0]).toBe(404);
    expect(await requestsOf(bo)).toEqual([]);
  });

  test("that comes at the same moment as a request wins", async () => {
    for (let attempt = 0; attempt < 5; attempt++) {
      const one = await server.person(`early${round}-${attempt}`);
      const two = await server.person(`late${round}-${attempt}`);
      await Promise.all([refusalOf(ask(one, two)), block(two, one)]);
      expect(await requestsOf(two)).toEqual([]);
    }
  });

  test("is one however often it is made, until it is lifted", async () => {
    await block(bo, ana);
    const { items: first } = await bo.call("listBlocks");
    await block(bo, ana);
    expect((await bo.call("listBlocks")).items).toEqual(first);
    const lift = () => bo.call("unblockPerson", { params: { person: ana.me.id } });
    await lift();
    expect(await refusalOf(lift())).toBe("not_found");
    expect(await refusalOf(ask(ana, bo))).toBe("nothing");
    expect(await refusalOf(block(bo, bo))).toBe("own_contact");
  });
});
