// Starts the emulator by itself: `npm run twilio-emulator -- --number +15005550100 --sms-url http://…`
import { randomBytes } from "node:crypto";
import { parseArgs } from "node:util";
import { newSid } from "./api/sid.ts";
import { createEmulator } from "./index.ts";
import type { NumberKind } from "./senders.ts";

const USAGE = `Options:
  --port <number>          8811, or the environment's PORT
  --host <address>         127.0.0.1, or another loopback address
  --number <number[:kind]> one of the account's, as often as needed; long-code, toll-free or short-code
  --sms-url <url>          the webhook of every number, with overrides if any: http://…#rc=3&rp=5xx
  --verify-service <sid>   a Verify service that exists from the start
  --account-sid <sid>      instead of a new one
  --auth-token <token>     instead of a new one
  --journal <file>         keeps everything over restarts
`;

const { values } = parseArgs({
  options: {
    port: { type: "string", default: process.env["PORT"] ?? "8811" },
    host: { type: "string", default: "127.0.0.1" },
    number: { type: "string", multiple: true, default: ["+15005550100", "+15005550101"] },
    "sms-url": { type: "string" },
    "verify-service": { type: "string", multiple: true, default: [] },
    "account-sid": { type: "string", default: newSid("AC") },
    "auth-token": { type: "string", default: randomBytes(16).toString("hex") },
    journal: { type: "string" },
    help: { type: "boolean", default: false },
  },
});

if (values.help) process.stdout.write(USAGE);
else await start();

async function start(): Promise<void> {
  const smsUrl = values["sms-url"];
  const { journal } = values;
  const emulator = await createEmulator({
    accountSid: values["account-sid"],
    authToken: values["auth-token"],
    numbers: values.number.map(numberOf),
    verifyServices: values["verify-service"].map((sid) => ({ sid, friendlyName: "Emulator" })),
    ...(smsUrl !== undefined && { smsUrl }),
    ...(journal !== undefined && { journal }),
  });
  const { host } = values;
  const listening = await emulator.listen({ host, port: Number(values.port) });
  const { url } = listening;
  const { accountSid, authToken, numbers } = emulator;
  process.stdout.write(
    `A simulated Twilio, for this machine alone\n` +
      `  ${url}/api.twilio.com/2010-04-01/Accounts/${accountSid}.json\n` +
      `  account  ${accountSid}\n  token    ${authToken}\n  numbers  ${numbers.join(" ")}\n` +
      `  handsets ${url}/phones/api/handsets\n`,
  );
  const stop = (): void => void listening.close().then(() => emulator.close());
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
}

function numberOf(said: string): { number: string; kind: NumberKind } {
  const [number = "", kind = "long-code"] = said.split(":");
  if (kind === "long-code" || kind === "toll-free" || kind === "short-code")
    return { number, kind };
  throw new Error(`${kind} is no kind of number: long-code, toll-free or short-code`);
}
