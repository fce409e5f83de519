import { notFound, type ApiReply, type ApiRequest } from "../api/route.ts";
import { nationalFormat, readNumber } from "../lookup/numbering.ts";
import type { World } from "../world.ts";
import { countriesForSale, stockOf, stockOfArea, type ForSale, type StockKind } from "./stock.ts";

export function listCountries({ url }: ApiRequest, world: World): ApiReply {
  const countries = [...countriesForSale.keys()].map((code) => presentCountry(world, code));
  return { status: 200, body: { countries, uri: new URL(url).pathname } };
}

export function fetchCountry({ params, url }: ApiRequest, world: World): ApiReply {
  const code = params["CountryCode"] ?? "";
  if (!countriesForSale.has(code)) throw notFound(url);
  return { status: 200, body: presentCountry(world, code) };
}

/** One page without a next, as Twilio answers; `PageSize` says how long it is. */
export function searchNumbers(kind: StockKind) {
  return ({ params, query, url }: ApiRequest, world: World): ApiReply => {
    const country = params["CountryCode"] ?? "";
    const stock = stockOf(country, kind);
    if (!stock) throw notFound(url);
    const area = query.get("AreaCode");
    const numbers = area === null || kind !== "Local" ? stock : stockOfArea(country, area);
    const most = Math.min(Number(query.get("PageSize")) || DEFAULT_COUNT, MOST);
    const available_phone_numbers = numbers
      .filter((each) => isFree(world, each) && matches(each, query))
      .slice(0, most)
      .map(present);
    return { status: 200, body: { available_phone_numbers, uri: new URL(url).pathname } };
  };
}

const DEFAULT_COUNT = 30;
const MOST = 1000;

/** Neither ours already nor on a simulated handset. */
export function isFree(world: World, { number }: ForSale): boolean {
  return !world.numbers.has(number) && world.handsets.get(number) === undefined;
}

function matches(offered: ForSale, query: URLSearchParams): boolean {
  const is = (parameter: string, value: string | null): boolean => {
    const asked = query.get(parameter);
    return asked === null || asked.toLowerCase() === (value ?? "").toLowerCase();
  };
  // Nothing here takes calls or faxes.
  const takes = (parameter: string): boolean => query.get(parameter) !== "true";
  return (
    contains(offered.number, query.get("Contains")) &&
    is("InLocality", offered.locality) &&
    is("InRegion", offered.region) &&
    takes("VoiceEnabled") &&
    takes("FaxEnabled")
  );
}

/** `*` stands for any digit; letters are those of a phone's keys. */
export function contains(number: string, pattern: string | null): boolean {
  if (pattern === null) return true;
  const digits = pattern
    .toLowerCase()
    .replaceAll(/[a-z]/g, keyOf)
    .replaceAll(/[^\d*]/g, "");
  return new RegExp(digits.replaceAll("*", "\\d")).test(number);
}

function keyOf(letter: string): string {
  const keys = ["abc", "def", "ghi", "jkl", "mno", "pqrs", "tuv", "wxyz"];
  return String(keys.findIndex((letters) => letters.includes(letter)) + 2);
}

function present({ number, country, locality, region }: ForSale): object {
  return {
    friendly_name: friendlyNameOf(number),
    phone_number: number,
    lata: null,
    locality,
    rate_center: null,
    latitude: null,
    longitude: null,
    region,
    postal_code: null,
    iso_country: country,
    address_requirements: "none",
    beta: false,
    capabilities: { mms: true, sms: true, voice: false, fax: false },
  };
}

/** North American numbers are shown as at home, all others in full. */
export function friendlyNameOf(number: string): string {
  return number.startsWith("+1") ? nationalFormat(readNumber(number)) : number;
}

function presentCountry(world: World, code: string): object {
  const uri = `/2010-04-01/Accounts/${world.account.sid}/AvailablePhoneNumbers/${code}`;
  const kinds = { local: "Local", mobile: "Mobile", toll_free: "TollFree" } as const;
  const subresources = Object.entries(kinds)
    .filter(([, kind]) => stockOf(code, kind) !== null)
    .map(([name, kind]) => [name, `${uri}/${kind}.json`]);
  return {
    country_code: code,
    country: countriesForSale.get(code),
    uri: `${uri}.json`,
    beta: false,
    subresource_uris: Object.fromEntries(subresources),
  };
}
