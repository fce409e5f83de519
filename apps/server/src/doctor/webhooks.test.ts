import { afterEach, beforeEach, expect, test } from "vitest";
import { accountSid, authToken, startAccount, type TestAccount } from "../../test/account.ts";
import { createDatabase, type TestDatabase } from "../../test/database.ts";
import { consult, findings } from "../../test/doctor.ts";

const ours = ["+447700900001", "+447700900002", "+447700900003"] as const;
const service = `MG${"1".repeat(32)}`;
// Nothing listens there: where Twilio would call is all that matters.
const PORT = "18081";
const hook = `http://127.0.0.1:${PORT}/hooks/twilio/texts`;
const recommended = `${hook}#rc=3&rp=ct,rt,5xx`;

let account: TestAccount;
let database: TestDatabase;
let env: Record<string, string>;

async function start(options: Parameters<typeof startAccount>[1] = {}): Promise<void> {
  account = await startAccount(
    ours.map((number) => ({ number })),
    options,
  );
  env = { ...database.settings, ...account.settings, PORT };
}

beforeEach(async () => {
  database = await createDatabase();
});
afterEach(async () => {
  await account.close();
  await database.drop();
});

interface Hooks {
  sid: string;
  sms_url: string;
  sms_method: string;
  sms_fallback_url: string;
  sms_application_sid: string;
}

async function ask(url: string, change?: Record<string, string>): Promise<unknown> {
  const { body } = await account.emulator.handle({
    method: change ? "POST" : "GET",
    url,
    username: accountSid,
    password: authToken,
    form: new URLSearchParams(change),
  });
  return body;
}

const api = `https://api.twilio.com/2010-04-01/Accounts/${accountSid}`;

async function hooksOf(): Promise<Hooks[]> {
  const body = await ask(`${api}/IncomingPhoneNumbers.json`);
  return (body as { incoming_phone_numbers: Hooks[] }).incoming_phone_numbers;
}

test("webhooks that lead elsewhere are told, numbers of one kind together, and nothing is set unasked", async () => {
  await start({ smsUrl: "https://demo.example.org/welcome" });
  const { code, out } = await consult(env);
  expect(out).toContain(
    "✗ webhooks: +447700900001, +447700900002 and +447700900003: " +
      "what comes in goes to https://demo.example.org/welcome, not here.",
  );
  expect(out).toContain(recommended);
  expect(code).toBe(1);
  expect((await hooksOf()).map(({ sms_url: url }) => url)).toEqual(
    ours.map(() => "https://demo.example.org/welcome"),
  );
});

test("--fix sets them, with what Twilio is to do when a call fails, and finds them good", async () => {
  await start({ smsUrl: "https://demo.example.org/welcome" });
  const { code, out } = await consult(env, ["--fix"]);
  expect(out).toContain("The webhooks of +447700900001, +447700900002 and +447700900003 are set.");
  expect(out).toContain(`✓ webhooks: 3 webhooks will call ${hook}.`);
  expect(code).toBe(0);
  for (const number of await hooksOf()) {
    expect(number).toMatchObject({
      sms_url: recommended,
      sms_method: "POST",
      sms_fallback_url: hook,
      sms_application_sid: "",
    });
  }
  expect(await consult(env)).toMatchObject({ code: 0 });
});

test.each([
  ["y", recommended, 0],
  ["", "", 1],
  ["no", "", 1],
])("on a terminal it asks, and the answer %o counts", async (says, url, exit) => {
  await start();
  const { code, out } = await consult(env, [], { says });
  expect(out).toContain(`to ${hook}? [y/N]`);
  expect(code).toBe(exit);
  expect((await hooksOf()).map((number) => number.sms_url)).toEqual(ours.map(() => url));
});

test("--json asks nothing, even on a terminal", async () => {
  await start();
  const { out } = await consult(env, ["--json"], { says: "y" });
  expect(JSON.parse(out)).toMatchObject({ ok: false });
  expect((await hooksOf()).map((number) => number.sms_url)).toEqual(ours.map(() => ""));
});

test("an address that leads here but is tried once only is worth a look", async () => {
  await start({ smsUrl: hook });
  expect(await findings(env, "webhooks")).toEqual([
    expect.stringContaining(
      "warn: +447700900001, +447700900002 and +447700900003: a text that finds",
    ),
  ]);
});

test("an address that is nearly ours is not ours: what is signed is the exact one", async () => {
  await start({ smsUrl: `${hook}/#rc=3&rp=all` });
  expect(await findings(env, "webhooks")).toEqual([
    expect.stringContaining(`what comes in goes to ${hook}/, not here.`),
  ]);
});

test("a fallback that leads to somebody else is told and left alone", async () => {
  await start();
  account.emulator.setSmsUrl("https://old.example.org/in", "https://else.example.org/sms");
  const { code, out } = await consult(env, ["--fix"]);
  expect(out).toContain("what comes in is told to https://else.example.org/sms");
  expect(code).toBe(0);
  expect((await hooksOf())[0]).toMatchObject({
    sms_url: recommended,
    sms_fallback_url: "https://else.example.org/sms",
  });
});

test("the address of a messaging service goes before those of its numbers, and is what is set", async () => {
  const [first, second] = ours;
  await start({
    smsUrl: recommended,
    messagingServices: [
      {
        sid: service,
        friendlyName: "Garden",
        numbers: [first, second],
        inboundRequestUrl: "https://old.example.org/in",
      },
    ],
  });
  const { out } = await consult(env);
  expect(out).toContain(
    "✗ webhooks: The messaging service “Garden”: what comes in goes to https://old.example.org/in, not here.",
  );
  expect(await consult(env, ["--fix"])).toMatchObject({ code: 0 });
  expect(await ask(`https://messaging.twilio.com/v1/Services/${service}`)).toMatchObject({
    inbound_request_url: recommended,
    inbound_method: "POST",
    fallback_url: hook,
  });
});

test("an application goes before the address, and is taken off", async () => {
  await start({ smsUrl: recommended });
  const [{ sid }] = (await hooksOf()) as [Hooks];
  const application = `AP${"2".repeat(32)}`;
  await ask(`${api}/IncomingPhoneNumbers/${sid}.json`, { SmsApplicationSid: application });
  expect((await findings(env, "webhooks"))[0]).toContain(
    `wrong: +447700900001: what comes in goes to the application ${application}, not here.`,
  );
  expect(await consult(env, ["--fix"])).toMatchObject({ code: 0 });
  expect((await hooksOf())[0]?.sms_application_sid).toBe("");
});
