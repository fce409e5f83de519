import type { Twilio } from "../twilio/twilio.ts";
import { ok, warn, wrong, type Finding } from "./finding.ts";
import { explainTwilio, isMissing } from "./trouble.ts";

const SOON_WRONG_S = 10;
/** Codes of authenticator apps are good for half a minute. */
const WRONG_S = 30;

interface Look {
  findings: Finding[];
  /** False: nothing else about the account can be looked at. */
  isOpen: boolean;
}

export async function lookAtAccount(
  twilio: Twilio,
  where: string,
  now: () => number,
): Promise<Look> {
  const { client, accountSid } = twilio;
  try {
    const account = await client.api.v2010.accounts(accountSid).fetch();
    const date = headerOf(client.httpClient.lastResponse?.headers, "date");
    return {
      findings: [
        judgeStatus(account.status, account.friendlyName),
        ...judgeType(account.type),
        ...judgeToken(twilio.authToken, account.authToken),
        ...judgeClock(date, now()),
      ],
      isOpen: account.status === "active",
    };
  } catch (error) {
    const { words, mend } = explainTwilio(error, where);
    const further = `${words} Nothing else about the account could be looked at.`;
    return { findings: [wrong("account", further, mend)], isOpen: false };
  }
}

function judgeStatus(status: string, name: string): Finding {
  if (status === "active")
    return ok("account", `“${name}” is active, and these are its credentials.`);
  return wrong(
    "account",
    `“${name}” is ${status}: Twilio carries nothing for it (30002).`,
    "See at the top of console.twilio.com why, and write to Twilio's support.",
  );
}

function judgeType(type: string): Finding[] {
  if (type.toLowerCase() !== "trial") return [];
  return [
    warn(
      "trial",
      "This is a trial account: one number, texts only to the few phones you have verified with Twilio, " +
        "in the US alone, with a line of Twilio's before each. Groups by text do not work on it.",
      "Upgrade it in the Console (Billing); until then, the simulated phones show how it will be.",
    ),
  ];
}

/** Requests are taken with either of the two tokens an account may have; webhooks are signed with one. */
function judgeToken(given: string, primary: unknown): Finding[] {
  if (typeof primary !== "string" || !/^[0-9a-f]{32}$/.test(primary)) return [];
  if (primary === given) return [];
  return [
    wrong(
      "auth token",
      "TWILIO_AUTH_TOKEN is the account's secondary token. Twilio signs what it tells us with the " +
        "primary one, so every text that comes in is refused.",
      "Set the primary token, or promote this one in the Console (Account, API keys & tokens).",
    ),
  ];
}

function judgeClock(date: string | null, nowMs: number): Finding[] {
  const theirs = Date.parse(date ?? "");
  if (Number.isNaN(theirs)) return [];
  const offBy = Math.round((nowMs - theirs) / 1000);
  const seconds = Math.abs(offBy);
  if (seconds <= SOON_WRONG_S) return [ok("clock", "It agrees with Twilio's.")];
  const words = `This machine's clock is ${seconds} seconds ${offBy > 0 ? "ahead of" : "behind"} Twilio's`;
  const mend = "Let the system keep its time by NTP (timedatectl set-ntp true).";
  return seconds > WRONG_S
    ? [wrong("clock", `${words}: codes of authenticator apps are refused.`, mend)]
    : [warn("clock", `${words}.`, mend)];
}

/** `dailyBudgetMicros`: what texts may cost a day, in millionths of a US dollar. */
export async function checkBalance(
  { client }: Twilio,
  where: string,
  dailyBudgetMicros: number,
): Promise<Finding> {
  const NAME = "balance";
  try {
    const { balance, currency } = await client.balance.fetch();
    const left = Number(balance);
    const words = `${left.toFixed(2)} ${currency}`;
    const mend = "Pay in at console.twilio.com (Billing), and let it be topped up by itself.";
    if (left <= 0) return wrong(NAME, `${words}: Twilio sends nothing on an empty account.`, mend);
    // Only one of the two is known to be in dollars; as a warning it is near enough.
    if (left < dailyBudgetMicros / 1e6) {
      return warn(NAME, `${words}: less than TEXT_DAILY_BUDGET allows to be spent in a day.`, mend);
    }
    return ok(NAME, `${words}.`);
  } catch (error) {
    // A subaccount spends what its parent has.
    if (isMissing(error)) return ok(NAME, "It is with the parent of this account.");
    const { words, mend } = explainTwilio(error, where);
    return warn(NAME, `It could not be read: ${words}`, mend);
  }
}

function headerOf(headers: unknown, name: string): string | null {
  const value = (headers as Record<string, unknown> | undefined)?.[name];
  return typeof value === "string" ? value : null;
}
