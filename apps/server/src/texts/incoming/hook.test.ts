import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { getExpectedTwilioSignature } from "twilio/lib/webhooks/webhooks.js";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Id } from "@parley/protocol";
import { begin, look } from "../../../test/conversations.ts";
import { Handset, settled } from "../../../test/handset.ts";
import { formOf, hook, post, signatureOf } from "../../../test/hook.ts";
import { startServer, type TestServer } from "../../../test/server.ts";
import type { Someone } from "../../../test/visitor.ts";

let server: TestServer;
let ana: Someone;
let garden: Id;
let line: string;

const PHONE = "+12025550142";

beforeAll(async () => {
  server = await startServer({ settings: { TEXT_HOLD_SECONDS: "0" } });
  ana = await server.person("ana", { displayName: "Ana" });
  garden = (await begin(ana, { kind: "channel", name: "garden", phones: true })).id;
  line = (await new Handset(server, PHONE).ask("JOIN garden")).from;
});
afterAll(() => server.close());

const lastSeq = async () => (await look(ana, garden)).lastSeq;

const kept = async () => {
  const { db } = server.parts.database;
  return (await db.selectFrom("incoming_text").selectAll().execute()).length;
};

/** Refused, kept nowhere, and logged without a word of it. */
async function expectRefused(reply: Promise<Response>, before: number): Promise<void> {
  const { status } = await reply;
  expect(status).toBe(403);
  expect(await kept()).toBe(before);
  const lines = server.log.filter((one) => one.includes("webhook refused"));
  expect(lines.length).toBeGreaterThan(0);
  expect(lines.join("")).not.toMatch(/a secret plan|2025550142|SM[0-9a-f]{32}/);
}

describe("a webhook that Twilio signed", () => {
  test("is answered at once with nothing to do", async () => {
    const reply = await hook(server, { To: line, Body: "signed" });
    expect(reply.status).toBe(200);
    expect(reply.headers.get("content-type")).toMatch(/^text\/xml/);
    expect(await reply.text()).toBe("<Response/>");
    await settled(server);
    expect(await lastSeq()).toBe(1);
  });

  test("and told again is one message, however often", async () => {
    const before = await lastSeq();
    const form = formOf(server, { To: line, Body: "told again" });
    const replies = await Promise.all(Array.from({ length: 20 }, () => post(server, form)));
    expect(replies.map(({ status }) => status)).toEqual(replies.map(() => 200));
    await settled(server);
    await post(server, form);
    await settled(server);
    expect(await lastSeq()).toBe(before + 1);
  });

  test("keeps what was said nowhere but in the conversation", async () => {
    await hook(server, { To: line, Body: "kept once" });
    await settled(server);
    const { db } = server.parts.database;
    const rows = await db.selectFrom("incoming_text").select(["form", "state"]).execute();
    expect(new Set(rows.map((row) => JSON.stringify(row)))).toEqual(
      new Set(['{"form":null,"state":"done"}']),
    );
  });

  test("is taken to the letter: white space around it is part of what is signed and said", async () => {
    const before = await lastSeq();
    const reply = await hook(server, { To: line, Body: "  two spaces each side  " });
    expect(reply.status).toBe(200);
    await settled(server);
    const page = await ana.call("listMessages", { params: { conversation: garden } });
    expect(page.items.at(-1)).toMatchObject({
      seq: before + 1,
      body: "  two spaces each side  ",
    });
  });
});

describe("is refused and leaves nothing behind", () => {
  const secret = () => formOf(server, { To: line, Body: "a secret plan" });
  const attacks: [string, (form: Record<string, string>) => Promise<Response>][] = [
    ["without a signature", (form) => post(server, form, { signature: null })],
    ["with an empty signature", (form) => post(server, form, { signature: "" })],
    [
      "with a made up signature",
      (form) => post(server, form, { signature: "AAAAAAAAAAAAAAAAAAAAAAAAAAA=" }),
    ],
    [
      "signed with another token",
      (form) => {
        const token = randomBytes(16).toString("hex");
        const url = `${server.url}/hooks/twilio/texts`;
        return post(server, form, { signature: getExpectedTwilioSignature(token, url, form) });
      },
    ],
    [
      "with another body",
      (form) => post(server, { ...form, Body: "other" }, { signature: signatureOf(server, form) }),
    ],
    [
      "with a field more",
      (form) => post(server, { ...form, Extra: "x" }, { signature: signatureOf(server, form) }),
    ],
    [
      "trimmed on the way",
      (form) => {
        const spaced = { ...form, Body: " a secret plan " };
        return post(server, form, { signature: signatureOf(server, spaced) });
      },
    ],
    [
      "split anew, so that the body swallows the sender",
      (form) => {
        const { Body, From, ...others } = form;
        const merged = { ...others, Body: `${Body}From${From}` };
        const signature = signatureOf(server, form);
        expect(signatureOf(server, merged)).toBe(signature);
        return post(server, merged, { signature });
      },
    ],
    [
      "with a field twice",
      (form) => {
        const body = `${new URLSearchParams(form).toString()}&Body=a+secret+plan`;
        return post(server, form, { body });
      },
    ],
    ["of another account", (form) => post(server, { ...form, AccountSid: `AC${"0".repeat(32)}` })],
    [
      "signed for another path",
      (form) =>
        post(server, form, { signature: signatureOf(server, form, "/hooks/twilio/statuses") }),
    ],
    [
      "signed for a trailing slash",
      (form) =>
        post(server, form, { signature: signatureOf(server, form, "/hooks/twilio/texts/") }),
    ],
    [
      "signed for https",
      (form) => {
        const https = { ...server, url: server.url.replace("http:", "https:") };
        return post(server, form, { signature: signatureOf(https, form) });
      },
    ],
    [
      "signed for the host that the request names",
      (form) => {
        const other = { ...server, url: "http://chat.example" };
        const signature = signatureOf(other, form);
        return post(server, form, {
          signature,
          headers: { "x-forwarded-host": "chat.example", "x-original-host": "chat.example" },
        });
      },
    ],
    [
      "with a query nobody signed",
      (form) => post(server, form, { path: "/hooks/twilio/texts?x=1" }),
    ],
    ["empty", () => post(server, {})],
    ...["MessageSid", "From", "To", "Body", "AccountSid"].map((name): (typeof attacks)[number] => [
      `without ${name}`,
      (form) =>
        post(server, Object.fromEntries(Object.entries(form).filter(([key]) => key !== name))),
    ]),
  ];

  test.each(attacks)("%s", async (_, attack) => {
    const before = await kept();
    await expectRefused(attack(secret()), before);
  });
});

test("takes a form alone, of 64 KB at most, and only by POST", async () => {
  const form = formOf(server, { To: line });
  const json = await fetch(`${server.url}/hooks/twilio/texts`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "x-twilio-signature": signatureOf(server, form),
    },
    body: JSON.stringify(form),
  });
  expect(json.status).toBe(415);
  const large = await hook(server, { Body: "x".repeat(70_000) });
  expect(large.status).toBe(413);
  const got = await fetch(`${server.url}/hooks/twilio/texts`, { headers: { accept: "text/html" } });
  expect(got.status).toBe(404);
  const elsewhere = await ana.fetch("/api/me", {
    method: "PATCH",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: "displayName=x",
  });
  expect(elsewhere.status).toBe(415);
});

test("whatever else a signed form says or leaves out, Twilio gets no error", async () => {
  const field = fc.constantFrom(
    "NumMedia",
    "NumSegments",
    "MediaUrl0",
    "MediaContentType0",
    "FromCity",
    "FromCountry",
    "MessagingServiceSid",
    "OptOutType",
    "SmsStatus",
    "SmsSid",
    "ApiVersion",
    "ErrorCode",
    "__proto__",
    "constructor",
    "toString",
    "Unheard Of",
  );
  const value = fc.oneof(
    fc.string({ unit: "binary", maxLength: 60 }),
    fc.constantFrom("", "0", "11", "-1", "1e9", "NaN", "null", "\0", "STOP", "https://x", "\ud83d"),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.dictionary(field, fc.option(value, { nil: undefined }), { maxKeys: 6 }),
      fc.oneof(value, fc.constant(PHONE)),
      fc.oneof(value, fc.constant("hello")),
      async (fields, From, Body) => {
        const form = formOf(server, { To: line, ...fields, From, Body });
        // What a form can carry is well-formed.
        const sent = Object.fromEntries(new URLSearchParams(new URLSearchParams(form).toString()));
        const reply = await post(server, sent);
        expect([reply.status, await reply.text()]).toEqual([200, "<Response/>"]);
      },
    ),
    { numRuns: 100 },
  );
  await settled(server);
  const { db } = server.parts.database;
  const attempts = await db.selectFrom("incoming_text").select("attempts").execute();
  expect(Math.max(...attempts.map((row) => row.attempts))).toBe(1);
}, 60_000);

test("a text that came before a crash is put where it belongs after it", async () => {
  const { db } = server.parts.database;
  const before = await lastSeq();
  const form = formOf(server, { To: line, Body: "came before the crash" });
  await db
    .insertInto("incoming_text")
    .values({
      sid: form["MessageSid"]!,
      phone: PHONE,
      number: line,
      form: JSON.stringify(form),
      state: "new",
      attempts: 1,
      at: Date.now(),
    })
    .execute();
  await settled(server);
  expect(await lastSeq()).toBe(before + 1);
});

test("a text nothing can be made of is given up after five attempts, and holds up no other", async () => {
  const { db } = server.parts.database;
  const before = await lastSeq();
  const sid = `SM${randomBytes(16).toString("hex")}`;
  const broken = { sid, phone: PHONE, number: line, form: "{", state: "new" as const };
  await db
    .insertInto("incoming_text")
    .values({ ...broken, attempts: 0, at: 1 })
    .execute();
  await hook(server, { To: line, Body: "behind the broken one" });
  await settled(server);
  const row = await db
    .selectFrom("incoming_text")
    .selectAll()
    .where("sid", "=", sid)
    .executeTakeFirstOrThrow();
  expect(row).toMatchObject({ state: "done", form: null, attempts: 5 });
  expect(server.log.some((one) => one.includes("a text that came in was given up"))).toBe(true);
  expect(await lastSeq()).toBe(before + 1);
});
