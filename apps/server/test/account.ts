import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { json, text } from "node:stream/consumers";
import { createEmulator, type Emulator, type EmulatorOptions } from "@parley/twilio-emulator";

export const accountSid = `AC${"a".repeat(32)}`;
export const authToken = "b".repeat(32);
export const verifyServiceSid = `VA${"c".repeat(32)}`;

/** An account at an emulator, some of whose answers are other than the emulator's. */
export interface TestAccount {
  /** The settings that name it and its numbers. */
  settings: Record<string, string>;
  emulator: Emulator;
  /** From now on the answer to what this matches (`GET /v1/…`) is changed, or is this one. */
  answer(what: RegExp, change: Change): void;
  close(): Promise<void>;
}

type Body = Record<string, unknown>;
type Change = (body: Body) => { status?: number; body?: Body; date?: string };

export async function startAccount(
  numbers: EmulatorOptions["numbers"],
  options: Partial<EmulatorOptions> = {},
): Promise<TestAccount> {
  const emulator = await createEmulator({
    accountSid,
    authToken,
    numbers,
    verifyServices: [{ sid: verifyServiceSid, friendlyName: "Garden Row" }],
    ...options,
  });
  const listening = await emulator.listen({ port: 0 });
  const changes: { what: RegExp; change: Change }[] = [];
  const server = createServer((request, response) => {
    void (async () => {
      const { method = "", url = "", headers } = request;
      const answer = await fetch(listening.url + url, {
        method,
        headers: {
          authorization: headers.authorization ?? "",
          "content-type": headers["content-type"] ?? "",
        },
        ...(method === "POST" ? { body: await text(request) } : {}),
      });
      const given = (await json(answer.body!)) as Body;
      const found = changes.findLast(({ what }) => what.test(`${method} ${url}`));
      const { status = answer.status, body = given, date } = found?.change(given) ?? {};
      if (date !== undefined) response.setHeader("date", date);
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    })();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    settings: {
      TWILIO_ACCOUNT_SID: accountSid,
      TWILIO_AUTH_TOKEN: authToken,
      TWILIO_PHONE_NUMBERS: numbers.map(({ number }) => number).join(),
      TWILIO_VERIFY_SERVICE_SID: verifyServiceSid,
      TWILIO_EMULATOR_URL: `http://127.0.0.1:${port}`,
      // Numbers that are nobody's are of no country.
      TEXT_COUNTRIES: "US,GB",
    },
    emulator,
    answer: (what, change) => void changes.push({ what, change }),
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
      await listening.close();
      await emulator.close();
    },
  };
}
