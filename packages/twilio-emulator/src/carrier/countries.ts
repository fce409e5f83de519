/** The country of a number by the beginning of it, for the countries that are tried out most; null for others. */
export function countryOf(number: string): string | null {
  for (let length = 4; length >= 2; length -= 1) {
    const country = PREFIXES.get(number.slice(0, length));
    if (country !== undefined) return country;
  }
  return null;
}

const PREFIXES = new Map([
  ["+1", "US"],
  ["+27", "ZA"],
  ["+30", "GR"],
  ["+31", "NL"],
  ["+32", "BE"],
  ["+33", "FR"],
  ["+34", "ES"],
  ["+351", "PT"],
  ["+353", "IE"],
  ["+358", "FI"],
  ["+39", "IT"],
  ["+41", "CH"],
  ["+43", "AT"],
  ["+44", "GB"],
  ["+45", "DK"],
  ["+46", "SE"],
  ["+47", "NO"],
  ["+48", "PL"],
  ["+49", "DE"],
  ["+52", "MX"],
  ["+55", "BR"],
  ["+61", "AU"],
  ["+64", "NZ"],
  ["+81", "JP"],
  ["+91", "IN"],
]);
