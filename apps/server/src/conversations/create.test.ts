import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { begin, block, keep, look, membersOf, put, refusalOf } from "../../test/conversations.ts";
import { startServer, type TestServer } from "../../test/server.ts";
import type { Someone } from "../../test/visitor.ts";

let server: TestServer;
let ana: Someone, bo: Someone, cy: Someone;
beforeAll(async () => {
  server = await startServer();
  ana = await server.person("ana");
  bo = await server.person("ben");
  cy = await server.person("cleo");
});
afterAll(() => server.close());

describe("a channel", () => {
  test("is open and lasting, and belongs to whoever made it", async () => {
    const made = await begin(ana, { kind: "channel", name: "#Pizza", topic: "Where to?" });

    expect(made).toMatchObject({ kind: "channel", name: "Pizza", topic: "Where to?" });
    expect(made).toMatchObject({ access: "open", lasting: true, phones: false, members: 1 });
    expect(made.me).toMatchObject({ role: "owner", state: "joined" });
    expect(await look(ana, made.id)).toEqual(made);
  });

  test("needs a name", async () => {
    expect(await refusalOf(begin(ana, { kind: "channel" }))).toBe("malformed");
    expect(await refusalOf(begin(ana, { kind: "group" }))).toBe("malformed");
  });

  test("cannot take a name that is taken, in whatever case it is written", async () => {
    await begin(ana, { kind: "channel", name: "Straße" });

    expect(await refusalOf(begin(bo, { kind: "group", name: "straße" }))).toBe("name_taken");
    expect(await refusalOf(begin(bo, { kind: "channel", name: "STRASSE" }))).toBe("nothing");
    expect(await refusalOf(begin(bo, { kind: "channel", name: "GENERAL" }))).toBe("name_taken");
  });

  test("of twenty who want one name at once, one gets it and the others are told", async () => {
    const people = [ana, bo, cy];
    const attempts = Array.from({ length: 20 }, (_, index) =>
      refusalOf(begin(people[index % 3]!, { kind: "channel", name: "race" })),
    );
    const answers = await Promise.all(attempts);

    expect(answers.filter((answer) => answer === "nothing")).toHaveLength(1);
    expect(answers.filter((answer) => answer === "name_taken")).toHaveLength(19);
  });
});

describe("a group", () => {
  test("is by invitation and ends with its people: contacts are in it at once, others are asked", async () => {
    await keep(bo, ana);
    const people = [bo.me.id, cy.me.id, bo.me.id, ana.me.id];
    const made = await begin(ana, { kind: "group", name: "trip", people });

    expect(made).toMatchObject({ access: "invited", lasting: false, members: 2 });
    const states = (await membersOf(ana, made.id)).map(({ person, state }) => [person.id, state]);
    expect(new Map(states as [number, string][])).toEqual(
      new Map([
        [ana.me.id, "joined"],
        [bo.me.id, "joined"],
        [cy.me.id, "requested"],
      ]),
    );
    expect((await look(cy, made.id)).me).toMatchObject({ state: "requested", from: ana.me.id });
    expect((await look(bo, made.id)).me).toMatchObject({ state: "joined", from: null });
  });

  test("shows those invited that it is there, at once, and those at once in it what is said", async () => {
    const [boSocket, cySocket] = [await bo.socket(), await cy.socket()];
    const { id } = await begin(ana, {
      kind: "group",
      name: "surprise",
      people: [bo.me.id, cy.me.id],
    });

    const shown = await cySocket.notice("conversation");
    expect(shown.entry).toMatchObject({ conversation: id, events: [] });
    expect(shown.entry.info.me.state).toBe("requested");
    const joined = await boSocket.notice("conversation");
    expect(joined.entry.info.me.state).toBe("joined");
    await put(cy, id, "me");
    await boSocket.event(
      (event) => "membership" in event && event.membership.person.id === cy.me.id,
    );
  });

  test("is not made at all when one of those invited cannot be", async () => {
    const dee = await server.person("dee");
    await block(dee, ana);
    const group = { kind: "group" as const, name: "no-dee" };

    expect(await refusalOf(begin(ana, { ...group, people: [bo.me.id, dee.me.id] }))).toBe(
      "not_found",
    );
    expect(await refusalOf(begin(ana, { ...group, people: [424_242] }))).toBe("not_found");
    expect(await refusalOf(begin(ana, group))).toBe("nothing");
  });
});

describe("what cannot be kept is not promised", () => {
  test("nothing is sealed, and least of all with phones", async () => {
    const group = { kind: "group" as const, name: "sealed" };

    expect(await refusalOf(begin(ana, { ...group, sealed: true }))).toBe("not_for_this_kind");
    expect(await refusalOf(begin(ana, { ...group, sealed: true, phones: true }))).toBe(
      "not_for_this_kind",
    );
    expect(await begin(ana, { ...group, phones: true })).toMatchObject({ phones: true });
  });

  test("a direct has no name, no topic, no openness and no phones", async () => {
    const direct = { kind: "direct" as const, people: [bo.me.id] };
    for (const more of [
      { name: "us" },
      { topic: "us" },
      { access: "open" as const },
      { phones: true },
    ]) {
      expect(await refusalOf(begin(ana, { ...direct, ...more }))).toBe("not_for_this_kind");
    }
  });

  test("nobody makes more conversations in an hour than they may", async () => {
    const limited = await startServer({
      limits: { "conversation.create": { points: 2, seconds: 3600 } },
    });
    const eve = await limited.person("eve");
    for (const name of ["one", "two"]) await begin(eve, { kind: "channel", name });

    expect(await refusalOf(begin(eve, { kind: "channel", name: "three" }))).toBe("too_many");
    await limited.close();
  });
});
