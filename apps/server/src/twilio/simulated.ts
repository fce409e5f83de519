import { randomBytes } from "node:crypto";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { createEmulator, type EmulatorOptions } from "@parley/twilio-emulator";
import type { Config } from "../config.ts";
import type { Database } from "../database/database.ts";
import { sdk } from "./sdk.ts";
import { hooks, RETRIES, type Twilio } from "./twilio.ts";

const SERVICE_NAME = "Parley";

export interface Simulation extends Pick<EmulatorOptions, "clock"> {
  /** Ours, of whatever country: each kind sends at a pace of its own. */
  numbers?: readonly string[];
}

/** No account anywhere: the emulator in this process, reached through the same SDK. */
export async function simulatedTwilio(
  { dataFolder, texts, publicUrl, tls }: Pick<Config, "dataFolder" | "texts" | "publicUrl" | "tls">,
  database: Database,
  { numbers = fictionalNumbers(texts.simulatedNumbers), ...options }: Simulation = {},
): Promise<Twilio> {
  const account = await accountOf(database);
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  const emulator = await createEmulator({
    ...options,
    accountSid: account.accountSid,
    authToken: account.authToken,
    numbers: numbers.map((number) => ({ number })),
    verifyServices: [{ sid: account.verifyServiceSid, friendlyName: SERVICE_NAME }],
    // It calls this very process, whose certificate is for another name, and may be its own work.
    ...(tls && { trustedCertificate: tls.cert }),
    journal: join(dataFolder, `simulated-phones-${account.accountSid.slice(2, 10)}.jsonl`),
  });
  const { createClient } = await sdk();
  const { accountSid, authToken, verifyServiceSid } = account;
  let webhooksAt: string | null = null;
  const fetchFrom = async (url: string, who: { username?: string; password?: string }) => {
    const form = new URLSearchParams();
    const { status, body, headers } = await emulator.handle({ method: "GET", url, ...who, form });
    // JSON comes as what it says.
    const sent = body instanceof Uint8Array ? new Uint8Array(body) : JSON.stringify(body);
    return new Response(sent, { status, headers });
  };
  return {
    client: createClient(accountSid, authToken, emulator.requestClient()),
    accountSid,
    authToken,
    numbers: emulator.numbers,
    verifyServiceSid,
    messagingServiceSid: null,
    emulator,
    webhookUrl: (path) => webhooksAt && webhooksAt + path,
    // A simulated phone is in the browser of whoever looks at it.
    publicUrl: (path) => (publicUrl ? publicUrl.origin + path : webhooksAt && webhooksAt + path),
    fetchMedia: (url) => fetchFrom(url, { username: accountSid, password: authToken }),
    fetchSigned: (url) => fetchFrom(url, {}),
    ask: (url) => fetchFrom(url, { username: accountSid, password: authToken }),
    listensAt(url) {
      webhooksAt = url;
      // As one would set it with Twilio: a slow or failing server is asked again.
      emulator.setSmsUrl(url + hooks.texts + RETRIES);
    },
    close: () => emulator.close(),
  };
}

/** +1 202 555 01xx: numbers that belong to nobody and never will. */
function fictionalNumbers(count: number): readonly string[] {
  return Array.from(
    { length: count },
    (_, index) => `+120255501${String(index + 1).padStart(2, "0")}`,
  );
}

interface Account {
  accountSid: string;
  authToken: string;
  verifyServiceSid: string;
}

/** Made at random once, so that no signature of one server is good on another. */
async function accountOf({ db }: Database): Promise<Account> {
  const hex = () => randomBytes(16).toString("hex");
  const made: Account = {
    accountSid: `AC${hex()}`,
    authToken: hex(),
    verifyServiceSid: `VA${hex()}`,
  };
  await db
    .insertInto("server")
    .values({ key: "simulated-twilio", value: JSON.stringify(made) })
    .onConflict((conflict) => conflict.column("key").doNothing())
    .execute();
  const { value } = await db
    .selectFrom("server")
    .select("value")
    .where("key", "=", "simulated-twilio")
    .executeTakeFirstOrThrow();
  return JSON.parse(value) as Account;
}
