/** What one of the carrier's own words asks for. Twilio acts on it, answers it, and tells us. */
export type CarrierWord = "stop" | "start" | "yes" | "help";

// https://help.twilio.com/articles/223134027: the whole text is the word, in any case.
const words = new Map<string, CarrierWord>([
  ...["STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE", "OPTOUT"].map(
    (word) => [word, "stop"] as const,
  ),
  ["START", "start"],
  ["UNSTOP", "start"],
  // An answer that people give each other, too.
  ["YES", "yes"],
  ["HELP", "help"],
  ["INFO", "help"],
]);

/** `optOutType` is there when Twilio has words of its own for the service (Advanced Opt-Out). */
export function carrierWordIn(body: string, optOutType: string | null): CarrierWord | null {
  const told = optOutType?.toLowerCase();
  if (told === "stop" || told === "start" || told === "help") return told;
  return words.get(body.trim().toUpperCase()) ?? null;
}
