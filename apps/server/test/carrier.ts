import { createEmulator, type Emulator } from "@parley/twilio-emulator";
import { startServer, type ServerOptions, type TestServer } from "./server.ts";

const accountSid = `AC${"a".repeat(32)}`;
const authToken = "b".repeat(32);
const verifyServiceSid = `VA${"c".repeat(32)}`;

export interface Carrier {
  server: TestServer;
  emulator: Emulator;
  close(): Promise<void>;
}

/**
 * A server with an account, which happens to be at an emulator that runs by itself. Its numbers are of a
 * country where each sends ten segments a second, so that much can be sent in little time.
 */
export async function startWithCarrier(
  numbers: number,
  { settings, ...options }: ServerOptions = {},
): Promise<Carrier> {
  const ours = Array.from(
    { length: numbers },
    (_, index) => `+4477009${String(index).padStart(5, "0")}`,
  );
  const emulator = await createEmulator({
    accountSid,
    authToken,
    numbers: ours.map((number) => ({ number })),
    verifyServices: [{ sid: verifyServiceSid, friendlyName: "Parley" }],
  });
  const listening = await emulator.listen({ port: 0 });
  const server = await startServer({
    ...options,
    settings: {
      TWILIO_ACCOUNT_SID: accountSid,
      TWILIO_AUTH_TOKEN: authToken,
      TWILIO_PHONE_NUMBERS: ours.join(),
      TWILIO_VERIFY_SERVICE_SID: verifyServiceSid,
      TWILIO_EMULATOR_URL: listening.url,
      TEXT_COUNTRIES: "US,GB",
      TEXT_DAILY_BUDGET: "10000",
      TEXT_HOLD_SECONDS: "0",
      ...settings,
    },
  });
  return {
    server,
    emulator,
    async close() {
      await server.close();
      await listening.close();
      await emulator.close();
    },
  };
}
