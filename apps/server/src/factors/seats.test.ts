import type { Id } from "@parley/protocol";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { begin, membersOf, put, refusalOf, say } from "../../test/conversations.ts";
import { Handset, settled } from "../../test/handset.ts";
import { startServer, type TestServer } from "../../test/server.ts";
import type { Someone } from "../../test/visitor.ts";

let server: TestServer;
let ana: Someone;
let dan: Someone;
let old: Handset;
let garden: Id;
let count = 0;

beforeAll(async () => {
  server = await startServer({ settings: { TEXT_HOLD_SECONDS: "0", SIMULATED_NUMBERS: "3" } });
  ana = await server.person("ana", { displayName: "Ana" });
});
afterAll(() => server.close());

beforeEach(async () => {
  const who = `dan-${++count}`;
  dan = await server.person(who, { displayName: who });
  old = new Handset(server, `+1202555016${count}`);
  await prove(dan, old);
  garden = (await begin(ana, { kind: "group", name: `garden-${count}`, phones: true })).id;
  await put(ana, garden, dan);
  await put(dan, garden, "me");
  await put(dan, garden, "me", { texts: true });
  await old.next();
});

async function prove(who: Someone, handset: Handset): Promise<void> {
  const { challenge } = await who.call("createChallenge", {
    body: { phone: handset.number, purpose: "phone" },
  });
  const code = /\d{6}/.exec((await handset.next()).body)![0];
  await who.call("changePhone", { body: { challenge, code, currentPassword: who.password } });
}

const byText = async () =>
  (await membersOf(ana, garden)).find(({ person }) => person.id === dan.me.id)!.byText;

test("a number that was changed for another takes part in nothing any more", async () => {
  const socket = await ana.socket();
  await prove(dan, new Handset(server, `+1202555017${count}`));
  expect(await byText()).toBe(false);
  await say(ana, garden, "not for a stranger");
  await old.write("I am Dan, honestly");
  await settled(server);
  expect(JSON.stringify(old.rest)).not.toContain("not for a stranger");
  await socket.settle();
  expect(JSON.stringify(socket.eventsOf(garden))).not.toContain("honestly");
});

test("the new number takes part where it is asked for", async () => {
  const next = new Handset(server, `+1202555018${count}`);
  await prove(dan, next);
  expect(await put(dan, garden, "me", { texts: true })).toMatchObject({ byText: true });
  await next.next();
  await say(ana, garden, "to the new one");
  expect((await next.next()).body).toBe("Ana: to the new one");
});

test("a number that was taken off the account takes part in nothing any more", async () => {
  await dan.call("removePhone", { body: { currentPassword: dan.password } });
  expect(await byText()).toBe(false);
  expect(await refusalOf(put(dan, garden, "me", { texts: true }))).toBe("phone_needed");
  await say(ana, garden, "not for a stranger");
  await settled(server);
  expect(JSON.stringify(old.rest)).not.toContain("not for a stranger");
});

test("a number that is proved anew goes on taking part", async () => {
  await prove(dan, old);
  await say(ana, garden, "still here");
  expect((await old.next()).body).toBe("Ana: still here");
});
