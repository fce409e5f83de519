// Loads the metadata of every country: only screens that are fetched when asked for import this.
import {
  AsYouType,
  getCountries,
  getCountryCallingCode,
  parsePhoneNumberFromString,
  validatePhoneNumberLength,
  type CountryCode,
} from "libphonenumber-js/min";

export type { CountryCode } from "libphonenumber-js/min";

/** What stands in a phone field. */
export interface TypedNumber {
  text: string;
  country: CountryCode;
}

type Wrong = "missing" | "invalid" | "short" | "long" | "unknown";

export const countries: readonly CountryCode[] = getCountries();

export const callingCodeOf = (country: CountryCode) => `+${getCountryCallingCode(country)}`;

/** Written with a calling code of its own, which goes before the country chosen beside it. */
export function isInternational({ text, country }: TypedNumber): boolean {
  const formatter = new AsYouType(country);
  formatter.input(bare(text));
  return formatter.isInternational();
}

/** The country the reader's languages name, the first that names one outright. */
export function countryOf(languages: readonly string[]): CountryCode {
  const locales = languages.flatMap((tag) => {
    try {
      return [new Intl.Locale(tag)];
    } catch {
      return [];
    }
  });
  const regions = [
    ...locales.map((locale) => locale.region),
    ...locales.map((locale) => locale.maximize().region),
  ];
  return regions.find(isCountry) ?? "US";
}

const isCountry = (region: string | undefined): region is CountryCode =>
  countries.some((country) => country === region);

/** A key more in the field: as it is written in its country. */
export function written(typed: string, country: CountryCode): TypedNumber {
  const formatter = new AsYouType(country);
  const text = formatter.input(bare(typed));
  return { text: fromAnywhere(formatter, text), country: countryNow(formatter, country) };
}

/** 00 leads abroad from some countries only: once the country is another, + has to. */
function fromAnywhere(formatter: AsYouType, text: string): string {
  if (!formatter.isInternational() || text.startsWith("+")) return text;
  const number = formatter.getCallingCode() && formatter.getNumberValue();
  return number ? new AsYouType().input(number) : text;
}

/** A key less: nothing moves, or the bracket just removed would come back at once. */
export function shortened(typed: string, country: CountryCode): TypedNumber {
  const formatter = new AsYouType(country);
  formatter.input(bare(typed));
  return { text: typed, country: countryNow(formatter, country) };
}

/** A whole number at once, from the clipboard or the browser: in whichever spelling it came. */
export function pasted(typed: string, country: CountryCode): TypedNumber {
  const number = parsePhoneNumberFromString(bare(typed), country);
  if (!number?.isPossible()) return written(typed, country);
  if (!isInternational({ text: typed, country })) return { text: number.formatNational(), country };
  return { text: number.formatInternational(), country: number.country ?? country };
}

/** The same number in another country: its own calling code is left out. */
export function moved(typed: TypedNumber, to: CountryCode): TypedNumber {
  if (!isInternational(typed)) return written(typed.text, to);
  const number = parsePhoneNumberFromString(bare(typed.text), typed.country);
  return written(number?.nationalNumber ?? "", to);
}

/** E.164, or what is wrong. The server decides in the end: this catches slips of the hand. */
export function read({ text, country }: TypedNumber): { phone: string } | { wrong: Wrong } {
  if (text.trim() === "") return { wrong: "missing" };
  const plain = bare(text);
  const wrong = validatePhoneNumberLength(plain, country);
  if (wrong) return { wrong: lengths[wrong] };
  const number = parsePhoneNumberFromString(plain, country);
  return number ? { phone: number.number } : { wrong: "invalid" };
}

const lengths = {
  INVALID_COUNTRY: "unknown",
  NOT_A_NUMBER: "invalid",
  INVALID_LENGTH: "invalid",
  TOO_SHORT: "short",
  TOO_LONG: "long",
} as const;

/** A number as it is read aloud anywhere: +1 202 555 0101. */
export function spelt(phone: string): string {
  return parsePhoneNumberFromString(phone)?.formatInternational() ?? phone;
}

/** Without what came along with a copied number: a scheme, marks of direction. */
function bare(typed: string): string {
  return typed.replace(/^\s*tel:/i, "").replace(/\p{Cf}/gu, "");
}

/** +1 and +44 are many countries': until the number says which, the one chosen is kept. */
function countryNow(formatter: AsYouType, chosen: CountryCode): CountryCode {
  const country = formatter.getCountry();
  if (country) return country;
  const code = formatter.isInternational() ? formatter.getCallingCode() : undefined;
  if (code === undefined || code === getCountryCallingCode(chosen)) return chosen;
  return main.find((each) => getCountryCallingCode(each) === code) ?? chosen;
}

/** Whose the calling codes are that several countries share, as long as a number does not say. */
const main: readonly CountryCode[] = ["US", "GB", "RU", "IT", "NO", "AU", "FR", "MA", "FI"];
