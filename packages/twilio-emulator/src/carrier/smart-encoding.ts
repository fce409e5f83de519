import { isGsm7 } from "./segments.ts";

/** Twilio's smart encoding: look-alikes of GSM-7 characters are exchanged for them, the rest stays. */
export function smartlyEncoded(body: string): string {
  if (isGsm7(body)) return body;
  let encoded = "";
  for (const character of body) encoded += REPLACED.get(character) ?? character;
  return encoded;
}

const LOOK_ALIKES: Record<string, string> = {
  "'": "\u2018\u2019\u201A\u201B\u2032\u02BC\u02B9",
  '"': "\u201C\u201D\u201F\u2033\u00AB\u00BB",
  "-": "\u2010\u2011\u2012\u2013\u2014\u2015\u2212",
  " ": "\u00A0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u202F\u205F\u3000",
  "": "\u200B\u2060\uFEFF",
  "...": "\u2026",
  "/": "\u2044\u2215",
  "*": "\u2217",
  "!": "\u01C3",
  ":": "\u2236",
  "~": "\u223C",
};

const REPLACED = new Map<string, string>();
for (const [plain, fancy] of Object.entries(LOOK_ALIKES))
  for (const character of fancy) REPLACED.set(character, plain);
