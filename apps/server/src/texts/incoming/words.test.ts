import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Id } from "@parley/protocol";
import { begin, look, membersOf, say, takeOut } from "../../../test/conversations.ts";
import { Handset, settled } from "../../../test/handset.ts";
import { hook } from "../../../test/hook.ts";
import { ours } from "../../../test/quick.ts";
import { startServer, type TestServer } from "../../../test/server.ts";
import type { TestSocket } from "../../../test/socket.ts";
import type { Someone } from "../../../test/visitor.ts";

let server: TestServer;
let ana: Someone;
let socket: TestSocket;
let number = 0;
let garden: { id: Id; name: string };
let bo: Handset;
/** Where Bo writes to be in the garden. */
let line: string;

beforeAll(async () => {
  server = await startServer({
    settings: { TEXT_HOLD_SECONDS: "0", SIMULATED_NUMBERS: "3", TEXT_REST_DAYS: "30" },
  });
  ana = await server.person("ana", { displayName: "Ana" });
  socket = await ana.socket();
});
afterAll(() => server.close());

/** A phone nobody has seen before. */
function stranger(): Handset {
  number++;
  return new Handset(server, `+1202555${String(2000 + number)}`);
}

beforeEach(async () => {
  const name = `garden-${++number}`;
  const { id } = await begin(ana, { kind: "group", access: "open", name, phones: true });
  garden = { id, name };
  bo = stranger();
  line = (await bo.ask(`JOIN ${name}`)).from;
});

/** What somebody says by text, as it comes to the conversation. */
async function heard(conversation: Id, body: string) {
  const push = await socket.event(
    (one) =>
      "message" in one && one.message.conversation === conversation && one.message.body === body,
  );
  return (push as Extract<typeof push, { message: unknown }>).message;
}

describe("words", () => {
  test("WHO names who is there", async () => {
    expect((await bo.ask("who", line)).body).toBe(`In ${garden.name}: you, Ana`);
  });

  test("NAME changes what others see, and everybody hears of it", async () => {
    expect((await bo.ask("NAME Bo", line)).body).toBe("You are called Bo now.");
    const members = await membersOf(ana, garden.id);
    expect(members.map((member) => member.person.displayName)).toEqual(["Ana", "Bo"]);
    const { person } = await socket.notice("person");
    expect(person.displayName).toBe("Bo");
  });

  test("LAST brings what was said", async () => {
    await say(ana, garden.id, "one");
    await bo.next();
    await bo.write("two", line);
    await heard(garden.id, "two");
    expect((await bo.ask("LAST 2", line)).body).toBe("Ana: one\nYou: two");
  });

  test("MUTE holds texts back and UNMUTE lets them through", async () => {
    expect((await bo.ask("mute 2h", line)).body).toMatch(/for 2 hours/);
    await say(ana, garden.id, "not to be heard");
    await settled(server);
    expect(bo.rest).toEqual([]);
    await bo.ask("unmute", line);
    await say(ana, garden.id, "to be heard");
    expect((await bo.next()).body).toMatch(/to be heard/);
  });

  test("LIST tells where one is and where one could be, and of no closed one", async () => {
    const closed = `closed-${number}`;
    await begin(ana, { kind: "group", name: closed, phones: true });
    const open = `open-${number}`;
    await begin(ana, { kind: "channel", name: open, phones: true });
    const { body } = await bo.ask("LIST", line);
    expect(body).toContain(`You are in ${garden.name}.`);
    expect(body).toContain(open);
    expect(body).not.toContain(closed);
  });

  test("WORDS and ? tell which there are; HELP is the carrier's, and answered once", async () => {
    expect((await bo.ask("WORDS", line)).body).toMatch(/^JOIN name, LEAVE, WHO/);
    expect((await bo.ask("?", line)).body).toMatch(/^JOIN name, LEAVE, WHO/);
    expect((await bo.ask("HELP", line)).body).toMatch(/Reply STOP to unsubscribe/);
    await settled(server);
    expect(bo.rest).toEqual([]);
  });

  test("what could be chat is chat", async () => {
    for (const body of ["Join us at 7", "leave it", "join us", "who?"]) {
      await bo.write(body, line);
      await heard(garden.id, body);
    }
    await settled(server);
    expect(bo.rest).toEqual([]);
    expect(await membersOf(ana, garden.id)).toHaveLength(2);
  });
});

describe("LEAVE", () => {
  test("ends taking part, and a late text lands nowhere", async () => {
    expect((await bo.ask("leave", line)).body).toMatch(/^You have left garden-\d+, /);
    expect(await membersOf(ana, garden.id)).toHaveLength(1);

    const another = `another-${number}`;
    const { id } = await begin(ana, { kind: "group", access: "open", name: another, phones: true });
    const { from } = await bo.ask(`JOIN ${another}`, line);
    expect(from).not.toBe(line);
    await bo.write("still meant for the garden", line);
    await settled(server);
    const said = await ana.call("listMessages", { params: { conversation: id } });
    expect(said.items).toEqual([]);
    expect((await look(ana, garden.id)).lastSeq).toBe(0);
  });

  test("whoever comes back gets the same number again", async () => {
    await bo.ask("LEAVE", line);
    expect(await bo.ask(`JOIN ${garden.name}`, server.parts.twilio.numbers[0])).toMatchObject({
      from: line,
    });
  });

  test("the last to leave ends the group, and is told so", async () => {
    await takeOut(ana, garden.id, "me");
    expect((await bo.ask("LEAVE", line)).body).toBe(
      `You were the last to leave ${garden.name}: it has ended.`,
    );
    expect((await bo.ask(`JOIN ${garden.name}`, line)).body).toMatch(/^There is no conversation/);
  });

  test("by name, from wherever one writes", async () => {
    const other = `other-${number}`;
    await begin(ana, { kind: "group", access: "open", name: other, phones: true });
    await bo.ask(`JOIN ${other}`, line);
    expect((await bo.ask(`leave ${other}`, line)).body).toMatch(`You have left ${other}`);
    await bo.write("still here", line);
    await heard(garden.id, "still here");
  });
});

describe("JOIN", () => {
  test("to a second conversation comes from a second number", async () => {
    const second = `second-${number}`;
    const { id } = await begin(ana, { kind: "group", access: "open", name: second, phones: true });
    const { from, body } = await bo.ask(`JOIN ${second}`, line);
    expect(body).toMatch(`You are in ${second}`);
    expect(from).not.toBe(line);
    await bo.write("to the second", from);
    await bo.write("to the garden", line);
    await heard(id, "to the second");
    await heard(garden.id, "to the garden");
  });

  test("is refused clearly when the numbers run out", async () => {
    const names = ["x", "y", "z"].map((letter) => `${letter}-${number}`);
    for (const name of names) {
      await begin(ana, { kind: "group", access: "open", name, phones: true });
    }
    await bo.ask(`JOIN ${names[0]}`, line);
    await bo.ask(`JOIN ${names[1]}`, line);
    expect((await bo.ask(`JOIN ${names[2]}`, line)).body).toMatch(
      /^You are in 3 conversations by text, as many as this server has numbers for\. LEAVE one/,
    );
  });

  test("finds no conversation that takes no phones, or is closed, or is not there", async () => {
    const without = `without-${number}`;
    await begin(ana, { kind: "channel", name: without });
    const closed = `shut-${number}`;
    await begin(ana, { kind: "group", name: closed, phones: true });
    const cy = stranger();
    for (const name of [without, closed, "nowhere"]) {
      expect((await cy.ask(`JOIN ${name}`)).body).toBe(
        `There is no conversation called ${name} that takes phones. LIST tells which there are.`,
      );
    }
  });

  test("where one is already changes nothing", async () => {
    expect((await bo.ask(`JOIN ${garden.name}`, line)).body).toMatch(/^You are in .* already/);
    expect(await membersOf(ana, garden.id)).toHaveLength(2);
  });
});

describe("strangers", () => {
  test("get one helpful answer an hour, and their words land nowhere", async () => {
    const cy = stranger();
    expect((await cy.ask("hello?")).body).toMatch(/^This number belongs to Parley/);
    await cy.write("anybody there?");
    await cy.write("hello again", server.parts.twilio.numbers[1]);
    await settled(server);
    expect(cy.rest).toEqual([]);
  });

  test.each(["72975", "BANK", "262966", ours, "", "anonymous"])(
    "a text from %j is kept, goes nowhere and is not answered",
    async (from) => {
      const Body = `JOIN ${garden.name}`;
      expect((await hook(server, { From: from, To: line, Body })).status).toBe(200);
      await settled(server);
      const { db } = server.parts.database;
      const to = db.selectFrom("text").select("id").where("phone", "=", from);
      expect(await to.execute()).toEqual([]);
      expect(await membersOf(ana, garden.id)).toHaveLength(2);
      expect((await look(ana, garden.id)).lastSeq).toBe(0);
    },
  );
});
