// A whole emulator with its own time and dice, and a server that listens to its webhooks.
import twilio from "twilio";
import { onTestFinished } from "vitest";
import { createEmulator, type Emulator, type EmulatorOptions } from "../src/index.ts";
import { testClock, type TestClock } from "./clock.ts";
import { judged } from "./oracle.ts";
import { webhookServer, type WebhookServer } from "./webhook-server.ts";

export const ACCOUNT_SID = `AC${"a".repeat(32)}`;
export const AUTH_TOKEN = "the token of the test's account";
export const SERVICE_SID = `MG${"c".repeat(32)}`;

/** Ours. */
export const OURS = "+15005550100";
export const OTHER = "+15005550103";
export const TOLL_FREE = "+18005550102";
export const IN_SERVICE = ["+15005550110", "+15005550111"];
/** Theirs. */
export const ANNA = "+15005551001";
export const BEN = "+15005551002";

export interface House extends Emulator {
  /** The real SDK; every answer is judged by Twilio's documents on its way. */
  client: twilio.Twilio;
  clock: TestClock;
  app: WebhookServer;
  /** Lets time pass until nothing is under way. */
  settle: () => Promise<void>;
}

export async function house(options: Partial<EmulatorOptions> = {}): Promise<House> {
  const clock = testClock();
  const app = await webhookServer(AUTH_TOKEN);
  const emulator = await createEmulator({
    accountSid: ACCOUNT_SID,
    authToken: AUTH_TOKEN,
    numbers: [
      { number: OURS },
      { number: OTHER, kind: "short-code" },
      { number: TOLL_FREE, kind: "toll-free" },
    ],
    messagingServices: [{ sid: SERVICE_SID, friendlyName: "Parley", numbers: IN_SERVICE }],
    smsUrl: `${app.url}/texts`,
    clock,
    random: () => 0.5,
    ...options,
  });
  onTestFinished(async () => {
    await emulator.close();
    await app.close();
  });
  const httpClient = judged(emulator.requestClient());
  return {
    ...emulator,
    client: twilio(ACCOUNT_SID, AUTH_TOKEN, { httpClient }),
    clock,
    app,
    async settle() {
      let isIdle = false;
      const idle = emulator.idle().then(() => (isIdle = true));
      while (!isIdle) {
        await clock.pass(1000);
        await new Promise((resolve) => setTimeout(resolve, 1));
      }
      await idle;
    },
  };
}
