import { publicAddress } from "../cli/address.ts";
import type { Config } from "../config.ts";
import { acceptedPhones } from "../people/phone.ts";
import { realTwilio } from "../twilio/account.ts";
import { hooks, type Twilio } from "../twilio/twilio.ts";
import { checkBalance, lookAtAccount } from "./account.ts";
import { listed, ok, warn, wrong, type Finding } from "./finding.ts";
import { judgeNumbers, lookAtNumbers } from "./numbers.ts";
import { checkCampaign, checkTollFree } from "./registration.ts";
import { judgeService } from "./service.ts";
import { explainTwilio, TWILIO } from "./trouble.ts";
import { checkVerify } from "./verify.ts";
import { judgeWebhooks, setWebhooks, targetsOf, type WebhooksLook } from "./webhooks.ts";

/** What looking may mend when somebody agrees. */
export interface Offer {
  /** `the webhooks of +1… and +1…`, and where to. */
  readonly targets: readonly string[];
  readonly url: string;
  accept(): Promise<void>;
}

interface TextsLook {
  findings: Finding[];
  offer: Offer | null;
}

export async function lookAtTexts(config: Config, now: () => number): Promise<TextsLook> {
  if (!config.twilio) return { findings: [simulated(config)], offer: null };
  const { emulatorUrl } = config.twilio;
  const where = emulatorUrl ?? TWILIO;
  const twilio = await realTwilio(config.twilio, config.publicUrl);
  const account = await lookAtAccount(twilio, where, now);
  const findings = [...emulated(emulatorUrl), ...account.findings];
  if (!account.isOpen) return { findings, offer: null };
  const [balance, verify, numbers] = await Promise.all([
    checkBalance(twilio, where, config.texts.dailyBudgetMicros),
    checkVerify(twilio, where),
    lookAtSenders(twilio, where, webhookAddress(config)),
  ]);
  return {
    findings: [...findings, balance, verify, ...numbers.findings, checkCountries(config, twilio)],
    offer: numbers.offer,
  };
}

async function lookAtSenders(
  twilio: Twilio,
  where: string,
  wanted: string | null,
): Promise<TextsLook> {
  try {
    const look = await lookAtNumbers(twilio);
    const webhooks: WebhooksLook =
      wanted === null ? { findings: [], toSet: [] } : judgeWebhooks(targetsOf(look), wanted);
    const findings = [
      ...judgeNumbers(look),
      ...judgeService(twilio, look),
      ...(await checkCampaign(twilio, where, look)),
      ...(await checkTollFree(twilio, where, look)),
      ...webhooks.findings,
    ];
    return { findings, offer: offerOf(twilio, webhooks, wanted) };
  } catch (error) {
    const { words, mend } = explainTwilio(error, where);
    return {
      findings: [wrong("numbers", `They could not be looked at: ${words}`, mend)],
      offer: null,
    };
  }
}

function checkCountries(config: Config, twilio: Twilio): Finding {
  const { countries } = acceptedPhones({ config, twilio });
  const whose = config.texts.countries ? "as TEXT_COUNTRIES says" : "those of our numbers";
  if (countries.length > 0) {
    return ok("countries", `Texts and codes go to phones of ${listed(countries)}, ${whose}.`);
  }
  return wrong(
    "countries",
    "It is not known of which countries our numbers are, so nobody is texted.",
    "Set TEXT_COUNTRIES to the countries of the phones to text, like GB,IE.",
  );
}

function offerOf(twilio: Twilio, { toSet }: WebhooksLook, wanted: string | null): Offer | null {
  if (wanted === null || toSet.length === 0) return null;
  return {
    targets: toSet.map(({ name }) => name),
    url: wanted,
    accept: () => setWebhooks(twilio, toSet, wanted),
  };
}

/** Where Twilio has to call; null where it could not. */
function webhookAddress(config: Config): string | null {
  const { publicUrl, twilio, tls, host, port } = config;
  if (!twilio?.emulatorUrl) return publicUrl && publicUrl.origin + hooks.texts;
  // An emulator is on this machine, and calls the server without the way around.
  if (port === 0) return null;
  const name = /^(?:0\.0\.0\.0|::|localhost)$/.test(host) ? "127.0.0.1" : host;
  const scheme = tls ? "https" : "http";
  return `${scheme}://${name.includes(":") ? `[${name}]` : name}:${port}${hooks.texts}`;
}

function emulated(url: string | null): Finding[] {
  if (url === null) return [];
  return [
    warn(
      "emulator",
      `${url} stands in for Twilio (TWILIO_EMULATOR_URL): no real phone gets anything.`,
      "Take TWILIO_EMULATOR_URL away to reach real phones.",
    ),
  ];
}

function simulated(config: Config): Finding {
  const { port, host } = config;
  const here = publicAddress(config, { port, address: host, family: "" });
  return ok(
    "texts",
    `They are simulated, since no Twilio account is set. The phones are at ${here}/phones ` +
      "(at this machine, or for admins). For real phones, set TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN, " +
      "TWILIO_PHONE_NUMBERS, TWILIO_VERIFY_SERVICE_SID and PUBLIC_URL: docs/guides/twilio.md shows how.",
  );
}
