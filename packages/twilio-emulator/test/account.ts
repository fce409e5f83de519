import twilio from "twilio";
import { onTestFinished } from "vitest";
import { createEmulator, type Emulator, type EmulatorOptions } from "../src/index.ts";
import { testClock, type TestClock } from "./clock.ts";
import { judged } from "./oracle.ts";

export interface TestAccount {
  emulator: Emulator;
  /** The real SDK; every answer is judged by Twilio's documents on its way. */
  client: twilio.Twilio;
  clock: TestClock;
  handsets: Emulator["handsets"];
  /** Of the last answer. */
  lastHeaders(): Record<string, string>;
  verifySid: string;
}

const ACCOUNT_SID = `AC${"a".repeat(32)}`;
const AUTH_TOKEN = "the token of the test's account";
const VERIFY_SID = `VA${"b".repeat(32)}`;

/** An account of its own, with its own time and dice, and two numbers; it needs no webhooks. */
export async function account(options: Partial<EmulatorOptions> = {}): Promise<TestAccount> {
  const clock = testClock();
  const emulator = await createEmulator({
    accountSid: ACCOUNT_SID,
    authToken: AUTH_TOKEN,
    numbers: [{ number: "+15005550006" }, { number: "+18005550199", kind: "toll-free" }],
    verifyServices: [{ sid: VERIFY_SID, friendlyName: "Parley" }],
    clock,
    random: dice(),
    ...options,
  });
  onTestFinished(() => emulator.close());
  let headers: Record<string, string> = {};
  const inner = emulator.requestClient();
  const request: typeof inner.request = async (asked) => {
    const response = await inner.request(asked);
    headers = response.headers as Record<string, string>;
    return response as never;
  };
  const httpClient = judged({ request } as typeof inner);
  return {
    emulator,
    client: twilio(ACCOUNT_SID, AUTH_TOKEN, { httpClient }),
    clock,
    handsets: emulator.handsets,
    lastHeaders: () => headers,
    verifySid: VERIFY_SID,
  };
}

/** The same throws in every run. */
function dice(): () => number {
  let state = 0x9e3779b9;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** What the SDK threw, or null when it was no refusal after all. */
export async function refusal(of: Promise<unknown>): Promise<{ status: number; code: number }> {
  const error: unknown = await of.then(
    () => null,
    (reason: unknown) => reason,
  );
  return error as { status: number; code: number };
}
