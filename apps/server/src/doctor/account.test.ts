import { afterEach, beforeEach, expect, test } from "vitest";
import { authToken, startAccount, type TestAccount } from "../../test/account.ts";
import { createDatabase, type TestDatabase } from "../../test/database.ts";
import { consult, findings } from "../../test/doctor.ts";

const ours = ["+447700900001", "+447700900002"] as const;

let account: TestAccount;
let database: TestDatabase;
let env: Record<string, string>;

beforeEach(async () => {
  account = await startAccount(ours.map((number) => ({ number })));
  database = await createDatabase();
  env = { ...database.settings, ...account.settings };
});
afterEach(async () => {
  await account.close();
  await database.drop();
});

test("a good account is told to be good, and its secrets are not told", async () => {
  const { code, out } = await consult(env, ["--fix"]);
  expect(out).toContain("✓ account: “Emulated account” is active");
  expect(out).toContain("✓ balance: 100.00 USD.");
  expect(out).toContain("✓ clock: ");
  expect(out).toContain("✓ numbers: 2 numbers can send and receive texts and pictures.");
  expect(out).toContain(
    "✓ sign-in codes: The Verify service is there. Codes come as “Your Garden Row",
  );
  expect(out).toContain("! emulator: ");
  expect(out).not.toContain("✗");
  expect(out).not.toContain(authToken);
  expect(code).toBe(0);
});

test("a wrong token is told, with where the right one is, and nothing further is asked", async () => {
  const { code, out } = await consult({ ...env, TWILIO_AUTH_TOKEN: "d".repeat(32) });
  expect(out).toContain("does not take these credentials (20003)");
  expect(out).toContain("from Account Info on the first page of console.twilio.com");
  expect(out).not.toContain("numbers:");
  expect(code).toBe(1);
});

test("credentials for trying are told from wrong ones", async () => {
  account.answer(/^GET .*\/Accounts\/\w+\.json/, () => ({
    status: 403,
    body: { code: 20008, message: "Resource not accessible", status: 403 },
  }));
  expect(await findings(env, "account")).toEqual([
    expect.stringContaining("wrong: These are test credentials"),
  ]);
});

test("the secondary token is found out: what comes in is signed with the other", async () => {
  account.answer(/^GET .*\/Accounts\/\w+\.json/, (body) => ({
    body: { ...body, auth_token: "e".repeat(32) },
  }));
  const [finding] = await findings(env, "auth token");
  expect(finding).toMatch(/^wrong: TWILIO_AUTH_TOKEN is the account's secondary token/);
  expect(finding).not.toContain("e".repeat(32));
});

test("a trial is told with what it cannot do, and is no fault", async () => {
  account.answer(/^GET .*\/Accounts\/\w+\.json/, (body) => ({ body: { ...body, type: "Trial" } }));
  const { code, out } = await consult(env, ["--fix"]);
  expect(out).toContain("! trial: This is a trial account: one number");
  expect(code).toBe(0);
});

test("a suspended account carries nothing", async () => {
  account.answer(/^GET .*\/Accounts\/\w+\.json/, (body) => ({
    body: { ...body, status: "suspended" },
  }));
  const { code, out } = await consult(env);
  expect(out).toContain("is suspended: Twilio carries nothing for it (30002)");
  expect(code).toBe(1);
});

test.each([
  ["0.00", "wrong: 0.00 USD: Twilio sends nothing on an empty account."],
  ["4.99", "warn: 4.99 USD: less than TEXT_DAILY_BUDGET allows"],
])("a balance of %s is %s", async (balance, words) => {
  account.answer(/Balance\.json/, (body) => ({ body: { ...body, balance } }));
  expect(await findings(env, "balance")).toEqual([expect.stringContaining(words)]);
});

test.each([
  [20, "warn: This machine's clock is", "behind Twilio's."],
  [
    -90,
    "wrong: This machine's clock is",
    "ahead of Twilio's: codes of authenticator apps are refused.",
  ],
])("a clock %i seconds away from Twilio's is noticed", async (seconds, start, end) => {
  const theirs = () => new Date(Date.now() + seconds * 1000).toUTCString();
  account.answer(/^GET .*\/Accounts\/\w+\.json/, () => ({ date: theirs() }));
  const [finding] = await findings(env, "clock");
  expect(finding).toContain(start);
  expect(finding).toContain(end);
});

test("a number of somebody else's is named, with those that could be meant", async () => {
  const { code, out } = await consult({
    ...env,
    TWILIO_PHONE_NUMBERS: `${ours[0]},+447700900999`,
  });
  expect(out).toContain("✗ numbers: +447700900999 is not this account's.");
  expect(out).toContain(`Set TWILIO_PHONE_NUMBERS to numbers it has: ${ours[1]}.`);
  expect(code).toBe(1);
});

test("a number that cannot text is a fault, one without pictures is worth knowing", async () => {
  account.answer(/IncomingPhoneNumbers\.json/, (body) => {
    const [first, second] = body["incoming_phone_numbers"] as object[];
    const able = (sms: boolean) => ({ capabilities: { sms, mms: false, voice: true, fax: false } });
    const numbers = [
      { ...first, ...able(false) },
      { ...second, ...able(true) },
    ];
    return { body: { ...body, incoming_phone_numbers: numbers } };
  });
  expect(await findings(env, "numbers")).toEqual([
    expect.stringContaining(`wrong: ${ours[0]} cannot text.`),
    `warn: ${ours[1]} can text, but neither send nor receive pictures.`,
  ]);
});

test("a Verify service that is not there is missed", async () => {
  const other = `VA${"f".repeat(32)}`;
  expect(await findings({ ...env, TWILIO_VERIFY_SERVICE_SID: other }, "sign-in codes")).toEqual([
    expect.stringContaining(
      `wrong: The account has no Verify service ${other}: nobody gets a code.`,
    ),
  ]);
});

test("an emulator that is away is told, and so is what that means", async () => {
  await account.close();
  const { code, out } = await consult(env);
  account = await startAccount([]);
  expect(out).toContain(
    `Nothing answers at ${env["TWILIO_EMULATOR_URL"]}: the connection was refused.`,
  );
  expect(out).toContain("npm run twilio-emulator");
  expect(code).toBe(1);
});

test("trouble at Twilio's is not taken for a fault of the settings", async () => {
  account.emulator.faults.set({ broken: 1 });
  expect(await findings(env, "account")).toEqual([
    expect.stringContaining("has trouble of its own (20503)"),
  ]);
});

test("where texts go is told, and that they go nowhere is a fault", async () => {
  expect(await findings(env, "countries")).toEqual([
    "ok: Texts and codes go to phones of US and GB, as TEXT_COUNTRIES says.",
  ]);
  const { TEXT_COUNTRIES: _, ...unsaid } = env;
  expect(await findings(unsaid, "countries")).toEqual([
    expect.stringMatching(/^wrong: .*so nobody is texted\. \| Set TEXT_COUNTRIES/),
  ]);
});
