/** Where a request really goes. */
export type Rebase = (url: string) => string;

const hosts = new Set([
  "api.twilio.com",
  "verify.twilio.com",
  "lookups.twilio.com",
  "messaging.twilio.com",
]);

/** Sends what is meant for Twilio to an emulator, and refuses to send anything elsewhere. */
export function rebased(emulatorUrl: string): Rebase {
  return (given) => {
    const url = new URL(given);
    if (!hosts.has(url.host)) throw new Error(`The emulator does not answer for ${url.host}`);
    return new URL(`/${url.host}${url.pathname}${url.search}`, emulatorUrl).href;
  };
}
