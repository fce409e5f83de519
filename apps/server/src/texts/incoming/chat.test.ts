import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Id, Message } from "@parley/protocol";
import { begin, look, membersOf, say } from "../../../test/conversations.ts";
import { Handset, settled } from "../../../test/handset.ts";
import { hook } from "../../../test/hook.ts";
import { startServer, type TestServer } from "../../../test/server.ts";
import type { TestSocket } from "../../../test/socket.ts";
import type { Someone } from "../../../test/visitor.ts";

let server: TestServer;
let ana: Someone;
let socket: TestSocket;
let garden: Id;
let bo: Handset;
let line: string;

beforeAll(async () => {
  server = await startServer({ settings: { TEXT_HOLD_SECONDS: "0" } });
  ana = await server.person("ana", { displayName: "Ana" });
  garden = (await begin(ana, { kind: "channel", name: "garden", phones: true })).id;
  bo = new Handset(server, "+12025550142");
  line = (await bo.ask("JOIN garden")).from;
  socket = await ana.socket();
});
afterAll(() => server.close());

async function message(fits: (message: Message) => boolean): Promise<Message> {
  const event = await socket.event((one) => "message" in one && fits(one.message));
  return (event as Extract<typeof event, { message: Message }>).message;
}

const obstacles = async (phone: string) => {
  const { db } = server.parts.database;
  const rows = await db
    .selectFrom("obstacle")
    .select(["scope", "code"])
    .where("phone", "=", phone)
    .orderBy("scope")
    .execute();
  return rows.map(({ scope, code }) => [scope, code]);
};

test("a hundred texts of one number in five spellings are one member's, in their order", async () => {
  const spellings = [
    "+12025550142",
    "0012025550142",
    "(202) 555-0142",
    "202 555 0142",
    "1-202-555-0142",
  ];
  const before = (await look(ana, garden)).lastSeq;
  for (let count = 0; count < 100; count++) {
    await hook(server, { From: spellings[count % 5]!, To: line, Body: `text ${count}` });
  }
  await settled(server);
  expect(await membersOf(ana, garden)).toHaveLength(2);
  const { items } = await ana.call("listMessages", {
    params: { conversation: garden },
    query: { after: before, limit: 100 },
  });
  expect(items.map(({ body }) => body)).toEqual(
    Array.from({ length: 100 }, (_, count) => `text ${count}`),
  );
  expect(new Set(items.map(({ sender }) => sender)).size).toBe(1);
}, 60_000);

test.each([159, 160, 161, 306, 307, 459, 1600])(
  "a text of %i letters is one message, whole",
  async (length) => {
    const body = `${length} `.padEnd(length, "abcdefghij");
    await bo.write(body, line);
    expect((await message((one) => one.body.startsWith(`${length} `))).body).toBe(body);
  },
);

test.each([70, 71, 134, 135])("so is one of %i units with an emoji", async (units) => {
  const body = `${units} 🍅`.padEnd(units, "x");
  await bo.write(body, line);
  expect((await message((one) => one.body.startsWith(`${units} 🍅`))).body).toBe(body);
});

test("what no screen shows, and no database takes, is left out; the rest stays as written", async () => {
  const body = "a\0b\u0007c\n\td <b>&amp;</b> \u202e x";
  await hook(server, { To: line, Body: body });
  const { body: said } = await message((one) => one.body.startsWith("abc"));
  expect(said).toBe("abc\n\td <b>&amp;</b> \u202e x");
});

describe("STOP", () => {
  test("is not leaving: who said it gets no texts, stays, and gets them again by START", async () => {
    expect((await bo.ask("STOP", line)).body).toMatch(/unsubscribed/);
    await settled(server);
    expect(await obstacles(bo.number)).toEqual([[line, 21610]]);
    expect(await membersOf(ana, garden)).toHaveLength(2);
    await say(ana, garden, "not for Bo");
    await settled(server);
    expect(bo.rest).toEqual([]);

    expect((await bo.ask("START", line)).body).toMatch(/subscribed again/);
    await settled(server);
    expect(await obstacles(bo.number)).toEqual([]);
    await say(ana, garden, "for Bo again");
    expect((await bo.next()).body).toBe("Ana: for Bo again");
  });

  test("and its like are no messages, and longer sentences with them are", async () => {
    const before = (await look(ana, garden)).lastSeq;
    for (const Body of ["stop", "End", "CANCEL", "quit", " unsubscribe "]) {
      await hook(server, { To: line, Body });
    }
    await hook(server, { To: line, Body: "stop at the corner" });
    await message((one) => one.body === "stop at the corner");
    expect((await look(ana, garden)).lastSeq).toBe(before + 1);
    await hook(server, { To: line, Body: "UNSTOP" });
    await settled(server);
    expect(await obstacles(bo.number)).toEqual([]);
  });

  test("yes is an answer like any other, unless it takes a STOP back", async () => {
    const before = (await look(ana, garden)).lastSeq;
    await hook(server, { To: line, Body: "Yes" });
    await message((one) => one.body === "Yes");
    await hook(server, { To: line, Body: "stop" });
    await hook(server, { To: line, Body: "yes" });
    await settled(server);
    expect(await obstacles(bo.number)).toEqual([]);
    expect((await look(ana, garden)).lastSeq).toBe(before + 1);
  });

  test("to a messaging service concerns all its numbers", async () => {
    const service = `MG${"a".repeat(32)}`;
    await hook(server, { To: line, Body: "STOP", MessagingServiceSid: service });
    await settled(server);
    expect(await obstacles(bo.number)).toEqual([
      [line, 21610],
      [service, 21610],
    ]);
    await hook(server, { To: line, Body: "START", MessagingServiceSid: service });
    await settled(server);
    expect(await obstacles(bo.number)).toEqual([]);
  });

  test("in the service's own words is believed", async () => {
    const before = (await look(ana, garden)).lastSeq;
    await hook(server, { To: line, Body: "arret", OptOutType: "STOP" });
    await hook(server, { To: line, Body: "aide", OptOutType: "HELP" });
    await settled(server);
    expect(await obstacles(bo.number)).toEqual([[line, 21610]]);
    await hook(server, { To: line, Body: "encore", OptOutType: "START" });
    await settled(server);
    expect(await obstacles(bo.number)).toEqual([]);
    expect((await look(ana, garden)).lastSeq).toBe(before);
  });
});

describe("tapbacks", () => {
  test("become reactions on what they quote, as the phone was shown it", async () => {
    const seq = await say(ana, garden, "Tomatoes are “ripe”, come & take some");
    const { body: shown } = await bo.next();
    await bo.write(`Loved “${shown}”`, line);
    const loved = await message((one) => one.seq === seq && one.reactions !== undefined);
    expect(loved.reactions).toMatchObject([{ emoji: "❤️" }]);
    await bo.write(`Reacted 🍅 to “${shown.slice(0, 20)}…”`, line);
    await message((one) => one.seq === seq && one.reactions?.length === 2);
    await bo.write(`Removed a heart from “${shown}”`, line);
    const left = await message((one) => one.seq === seq && one.reactions?.[0]?.emoji === "🍅");
    expect(left.reactions).toHaveLength(1);
  });

  test("reach one's own messages too", async () => {
    await bo.write("I said this myself", line);
    const { seq } = await message((one) => one.body === "I said this myself");
    await bo.write("Laughed at “I said this myself”", line);
    const { reactions } = await message((one) => one.seq === seq && one.reactions !== undefined);
    expect(reactions).toMatchObject([{ emoji: "😂" }]);
  });

  test("to something nobody said are chat, so that nothing is lost", async () => {
    await bo.write("Liked “something nobody ever said here”", line);
    const body = "Liked “something nobody ever said here”";
    expect((await message((one) => one.body === body)).lane).toBe("text");
  });
});

test("somebody who signs in with their number keeps everything, and is one person", async () => {
  const cy = new Handset(server, "+12025550177");
  const { from } = await cy.ask("JOIN garden");
  await cy.write("from my old phone", from);
  const { sender, seq } = await message((one) => one.body === "from my old phone");

  const visitor = server.visitor();
  const { challenge } = await visitor.call("createChallenge", {
    body: { phone: cy.number, purpose: "register" },
  });
  const code = /\d{6}/.exec((await cy.next()).body)![0];
  const me = await visitor.call("createPerson", {
    body: { challenge, code, displayName: "Cy", username: "cyrus" },
  });
  expect(me).toMatchObject({ id: sender, kind: "member", displayName: "Cy" });
  const { items } = await visitor.call("listMessages", {
    params: { conversation: garden },
    query: { after: seq - 1 },
  });
  expect(items[0]).toMatchObject({ sender: me.id, body: "from my old phone" });
  await cy.write("still by text", from);
  expect(await message((one) => one.body === "still by text")).toMatchObject({ sender: me.id });
  expect((await cy.ask("NAME Cyrus", from)).body).toBe(
    "You have an account here: change your name in the app.",
  );
  const members = await membersOf(ana, garden);
  expect(members.filter(({ person }) => person.id === me.id)).toMatchObject([{ byText: true }]);
});
