// Numbers for sale. All of them are from ranges that regulators keep for films and books, so that none can
// be anybody's. Simulated phones like to have such numbers too: the stock keeps to the later half of each.

export type StockKind = "Local" | "Mobile" | "TollFree";

export interface ForSale {
  number: string;
  country: string;
  kind: StockKind;
  locality: string | null;
  region: string | null;
}

interface Range extends Omit<ForSale, "number"> {
  /** The first of fifty. */
  first: string;
}

const COUNT = 50;

const RANGES: readonly Range[] = [
  local("US", "+14155550150", "San Francisco", "CA"),
  local("US", "+12125550150", "New York", "NY"),
  local("US", "+13125550150", "Chicago", "IL"),
  local("US", "+15035550150", "Portland", "OR"),
  other("US", "TollFree", "+18005550150"),
  other("US", "TollFree", "+18885550150"),
  local("CA", "+16135550150", "Ottawa", "ON"),
  local("CA", "+16045550150", "Vancouver", "BC"),
  other("CA", "TollFree", "+18335550150"),
  local("GB", "+442079460500", "London"),
  other("GB", "Mobile", "+447700900500"),
  local("DE", "+493023125500", "Berlin"),
  other("DE", "Mobile", "+491713920050"),
  local("FR", "+33199005000", "Paris"),
  other("FR", "Mobile", "+33639985000"),
  local("SE", "+46846500450", "Stockholm"),
  other("SE", "Mobile", "+46701740650"),
];

export const countriesForSale: ReadonlyMap<string, string> = new Map([
  ["US", "United States"],
  ["CA", "Canada"],
  ["GB", "United Kingdom"],
  ["DE", "Germany"],
  ["FR", "France"],
  ["SE", "Sweden"],
]);

/** Null where there are no numbers of this kind. */
export function stockOf(country: string, kind: StockKind): ForSale[] | null {
  const ranges = RANGES.filter((range) => range.country === country && range.kind === kind);
  return ranges.length === 0 ? null : ranges.flatMap(numbersIn);
}

/** Local numbers of an area code of North America, whichever it is. */
export function stockOfArea(country: string, area: string): ForSale[] {
  if (!/^[2-9]\d\d$/.test(area)) return [];
  const first = `+1${area}5550150`;
  const known = RANGES.find((range) => range.first === first);
  if (known) return known.country === country && known.kind === "Local" ? numbersIn(known) : [];
  return numbersIn(local(country, first));
}

export function forSale(number: string): ForSale | undefined {
  const listed = RANGES.flatMap(numbersIn).find((each) => each.number === number);
  const area = /^\+1(\d{3})555/.exec(number)?.[1] ?? "";
  return listed ?? stockOfArea("US", area).find((each) => each.number === number);
}

function local(
  country: string,
  first: string,
  locality: string | null = null,
  region: string | null = null,
): Range {
  return { country, kind: "Local", first, locality, region };
}

function other(country: string, kind: StockKind, first: string): Range {
  return { country, kind, first, locality: null, region: null };
}

function numbersIn({ first, ...range }: Range): ForSale[] {
  return Array.from({ length: COUNT }, (_, index) => ({
    ...range,
    number: `+${Number(first.slice(1)) + index}`,
  }));
}
