import type { Twilio } from "../twilio/twilio.ts";

/**
 * The numbers of the United States that carriers took back on a day (`2026-11-19`), as Twilio lists them.
 * Null while there is no list.
 */
export async function deactivatedOn(
  twilio: Twilio,
  day: string,
  signal?: AbortSignal,
): Promise<string[] | null> {
  // The SDK's own call forgets what was answered, and cannot be called off.
  const url = `https://messaging.twilio.com/v1/Deactivations?Date=${day}`;
  const reply = await twilio.ask(url, signal);
  if (reply.status === 404) return null;
  const { redirect_to: address } = (await reply.json()) as { redirect_to?: unknown };
  if (typeof address !== "string") throw new Error(`Twilio lists no numbers: ${reply.status}`);
  const list = await twilio.fetchSigned(address, signal);
  if (!list.ok) throw new Error(`Twilio's list of numbers cannot be read: ${list.status}`);
  return (await list.text()).split("\n").flatMap((line) => numberIn(line) ?? []);
}

function numberIn(line: string): string | null {
  const digits = line.replaceAll(/\D/g, "");
  if (digits.length === 10) return `+1${digits}`;
  return digits === "" ? null : `+${digits}`;
}
