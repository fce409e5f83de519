import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Id } from "@parley/protocol";
import { begin, membersOf, put, refusalOf, say, takeOut } from "../../test/conversations.ts";
import { Handset, settled } from "../../test/handset.ts";
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
  server = await startServer({ settings: { TEXT_HOLD_SECONDS: "0", SIMULATED_NUMBERS: "3" } });
  ana = await server.person("ana", { displayName: "Ana" });
  dan = await server.person("dan", { displayName: "Dan" });
  bo = new Handset(server, "+12025550142");
});
afterAll(() => server.close());

beforeEach(async () => {
  name = `garden-${++count}`;
  garden = (await begin(ana, { kind: "group", name, phones: true })).id;
});

/** Somebody proves that a phone is theirs. */
async function prove(who: Someone, handset: Handset): Promise<void> {
  const { challenge } = await who.call("createChallenge", {
    body: { phone: handset.number, purpose: "phone" },
  });
  const code = /\d{6}/.exec((await handset.next()).body)![0];
  await who.call("changePhone", { body: { challenge, code, currentPassword: who.password } });
}

describe("somebody with an app", () => {
  test("takes part by text too when they want, with a phone they proved", async () => {
    await put(ana, garden, dan);
    await put(dan, garden, "me");
    expect(await refusalOf(put(dan, garden, "me", { texts: true }))).toBe("phone_needed");
    await prove(dan, bo);
    expect(await put(dan, garden, "me", { texts: true })).toMatchObject({ byText: true });
    const { body, from } = await bo.next();
    expect(body).toMatch(`You get ${name} by text now.`);
    await say(ana, garden, "by text too");
    expect((await bo.next()).body).toBe("Ana: by text too");
    const socket = await ana.socket();
    await bo.write("from Dan's pocket", from);
    const push = await socket.event((one) => "message" in one && one.message.lane === "text");
    expect(push).toMatchObject({ message: { sender: dan.me.id, body: "from Dan's pocket" } });

    expect(await put(dan, garden, "me", { texts: false })).toMatchObject({ byText: false });
    expect((await bo.next()).body).toMatch(/by text no longer, as you chose in the app/);
    expect(await membersOf(ana, garden)).toHaveLength(2);
  });

  test("decides for themselves alone, and where phones are welcome", async () => {
    expect(await refusalOf(put(ana, garden, dan, { texts: true }))).toBe("not_allowed");
    const { id } = await begin(dan, { kind: "group", name: `dans-own-${count}` });
    expect(await refusalOf(put(dan, id, "me", { texts: true }))).toBe("no_phones_here");
  });

  test("who leaves in the app is told by text that it is over there, too", async () => {
    await put(ana, garden, dan);
    await put(dan, garden, "me", { texts: true });
    const phone = new Handset(server, await phoneOf(dan));
    const before = phone.received.length;
    await takeOut(dan, garden, "me");
    await settled(server);
    expect(phone.received.slice(before).map(({ body }) => body)).toEqual([
      expect.stringMatching(/^You get /) as string,
      expect.stringMatching(/^You have left /) as string,
    ]);
  });
});

async function phoneOf(who: Someone): Promise<string> {
  return (await who.call("getMe")).phone!;
}
