import { Refusal } from "@parley/protocol";
import {
  parsePhoneNumberFromString,
  type CountryCode,
  type PhoneNumber,
} from "libphonenumber-js/max";
import type { Parts } from "../parts.ts";

interface Accepted {
  /** ISO codes of the countries texts go to; a number without a country code is of one of these. */
  countries: readonly string[];
  /** Whether texts are simulated: then Twilio's magic numbers are numbers too. */
  simulated?: boolean;
  /** Numbers of this server's, at which nobody reads. */
  own?: readonly string[];
}

// Numbers that cost whoever calls them, or at which nobody reads.
const refusedKinds = new Set([
  "PREMIUM_RATE",
  "SHARED_COST",
  "TOLL_FREE",
  "PAGER",
  "VOICEMAIL",
  "UAN",
  "PERSONAL_NUMBER",
]);

/**
 * The one spelling (E.164) of a number somebody typed. Throws `phone_invalid`, `phone_country` where
 * no texts are sent, or `phone_kind`.
 */
export function parsePhone(
  text: string,
  { countries, simulated = false, own = [] }: Accepted,
): string {
  const number = read(text, countries);
  if (!number || number.ext) throw new Refusal("phone_invalid");
  if (simulated && isMagic(number)) return number.number;
  if (!number.isValid()) throw new Refusal("phone_invalid");
  if (!countries.includes(number.country ?? "")) throw new Refusal("phone_country");
  if (refusedKinds.has(number.getType() ?? "") || own.includes(number.number))
    throw new Refusal("phone_kind");
  return number.number;
}

/** The number that a search names in full, if it does. */
export function phoneIn(text: string, accepted: Accepted): string | null {
  try {
    return parsePhone(text, accepted);
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

/** ISO code of the country a number belongs to; of one that no country has, its calling code. */
export function countryOf(phone: string): string {
  const number = parsePhoneNumberFromString(phone);
  return number?.country ?? number?.countryCallingCode ?? "none";
}

/** What this server takes for a number. */
export function acceptedPhones({ config, twilio }: Pick<Parts, "config" | "twilio">): Accepted {
  return {
    countries: config.texts.countries ?? countriesOf(twilio.numbers),
    own: twilio.numbers,
    simulated: config.twilio === null || config.twilio.emulatorUrl !== null,
  };
}

function countriesOf(numbers: readonly string[]): string[] {
  const countries = numbers.map((number) => parsePhoneNumberFromString(number)?.country);
  return [...new Set(countries.filter((country) => country !== undefined))];
}

function read(text: string, countries: readonly string[]): PhoneNumber | undefined {
  const plain = text.trim().replace(/^00/, "+");
  const readAs = countries.map((country) =>
    parsePhoneNumberFromString(plain, { defaultCountry: country as CountryCode, extract: false }),
  );
  return readAs.find((number) => number?.isValid()) ?? readAs[0];
}

/** The numbers that Twilio's test credentials answer with errors of their choice. */
const isMagic = ({ number }: PhoneNumber) => /^\+1500555\d{4}$/.test(number);
