import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { Refusal, type Id } from "@parley/protocol";
import { begin, look, membersOf, put, refusalOf, say, takeOut } from "../../test/conversations.ts";
import { Handset, settled } from "../../test/handset.ts";
import { ours } from "../../test/quick.ts";
import { startServer, type TestServer } from "../../test/server.ts";
import type { Someone } from "../../test/visitor.ts";

let server: TestServer;
let ana: Someone;
let dan: Someone;
let count = 0;
let garden: Id;
let name: string;
let bo: Handset;

beforeAll(async () => {
  server = await startServer({ settings: { TEXT_HOLD_SECONDS: "0", SIMULATED_NUMBERS: "2" } });
  ana = await server.person("ana", { displayName: "Ana" });
  dan = await server.person("dan", { displayName: "Dan" });
});
afterAll(() => server.close());

beforeEach(async () => {
  name = `garden-${++count}`;
  garden = (await begin(ana, { kind: "group", name, phones: true })).id;
  bo = stranger();
});

const stranger = () => new Handset(server, `+1202555${String(3000 + ++count)}`);

const invite = (who: Someone, phone: string, more: { name?: string } = {}, conversation = garden) =>
  who.call("invitePhone", { params: { conversation }, body: { phone, ...more } });

const change = (who: Someone, phones: boolean) =>
  who.call("changeConversation", { params: { conversation: garden }, body: { phones } });

/** Bo is invited and comes in; answers the number that is his there. */
async function bring(handset = bo): Promise<string> {
  await invite(ana, handset.number);
  const { from } = await handset.next();
  await handset.ask("JOIN", from);
  return from;
}

describe("inviting a phone", () => {
  test("asks it by one text, and nothing more comes until it answers", async () => {
    const member = await invite(ana, bo.number, { name: "Bo" });
    expect(member).toMatchObject({
      person: { kind: "phone", displayName: "Bo", username: null },
      state: "requested",
      byText: true,
    });
    const { body, from } = await bo.next();
    expect(body).toMatch(/^Ana invites you to garden-\d+, a chat by text\. Reply JOIN .* LEAVE /);
    expect(body).toContain("STOP");
    expect(body).toContain("rates may apply");
    await say(ana, garden, "before the answer");
    await settled(server);
    expect(bo.rest).toEqual([]);

    expect((await bo.ask("join", from)).body).toMatch(`You are in ${name} with 1 other.`);
    await say(ana, garden, "after the answer");
    expect(await bo.next()).toEqual({ ...bo.received.at(-1)!, body: "Ana: after the answer" });
  });

  test("again, or by somebody else, asks nothing more", async () => {
    const first = await invite(ana, bo.number);
    await put(ana, garden, dan);
    await put(dan, garden, "me");
    expect(await invite(dan, bo.number)).toEqual(first);
    await bo.next();
    await settled(server);
    expect(bo.rest).toEqual([]);
  });

  test("anything but JOIN and LEAVE is no answer, and is told so once", async () => {
    await invite(ana, bo.number);
    const { from } = await bo.next();
    expect((await bo.ask("who is this?", from)).body).toMatch(`You are invited to ${name}. Reply`);
    await bo.write("hello?", from);
    await settled(server);
    expect(bo.rest).toEqual([]);
    expect((await look(ana, garden)).lastSeq).toBe(0);
  });

  test("is declined by LEAVE", async () => {
    await invite(ana, bo.number);
    const { from } = await bo.next();
    expect((await bo.ask("leave", from)).body).toBe(
      `You are not in ${name}, and get no texts from it.`,
    );
    expect(await membersOf(ana, garden)).toHaveLength(1);
    await bo.write("JOIN", from);
    expect((await bo.next()).body).toMatch(/^Text JOIN and a name/);
  });

  test("a number in five spellings is one person", async () => {
    const digits = bo.number.slice(2);
    const local = `(${digits.slice(0, 3)}) ${digits.slice(3, 6)}-${digits.slice(6)}`;
    const spellings = [bo.number, `00${bo.number.slice(1)}`, local, digits, ` ${bo.number} `];
    const members = [];
    for (const phone of spellings) members.push(await invite(ana, phone));
    expect(new Set(members.map(({ person }) => person.id)).size).toBe(1);
    expect(await membersOf(ana, garden)).toHaveLength(2);
  });

  test.each([
    ["not a number", "phone_invalid"],
    ["+4915112345678", "phone_country"],
    ["+18005550199", "phone_kind"],
    [ours, "phone_kind"],
    ["", "phone_invalid"],
    ["\0", "phone_invalid"],
  ])("%j is refused with %s", async (phone, code) => {
    expect(await refusalOf(invite(ana, phone))).toBe(code);
  });

  test("is for those inside, where phones are welcome, and no direct", async () => {
    expect(await refusalOf(invite(dan, bo.number))).toBe("not_found");
    const { id: without } = await begin(ana, { kind: "group", name: `without-${count}` });
    expect(await refusalOf(invite(ana, bo.number, {}, without))).toBe("no_phones_here");
    const { id: direct } = await begin(ana, { kind: "direct", people: [dan.me.id] });
    expect(await refusalOf(invite(ana, bo.number, {}, direct))).toBe("not_for_this_kind");
    await settled(server);
    expect(bo.rest).toEqual([]);
  });

  test("tells the inviter when a phone is in as many as there are numbers", async () => {
    await bring();
    for (const more of [1, 2]) {
      const { id } = await begin(ana, {
        kind: "group",
        name: `more-${count}-${more}`,
        phones: true,
      });
      const invited = invite(ana, bo.number, {}, id);
      if (more === 1) await invited;
      else {
        const refusal = await invited.catch((error: unknown) => error);
        expect(refusal).toMatchObject({
          code: "no_number_left",
          message: "That phone is in as many conversations as this server has numbers for.",
        });
        expect(refusal).toBeInstanceOf(Refusal);
        expect(await membersOf(ana, id)).toHaveLength(1);
      }
    }
  });

  test("does not reach a phone that has said STOP, whoever asks", async () => {
    const from = await bring();
    await bo.ask("STOP", from);
    await settled(server);
    const { id } = await begin(dan, { kind: "group", name: `dans-${count}`, phones: true });
    expect(await refusalOf(invite(dan, bo.number, {}, id))).toBe("phone_refuses");
  });

  test("taken back tells the phone nothing, and JOIN finds it gone", async () => {
    const { person } = await invite(ana, bo.number);
    const { from } = await bo.next();
    await ana.call("removeMember", { params: { conversation: garden, person: person.id } });
    expect((await bo.ask(`JOIN ${name}`, from)).body).toMatch(/^There is no conversation/);
  });
});

test("how many phones may be asked is limited by person, by phone and by day", async () => {
  const limited = await startServer({
    limits: {
      "text.stranger": { points: 2, seconds: 3600 },
      "text.invited": { points: 1, seconds: 3600 },
    },
  });
  const eve = await limited.person("eve");
  const { id } = await begin(eve, { kind: "group", name: "spam", phones: true });
  const { id: other } = await begin(eve, { kind: "group", name: "more", phones: true });
  const ask = (phone: string, conversation = id) => refusalOf(invite(eve, phone, {}, conversation));
  expect(await ask("+12025550191")).toBe("nothing");
  expect(await ask("+12025550191", other)).toBe("too_many");
  expect(await ask("+12025550192")).toBe("nothing");
  expect(await ask("+12025550193")).toBe("too_many");
  await limited.close();
});

describe("phones", () => {
  test("are let in and shut out by those who look after the conversation, which all hear", async () => {
    await put(ana, garden, dan);
    await put(dan, garden, "me");
    expect(await refusalOf(change(dan, false))).toBe("not_allowed");
    await put(ana, garden, dan, { role: "moderator" });
    const socket = await ana.socket();
    expect((await change(dan, false)).phones).toBe(false);
    const told = await socket.event((one) => "conversation" in one);
    expect(told).toMatchObject({ conversation: { change: "phones", phones: false, name } });
    expect(await refusalOf(invite(ana, bo.number))).toBe("no_phones_here");
    expect((await change(dan, true)).phones).toBe(true);
    const { id: direct } = await begin(ana, { kind: "direct", people: [dan.me.id] });
    const inDirect = ana.call("changeConversation", {
      params: { conversation: direct },
      body: { phones: true },
    });
    expect(await refusalOf(inDirect)).toBe("not_for_this_kind");
  });

  test("that are shut out are told once, and are in it no more", async () => {
    const from = await bring();
    await change(ana, false);
    expect((await bo.next()).body).toMatch(`${name} takes no phones any longer`.slice(1));
    expect(await membersOf(ana, garden)).toHaveLength(1);
    await bo.write("is anybody there", from);
    await settled(server);
    expect((await look(ana, garden)).lastSeq).toBe(0);
  });

  test("that were only asked are told nothing", async () => {
    await invite(ana, bo.number);
    await bo.next();
    await change(ana, false);
    await settled(server);
    expect(bo.rest).toEqual([]);
  });
});

describe("whoever took part by text is told once", () => {
  test("when they are taken out", async () => {
    await bring();
    const [, member] = await membersOf(ana, garden);
    await ana.call("removeMember", {
      params: { conversation: garden, person: member!.person.id },
    });
    expect((await bo.next()).body).toBe(
      `You were taken out of ${name}, and get no more texts from it.`,
    );
    await say(ana, garden, "without Bo");
    await settled(server);
    expect(bo.rest).toEqual([]);
  });

  test("when the conversation is deleted", async () => {
    await bring();
    await ana.call("deleteConversation", { params: { conversation: garden } });
    expect((await bo.next()).body).toMatch(/^Garden-\d+ has ended\./);
  });

  test("and a group goes on with them when everybody else has left", async () => {
    const from = await bring();
    await takeOut(ana, garden, "me");
    expect((await bo.ask("LEAVE", from)).body).toBe(
      `You were the last to leave ${name}: it has ended.`,
    );
  });
});
