import type { IncomingPhoneNumberInstance } from "twilio/lib/rest/api/v2010/account/incomingPhoneNumber.js";
import type { ServiceInstance } from "twilio/lib/rest/messaging/v1/service.js";
import type { Twilio } from "../twilio/twilio.ts";
import { counted, listed, ok, warn, wrong, type Finding } from "./finding.ts";

const PAGE = 1000;
const MOST_SERVICES = 100;

/** A number that is in the settings and in the account, with the messaging service it is in. */
export interface Owned {
  number: IncomingPhoneNumberInstance;
  service: ServiceInstance | null;
}

export interface NumbersLook {
  owned: Owned[];
  /** Those the settings name and the account does not have. */
  foreign: string[];
  /** Those the account has and the settings do not name. */
  unused: string[];
  /** The messaging services of the account. */
  services: ServiceInstance[];
}

export async function lookAtNumbers({ client, numbers }: Twilio): Promise<NumbersLook> {
  const [all, services] = await Promise.all([
    client.incomingPhoneNumbers.list({ pageSize: PAGE }),
    client.messaging.v1.services.list({ limit: MOST_SERVICES }),
  ]);
  // A number does not tell which service it is in.
  const serviceOf = new Map<string, ServiceInstance>();
  for (const service of services) {
    const inside = await client.messaging.v1.services(service.sid).phoneNumbers.list();
    for (const { sid } of inside) serviceOf.set(sid, service);
  }
  const named = new Set(numbers);
  const had = new Set(all.map(({ phoneNumber }) => phoneNumber));
  return {
    owned: all
      .filter(({ phoneNumber }) => named.has(phoneNumber))
      .map((number) => ({ number, service: serviceOf.get(number.sid) ?? null })),
    foreign: numbers.filter((number) => !had.has(number)),
    unused: [...had].filter((number) => !named.has(number)),
    services,
  };
}

export function judgeNumbers({ owned, foreign, unused }: NumbersLook): Finding[] {
  const NAME = "numbers";
  const findings: Finding[] = [];
  if (foreign.length > 0) {
    findings.push(
      wrong(
        NAME,
        `${listed(foreign)} ${foreign.length === 1 ? "is" : "are"} not this account's.`,
        unused.length > 0
          ? `Set TWILIO_PHONE_NUMBERS to numbers it has: ${listed(unused)}.`
          : "Buy a number at console.twilio.com (Phone Numbers), and set TWILIO_PHONE_NUMBERS to it.",
      ),
    );
  }
  const mute = namesOf(owned, ({ number }) => !number.capabilities.sms);
  if (mute.length > 0) {
    findings.push(
      wrong(
        NAME,
        `${listed(mute)} cannot text.`,
        "Take it out of TWILIO_PHONE_NUMBERS, and buy one that has SMS among its capabilities.",
      ),
    );
  }
  const plain = namesOf(
    owned,
    ({ number: { capabilities } }) => capabilities.sms && !capabilities.mms,
  );
  if (plain.length > 0) {
    findings.push(warn(NAME, `${listed(plain)} can text, but neither send nor receive pictures.`));
  }
  const whole = owned.length - mute.length - plain.length;
  if (whole > 0) {
    const more =
      unused.length > 0 ? ` The account has ${unused.length} more, which are not used.` : "";
    findings.push(
      ok(NAME, `${counted(whole, "number")} can send and receive texts and pictures.${more}`),
    );
  }
  return findings;
}

/** The numbers, in full: they are ours. */
export const namesOf = (owned: readonly Owned[], which: (each: Owned) => boolean): string[] =>
  owned.filter(which).map(({ number }) => number.phoneNumber);
