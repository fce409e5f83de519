import { afterEach, beforeEach, expect, test } from "vitest";
import { startAccount, type TestAccount } from "../../test/account.ts";
import { createDatabase, type TestDatabase } from "../../test/database.ts";
import { findings } from "../../test/doctor.ts";

const american = "+14155550150";
const british = "+447700900001";
const tollFree = "+18005550150";
const service = `MG${"1".repeat(32)}`;
const withService = { TWILIO_MESSAGING_SERVICE_SID: service };

let account: TestAccount;
let database: TestDatabase;
let env: Record<string, string>;

async function start(numbers: string[], inService: string[] | null): Promise<void> {
  const messagingServices = inService && [
    { sid: service, friendlyName: "Garden", numbers: inService },
  ];
  account = await startAccount(
    numbers.map((number) => ({ number })),
    messagingServices ? { messagingServices } : {},
  );
  env = { ...database.settings, ...account.settings };
}

beforeEach(async () => {
  database = await createDatabase();
});
afterEach(async () => {
  await account.close();
  await database.drop();
});

test("a number of the US needs a messaging service, one of Britain does not", async () => {
  await start([american, british], null);
  const [finding, ...others] = await findings(env, "messaging service");
  expect(finding).toContain(
    `wrong: ${american}: from a US number, texts to US phones are blocked (30034)`,
  );
  expect(finding).toContain("docs/guides/twilio.md");
  expect(others).toEqual([]);
});

test("numbers outside the service that is set cannot send through it", async () => {
  await start([american, british], [american]);
  expect(await findings({ ...env, ...withService }, "messaging service")).toEqual([
    expect.stringContaining(`wrong: ${british} is not in “Garden”`),
  ]);
});

test("a service that our numbers are in and that is not set is worth a look", async () => {
  await start([british], [british]);
  expect(await findings(env, "messaging service")).toEqual([
    expect.stringMatching(
      /^warn: .*a STOP to one number is a STOP to all.*Set TWILIO_MESSAGING_SERVICE_SID to MG1/,
    ),
  ]);
});

test("a service that is not there is missed, and those that are there are named", async () => {
  await start([british], []);
  const other = { TWILIO_MESSAGING_SERVICE_SID: `MG${"9".repeat(32)}` };
  expect(await findings({ ...env, ...other }, "messaging service")).toEqual([
    expect.stringMatching(/^wrong: The account has no messaging service MG9.*“Garden”/),
  ]);
});

const campaign = (fields: object) => ({
  status: 200,
  body: {
    compliance: [{ sid: `QE${"3".repeat(32)}`, ...fields }],
    meta: { key: "compliance", next_page_url: null },
  },
});

test.each([
  ["VERIFIED", "ok: The campaign of “Garden” is verified."],
  ["IN_PROGRESS", "warn: The campaign of “Garden” is being looked at (IN_PROGRESS)"],
  [
    "FAILED",
    "wrong: The campaign of “Garden” was turned down (The opt-in cannot be found (30909)): texts",
  ],
])("a campaign that is %s is told so", async (status, words) => {
  await start([american], [american]);
  const errors = [{ error_code: 30909, description: "The opt-in cannot be found" }];
  account.answer(/Compliance\/Usa2p/, () =>
    campaign({ campaign_status: status, errors: status === "FAILED" ? errors : [] }),
  );
  expect(await findings({ ...env, ...withService }, "US registration")).toEqual([
    expect.stringContaining(words),
  ]);
});

test("a service of US numbers without a campaign sends nothing to US phones", async () => {
  await start([american], [american]);
  account.answer(/Compliance\/Usa2p/, () => ({
    status: 200,
    body: { compliance: [], meta: { key: "compliance", next_page_url: null } },
  }));
  expect(await findings({ ...env, ...withService }, "US registration")).toEqual([
    expect.stringContaining("wrong: “Garden” has no campaign"),
  ]);
});

test("a registration that cannot be read is not called wrong", async () => {
  await start([american], [american]);
  expect(await findings({ ...env, ...withService }, "US registration")).toEqual([
    expect.stringContaining("warn: That of “Garden” cannot be read here."),
  ]);
});

test.each([
  [[], "wrong: +18005550150 is not verified"],
  [[{ status: "TWILIO_APPROVED" }], "ok: +18005550150 is verified."],
  [[{ status: "IN_REVIEW" }], "warn: +18005550150 is being looked at"],
  [
    [{ status: "TWILIO_REJECTED", rejection_reason: "No opt-in shown" }],
    "wrong: +18005550150 was turned down (No opt-in shown)",
  ],
])("a toll-free number needs no campaign but a verification (%o)", async (verifications, words) => {
  await start([tollFree], null);
  account.answer(/Tollfree\/Verifications/, () => ({
    status: 200,
    body: { verifications, meta: { key: "verifications", next_page_url: null } },
  }));
  expect(await findings(env, "toll-free verification", "messaging service")).toEqual([
    expect.stringContaining(words),
  ]);
});
