import type { TwilioAccount } from "../config.ts";
import { sdk } from "./sdk.ts";
import { rebased, type Rebase } from "./rebase.ts";
import type { Twilio } from "./twilio.ts";

const MEDIA_WITHIN_MS = 20_000;

/** A real account, or an emulator that runs by itself and is spoken to over HTTP like one. */
export async function realTwilio(account: TwilioAccount, publicUrl: URL | null): Promise<Twilio> {
  const { accountSid, authToken, numbers, emulatorUrl } = account;
  const { createClient, RequestClient } = await sdk();
  const rebase: Rebase = emulatorUrl === null ? (url) => url : rebased(emulatorUrl);
  // With an emulator beside it, the server is reached on this machine.
  let webhooksAt: string | null = publicUrl?.origin ?? null;
  const credentials = Buffer.from(`${accountSid}:${authToken}`).toString("base64");

  class Rebased extends RequestClient {
    override request(...[options]: Parameters<InstanceType<typeof RequestClient>["request"]>) {
      return super.request({ ...options, uri: rebase(options.uri) }) as never;
    }
  }

  return {
    client: createClient(accountSid, authToken, new Rebased()),
    accountSid,
    authToken,
    numbers,
    verifyServiceSid: account.verifyServiceSid,
    messagingServiceSid: account.messagingServiceSid,
    emulator: null,
    webhookUrl: (path) => webhooksAt && webhooksAt + path,
    publicUrl: (path) => publicUrl && publicUrl.origin + path,
    fetchMedia: (url, signal = AbortSignal.timeout(MEDIA_WITHIN_MS)) =>
      // A redirect to another host is followed without the credentials.
      fetch(rebase(url), { headers: { authorization: `Basic ${credentials}` }, signal }),
    fetchSigned: (url, signal) => fetch(rebase(url), { signal: within(signal) }),
    ask: (url, signal) =>
      fetch(rebase(url), {
        headers: { authorization: `Basic ${credentials}` },
        redirect: "manual",
        signal: within(signal),
      }),
    listensAt(url) {
      if (emulatorUrl !== null) webhooksAt = url;
    },
    async close() {},
  };
}

/** No answer is waited for longer than that, whoever else may stop waiting before. */
function within(signal?: AbortSignal): AbortSignal {
  const late = AbortSignal.timeout(MEDIA_WITHIN_MS);
  return signal ? AbortSignal.any([signal, late]) : late;
}
