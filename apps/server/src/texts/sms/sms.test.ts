import { randomUUID } from "node:crypto";
import type { Refusal } from "@parley/protocol";
import { afterEach, describe, expect, test } from "vitest";
import { phoneOf } from "../../../test/seating.ts";
import { startServer, type TestServer } from "../../../test/server.ts";

let server: TestServer;

afterEach(() => server.close());

const start = async (more: Parameters<typeof startServer>[0] = {}) => {
  server = await startServer({ settings: { TEXT_HOLD_SECONDS: "0" }, ...more });
  return server.person("ana", { displayName: "Ana" });
};

const refusal = (work: Promise<unknown>) =>
  work.then(
    () => "nothing refused",
    (error: unknown) => (error as Refusal).code,
  );

describe("texting a number", () => {
  test("opens a conversation with it, says who writes, and brings the answers there", async () => {
    const ana = await start();
    const bo = phoneOf(server, "+12025550191");
    const sent = await ana.call("sendText", { body: { to: "(202) 555-0191", body: "Dinner?" } });
    expect(sent).toMatchObject({ seq: 1, conversation: { kind: "direct", phones: true } });
    const [introduction, text] = await bo.until(2);
    expect(introduction).toMatch(/^Ana texts you through Parley/);
    expect(text).toBe("Ana: Dinner?");

    const socket = await ana.socket();
    await bo.write("Gladly");
    const answer = await socket.event((event) => "message" in event && event.message.seq === 2);
    expect(answer).toMatchObject({ message: { lane: "text", body: "Gladly" } });

    const again = await ana.call("sendText", { body: { to: "+1 202 555 0191", body: "At 7" } });
    expect(again.conversation.id).toBe(sent.conversation.id);
    expect((await bo.until(3))[2]).toBe("Ana: At 7");
  });

  test("gets no more through than a few texts before it answers, and the rest says so", async () => {
    const ana = await start();
    const bo = phoneOf(server, "+12025550191");
    const { conversation } = await ana.call("sendText", {
      body: { to: bo.number, body: "Text 1" },
    });
    const { id } = conversation;
    await bo.until(2);
    for (let index = 2; index <= 6; index++) {
      await ana.call("sendMessage", {
        params: { conversation: id },
        body: { cid: randomUUID(), body: `Text ${index}` },
      });
      if (index <= 5) await bo.until(index + 1);
    }
    const socket = await ana.socket();
    const last = async () =>
      (await ana.call("getLedger", { params: { conversation: id, seq: 6 } })).texts;
    while ((await last()).length === 0) await socket.notice("deliveries");
    expect(await last()).toMatchObject([{ state: "failed", reason: "unanswered" }]);
  });

  test("that has texted STOP to anybody is refused to everybody", async () => {
    const ana = await start();
    const bo = phoneOf(server, "+12025550191");
    await ana.call("sendText", { body: { to: bo.number, body: "Hello" } });
    await bo.until(2);
    await bo.write("STOP");
    const { db } = server.parts.database;
    const stopped = () => db.selectFrom("obstacle").select("code").executeTakeFirst();
    await expect.poll(stopped).toEqual({ code: 21610 });
    const eve = await server.person("eve");
    expect(await refusal(eve.call("sendText", { body: { to: bo.number, body: "Hi" } }))).toBe(
      "phone_refuses",
    );
  });

  test("of somebody who has blocked one is refused, and their phone hears nothing", async () => {
    const ana = await start();
    const bo = phoneOf(server, "+12025550191");
    const bea = server.visitor();
    const { challenge } = await bea.call("createChallenge", {
      body: { phone: bo.number, purpose: "register" },
    });
    const [text] = await bo.until(1);
    const code = /\d{6}/.exec(text!)![0];
    const body = { challenge, code, displayName: "Bea", username: "bea" };
    await bea.call("createPerson", { body });
    await bea.call("createConversation", { body: { kind: "direct", people: [ana.me.id] } });
    await bea.call("blockPerson", { params: { person: ana.me.id } });
    expect(await refusal(ana.call("sendText", { body: { to: bo.number, body: "Hi" } }))).toBe(
      "not_accepted",
    );
    const seats = await server.parts.database.db.selectFrom("seat").select("phone").execute();
    expect(seats).toEqual([]);
  });

  test("of somebody who has turned texts off there is refused, and tells where they read", async () => {
    const ana = await start();
    const bo = phoneOf(server, "+12025550191");
    const bea = server.visitor();
    const { challenge } = await bea.call("createChallenge", {
      body: { phone: bo.number, purpose: "register" },
    });
    const code = /\d{6}/.exec((await bo.until(1))[0]!)![0];
    const body = { challenge, code, displayName: "Bea", username: "bea" };
    await bea.call("createPerson", { body });
    const sms = () => ana.call("sendText", { body: { to: bo.number, body: "Dinner?" } });
    const { id } = (await sms()).conversation;
    await bo.until(3);
    const texts = (on: boolean) =>
      bea.call("putMember", { params: { conversation: id, person: "me" }, body: { texts: on } });
    await texts(false);
    await bo.until(4);
    expect(await refusal(sms())).toBe("texts_off");
    await texts(true);
    await sms();
    expect((await bo.until(6)).slice(4)).toEqual([
      expect.stringMatching(/by text now/),
      "Ana: Dinner?",
    ]);
  });

  test("is for those with an account, within a day's measure, and for numbers that people have", async () => {
    const ana = await start({ limits: { "text.send": { points: 2, seconds: 86_400 } } });
    const text = (who: typeof ana, to: string) =>
      refusal(who.call("sendText", { body: { to, body: "Hello" } }));
    expect(await text(await server.guest("Gast"), "+12025550191")).toBe("not_allowed");
    expect(await text(ana, "+4915112345678")).toBe("phone_country");
    expect(await text(ana, "+19002345678")).toBe("phone_kind");
    expect(await text(ana, server.parts.twilio.numbers[0]!)).toBe("phone_kind");
    expect(await text(ana, "12")).toBe("phone_invalid");
    expect(await text(ana, "+12025550191")).toBe("nothing refused");
    expect(await text(ana, "+12025550192")).toBe("nothing refused");
    expect(await text(ana, "+12025550193")).toBe("too_many");
  });
});
