import { callingCodes, northAmericanCountries, type CallingCode } from "./plan.ts";

export type NumberFault =
  | "TOO_SHORT"
  | "TOO_LONG"
  | "INVALID_BUT_POSSIBLE"
  | "INVALID_COUNTRY_CODE"
  | "INVALID_LENGTH"
  | "NOT_A_NUMBER";

export interface ReadNumber {
  /** E.164, or as near to it as what was given allows. */
  number: string;
  callingCode: string;
  /** ISO 3166-1 alpha-2. */
  country: string;
  /** The digits behind the calling code. */
  national: string;
  fault: NumberFault | null;
}

/**
 * Reads a phone number as Twilio's Lookup does: E.164, or national digits with the country they belong to
 * (the United States when nothing is said). Only what the numbering plans' calling codes and lengths tell
 * is checked, and area and exchange codes of North America.
 */
export function readNumber(text: string, country = "US"): ReadNumber {
  const trimmed = text.trim();
  const digits = trimmed.replaceAll(/\D/g, "");
  if (!/^\+?[\d\s().-]+$/.test(trimmed) || digits === "") {
    return { number: trimmed, callingCode: "", country: "", national: "", fault: "NOT_A_NUMBER" };
  }
  if (!trimmed.startsWith("+")) return readNational(digits, country);
  const code = callingCodeOf(digits);
  if (code === undefined) {
    const number = `+${digits}`;
    return { number, callingCode: "", country: "", national: "", fault: "INVALID_COUNTRY_CODE" };
  }
  return judged(code, digits.slice(code.code.length));
}

/** Whether this is a number in E.164 that can be dialled: what `To` must be. */
export function isDiallable(text: string): boolean {
  return /^\+[1-9]\d{6,14}$/.test(text) && readNumber(text).fault === null;
}

/** As it is written at home: `(415) 555-2671`, elsewhere with a leading zero. */
export function nationalFormat({ callingCode, national }: ReadNumber): string {
  if (callingCode === "1") {
    return `(${national.slice(0, 3)}) ${national.slice(3, 6)}-${national.slice(6)}`;
  }
  const groups = national.match(/\d{1,3}(?=(?:\d{3})*$)/g) ?? [];
  return groups.join(" ");
}

function readNational(digits: string, country: string): ReadNumber {
  const code = codeOfCountry(country);
  if (code === undefined) {
    return {
      number: digits,
      callingCode: "",
      country,
      national: "",
      fault: "INVALID_COUNTRY_CODE",
    };
  }
  const national =
    code.code === "1" ? digits.replace(/^1(?=\d{10}$)/, "") : digits.replace(/^0/, "");
  return judged(code, national);
}

function judged(code: CallingCode, national: string): ReadNumber {
  return {
    number: `+${code.code}${national}`,
    callingCode: code.code,
    country:
      (code.code === "1" && northAmericanCountries.get(national.slice(0, 3))) || code.country,
    national,
    fault: faultOf(code, national),
  };
}

function faultOf(code: CallingCode, national: string): NumberFault | null {
  if (national.length < code.shortest) return "TOO_SHORT";
  if (national.length > code.longest) return "TOO_LONG";
  // Area codes start with 2 to 9 and so do exchanges: everything else was never given out.
  if (code.code === "1" && !/^[2-9]\d\d[2-9]/.test(national)) return "INVALID_BUT_POSSIBLE";
  return null;
}

function callingCodeOf(digits: string): CallingCode | undefined {
  return [1, 2, 3].map((length) => callingCodes.get(digits.slice(0, length))).find(Boolean);
}

function codeOfCountry(country: string): CallingCode | undefined {
  const asked = country.toUpperCase();
  if ([...northAmericanCountries.values()].includes(asked)) return callingCodes.get("1");
  return [...callingCodes.values()].find((code) => code.country === asked);
}
