import { afterEach, expect, test } from "vitest";
import type { Id, Refusal } from "@parley/protocol";
import { begin, membersOf } from "../../test/conversations.ts";
import { standingClock } from "../../test/clock.ts";
import { Handset, settled } from "../../test/handset.ts";
import { hook } from "../../test/hook.ts";
import { startServer, type TestServer } from "../../test/server.ts";
import type { Someone } from "../../test/visitor.ts";

let server: TestServer;
let ana: Someone;
afterEach(() => server.close());

const PHONE = "+12025550142";
const DAY_MS = 24 * 3600_000;

async function start(numbers: number, now = Date.now): Promise<void> {
  server = await startServer({
    settings: { TEXT_HOLD_SECONDS: "0", SIMULATED_NUMBERS: String(numbers), TEXT_REST_DAYS: "2" },
    now,
  });
  ana = await server.person("ana");
}

const open = (name: string) => begin(ana, { kind: "group", access: "open", name, phones: true });

const seats = async () => {
  const { db } = server.parts.database;
  return db.selectFrom("seat").selectAll().execute();
};

test("of fifty conversations that ask one phone at once, as many get it as there are numbers", async () => {
  await start(5);
  const groups = await Promise.all(Array.from({ length: 50 }, (_, n) => open(`group-${n}`)));
  const answers = await Promise.all(
    groups.map(({ id }) =>
      ana
        .call("invitePhone", { params: { conversation: id }, body: { phone: PHONE } })
        .then(() => "invited")
        .catch((error: unknown) => (error as Refusal).code),
    ),
  );
  expect(answers.filter((one) => one === "invited")).toHaveLength(5);
  expect(answers.filter((one) => one === "no_number_left")).toHaveLength(45);
  const taken = await seats();
  expect(taken).toHaveLength(5);
  expect(new Set(taken.map(({ number }) => number)).size).toBe(5);
  expect(new Set(taken.map(({ conversation_id }) => conversation_id)).size).toBe(5);
  expect(new Set(taken.map(({ person_id }) => person_id)).size).toBe(1);
});

test("fifty phones that join one conversation at once each get a seat and are each one person", async () => {
  await start(5);
  const { id } = await open("garden");
  const phones = Array.from({ length: 50 }, (_, n) => `+1202555${String(4000 + n)}`);
  await Promise.all(phones.map((From) => hook(server, { From, Body: "JOIN garden" })));
  await expect.poll(seats, { timeout: 50_000 }).toHaveLength(50);
  await expect.poll(() => countMembers(id), { timeout: 50_000 }).toBe(51);
  const taken = await seats();
  expect(new Set(taken.map(({ phone }) => phone))).toEqual(new Set(phones));
  expect(new Set(taken.map(({ person_id }) => person_id)).size).toBe(50);
}, 60_000);

async function countMembers(conversation: Id): Promise<number> {
  return (await ana.call("getConversation", { params: { conversation } })).members;
}

test("a number rests between two conversations for as long as is set, and is then used again", async () => {
  const clock = standingClock();
  await start(1, clock);
  await open("garden");
  const { id } = await open("pizza");
  const bo = new Handset(server, PHONE);
  expect((await bo.ask("JOIN garden")).body).toMatch(/^You are in garden/);
  clock.pass(5_000);
  await bo.ask("LEAVE");
  clock.pass(5_000);
  expect((await bo.ask("JOIN pizza")).body).toMatch(/^Our numbers still rest/);
  clock.pass(2 * DAY_MS);
  await bo.write("JOIN pizza");
  await expect.poll(() => countMembers(id)).toBe(2);
});

test("whoever is invited by number and whoever joins from it at once are one person", async () => {
  await start(3);
  const { id } = await open("garden");
  await Promise.all([
    ana.call("invitePhone", { params: { conversation: id }, body: { phone: PHONE } }),
    hook(server, { From: PHONE, Body: "JOIN garden" }),
  ]);
  await settled(server);
  expect(await membersOf(ana, id)).toHaveLength(2);
  expect(await seats()).toHaveLength(1);
});
