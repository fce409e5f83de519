import twilio from "twilio";
import { expect, test } from "vitest";
import { ANNA, AUTH_TOKEN, house, IN_SERVICE, OURS, SERVICE_SID } from "./house.ts";
import type { House } from "./house.ts";
import type { Responder } from "./webhook-server.ts";

const answers =
  (status: number): Responder =>
  (response) => {
    response.statusCode = status;
    response.end();
  };

test("signatures are Twilio's: one worked by hand with another implementation", () => {
  // HMAC-SHA1 of the address and the sorted fields, computed with OpenSSL.
  const fields = { To: "+18005551212", From: "+14158675310", Body: "Hi" };
  const signature = "2+w1Jh58AxzLw3nK/3r4TneL8Jo=";
  expect(twilio.validateRequest("12345", signature, "https://example.com/texts?a=1", fields)).toBe(
    true,
  );
});

test("an inbound text carries what Twilio's would", async () => {
  const { app, handsets, settle } = await house();
  await handsets.write(ANNA, { to: OURS, body: "a".repeat(161) });
  await settle();
  const fields = app.calls[0]?.fields ?? {};
  expect(fields).toEqual({
    AccountSid: `AC${"a".repeat(32)}`,
    ApiVersion: "2010-04-01",
    Body: "a".repeat(161),
    From: ANNA,
    FromCity: "",
    FromCountry: "US",
    FromState: "",
    FromZip: "",
    MessageSid: expect.stringMatching(/^SM[\da-f]{32}$/),
    NumMedia: "0",
    NumSegments: "2",
    SmsMessageSid: fields["MessageSid"],
    SmsSid: fields["MessageSid"],
    SmsStatus: "received",
    To: OURS,
    ToCity: "",
    ToCountry: "US",
    ToState: "",
    ToZip: "",
  });
  expect(app.calls[0]?.headers["user-agent"]).toBe("TwilioProxy/1.1");
});

test("in a messaging service its webhook is called instead of the number's", async () => {
  const { app, handsets, settle, ...emulator } = await house();
  const service = emulator.client.messaging.v1.services(SERVICE_SID);
  await service.update({ inboundRequestUrl: `${app.url}/service` });
  await handsets.write(ANNA, { to: IN_SERVICE[0] as string, body: "Hello" });
  await settle();
  expect(app.calls).toMatchObject([
    { path: "/service", fields: { MessagingServiceSid: SERVICE_SID } },
  ]);
});

test("the fragment is neither sent nor signed", async () => {
  const { app, calls } = await callWith(await house(), "#rc=2&rp=5xx");
  expect(app.calls[0]?.isSigned).toBe(true);
  expect(calls).toBe(1);
});

test.each([
  ["by default a failing answer is not asked for again", "", 500, 1],
  ["rc and rp=5xx ask again after a 5xx", "#rc=3&rp=5xx", 500, 4],
  ["rp=5xx does not ask again after a 4xx", "#rc=3&rp=5xx", 404, 1],
  ["rp=4xx does", "#rc=2&rp=4xx,ct", 404, 3],
  ["rp=all asks again after anything", "#rc=1&rp=all", 404, 2],
  ["a count out of range is as if it had not been said", "#rc=9&rp=all", 500, 2],
])("%s", async (_, fragment, status, calls) => {
  const emulator = await house();
  emulator.app.on("/texts", answers(status));
  const called = await callWith(emulator, fragment);
  expect(called.calls).toBe(calls);
  const tokens = emulator.app.calls.map(({ headers }) => headers["i-twilio-idempotency-token"]);
  expect(new Set(tokens).size).toBe(1);
  expect(emulator.console.list()).toMatchObject([
    { code: 11200, url: `${emulator.app.url}/texts` },
  ]);
});

test("an answer that does not come in fifteen seconds has failed", async () => {
  const emulator = await house();
  const { app, clock, console, handsets } = emulator;
  app.on("/texts", () => undefined);
  await handsets.write(ANNA, { to: OURS, body: "Hello" });
  await app.called(1);
  await clock.pass(14_900);
  expect(console.list()).toEqual([]);
  await clock.pass(100);
  await emulator.idle();
  expect(console.list()).toMatchObject([{ code: 11200 }]);
});

test("rt shortens that, and rp=rt asks again", async () => {
  const emulator = await house();
  const { app, clock, handsets, setSmsUrl } = emulator;
  setSmsUrl(`${app.url}/texts#rt=1000&rc=1&rp=rt`);
  app.on("/texts", () => undefined);
  await handsets.write(ANNA, { to: OURS, body: "Hello" });
  await app.called(1);
  await clock.pass(1000);
  await app.called(2);
  await clock.pass(1000);
  await emulator.idle();
  expect(app.calls).toHaveLength(2);
});

test("a server that cannot be connected to is tried twice, then the fallback is told why", async () => {
  const emulator = await house();
  const { app, handsets, settle, setSmsUrl } = emulator;
  const nowhere = "http://127.0.0.1:1/texts";
  setSmsUrl(nowhere, `${app.url}/fallback`);
  app.on("/fallback", say("Sorry"));
  await handsets.write(ANNA, { to: OURS, body: "Hello" });
  await settle();
  expect(app.calls).toMatchObject([
    {
      path: "/fallback",
      isSigned: true,
      fields: { ErrorCode: "11200", ErrorUrl: nowhere, Body: "Hello" },
    },
  ]);
  expect(handsets.texts(ANNA).at(-1)).toMatchObject({ body: "Sorry" });
});

test("a webhook may be asked by GET, signed over its whole address", async () => {
  const { app, client, handsets, settle } = await house();
  const [own] = await client.incomingPhoneNumbers.list({ phoneNumber: OURS });
  await client
    .incomingPhoneNumbers(own?.sid ?? "")
    .update({ smsMethod: "GET", smsUrl: `${app.url}/texts?a=1` });
  await handsets.write(ANNA, { to: OURS, body: "Hello & goodbye" });
  await settle();
  expect(app.calls).toMatchObject([
    { method: "GET", isSigned: true, fields: { a: "1", Body: "Hello & goodbye" } },
  ]);
});

test("redirects are followed, signed for where they lead", async () => {
  const { app, handsets, settle } = await house();
  app.on("/texts", (response) => response.writeHead(307, { location: "/moved?b=2" }).end());
  app.on("/moved", say("Found"));
  await handsets.write(ANNA, { to: OURS, body: "Hello" });
  await settle();
  expect(app.calls[1]).toMatchObject({ path: "/moved", isSigned: true, fields: { Body: "Hello" } });
  expect(handsets.texts(ANNA).at(-1)?.body).toBe("Found");
});

test("a kept connection that was closed in the meantime is no failure", async () => {
  const { app, console, handsets, settle } = await house();
  const served = new Set<unknown>();
  app.on("/texts", (response) => {
    if (served.has(response.socket)) return void response.socket?.destroy();
    served.add(response.socket);
    response.end();
  });
  for (const body of ["one", "two", "three"]) {
    await handsets.write(ANNA, { to: OURS, body });
    await settle();
  }
  expect(served.size).toBeGreaterThan(1);
  expect(console.list()).toEqual([]);
});

test("an address that is none ends with 11100, wherever it was named", async () => {
  const { app, console, handsets, setSmsUrl, settle } = await house();
  app.on("/texts", (response) => response.writeHead(302, { location: "ftp://a.example/" }).end());
  await handsets.write(ANNA, { to: OURS, body: "Hello" });
  await settle();
  setSmsUrl("nowhere");
  await handsets.write(ANNA, { to: OURS, body: "Hello" });
  await settle();
  expect(console.list().map(({ code }) => code)).toEqual([11100, 11100]);
});

test("redirects in a circle end with 11215, answers beyond 64 KB with 11750", async () => {
  const { app, console, handsets, settle } = await house();
  app.on("/texts", (response) => response.writeHead(302, { location: "/texts" }).end());
  await handsets.write(ANNA, { to: OURS, body: "Hello" });
  await settle();
  app.on("/texts", (response) => response.end("x".repeat(65 * 1024)));
  await handsets.write(ANNA, { to: OURS, body: "Hello" });
  await settle();
  expect(console.list().map(({ code }) => code)).toEqual([11215, 11750]);
});

test("a text is receiving until its webhook has been called, and received afterwards", async () => {
  const { app, client, handsets, settle } = await house();
  const statuses: string[] = [];
  app.on("/texts", (response) => {
    void client.messages.list({ to: OURS }).then(([text]) => {
      statuses.push(text?.status ?? "");
      response.end();
    });
  });
  await handsets.write(ANNA, { to: OURS, body: "Hello" });
  await settle();
  const [text] = await client.messages.list({ to: OURS });
  expect([...statuses, text?.status]).toEqual(["receiving", "received"]);
  expect(text).toMatchObject({ direction: "inbound", body: "Hello", price: null });
});

test("the token the signature is made with is the account's", async () => {
  const { app, handsets, settle } = await house();
  await handsets.write(ANNA, { to: OURS, body: "Hello" });
  await settle();
  const fields = app.calls[0]?.fields ?? {};
  const signature = String(app.calls[0]?.headers["x-twilio-signature"]);
  const url = `${app.url}/texts`;
  expect(twilio.validateRequest(AUTH_TOKEN, signature, url, fields)).toBe(true);
  expect(twilio.validateRequest("another", signature, url, fields)).toBe(false);
  expect(twilio.validateRequest(AUTH_TOKEN, signature, url, { ...fields, Body: "Hell" })).toBe(
    false,
  );
});

function say(text: string): Responder {
  return (response) => {
    response.setHeader("content-type", "text/plain");
    response.end(text);
  };
}

async function callWith(emulator: House, fragment: string) {
  const { app, handsets, settle, setSmsUrl } = emulator;
  setSmsUrl(`${app.url}/texts${fragment}`);
  await handsets.write(ANNA, { to: OURS, body: "Hello" });
  await settle();
  return { app, calls: app.calls.length };
}
