import { z } from "zod";
import { limits } from "./limits.ts";

/** Length as a person counts it: Unicode code points, so that an emoji of one code point is one. */
export function lengthOf(text: string): number {
  let length = 0;
  for (const _ of text) length++;
  return length;
}

// Both databases must keep a text to the letter, and PostgreSQL can hold neither of these.
const storable = (text: string) => text.isWellFormed() && !text.includes("\0");

const invisible = /^[\s\p{Cc}\p{Cf}\p{Zs}\p{Default_Ignorable_Code_Point}\u2800]*$/u;
/** True when nothing in the text would be seen: white space, controls and fillers alone. */
export const isBlank = (text: string) => invisible.test(text);

function text(max: number) {
  return z
    .string()
    .refine(storable, { error: "must be well-formed Unicode without NUL" })
    .refine((value) => value.length <= max || lengthOf(value) <= max, {
      error: `must be at most ${max} characters`,
    });
}

const oneLine = /^[^\p{Cc}\u2028\u2029]*$/u;
// An override or isolate left open in a name would reorder the words around it on every screen.
const directional = /[\u202a-\u202e\u2066-\u2069]/u;

function line(max: number) {
  return text(max)
    .refine((value) => oneLine.test(value), { error: "must be one line" })
    .refine((value) => !directional.test(value), {
      error: "must not hold text direction overrides",
    });
}

function visibleLine(max: number) {
  return line(max)
    .transform((value) => value.trim())
    .refine((value) => !isBlank(value), { error: "must not be blank" });
}

/** What a message says beside what it carries: as `body`, but nothing at all will do. */
export const saidBeside = text(limits.bodyMax);

/** What a message says: 1 to 10,000 code points, kept to the letter, not blank. */
export const body = text(limits.bodyMax)
  .refine((value) => !isBlank(value), { error: "must not be blank" })
  .meta({ id: "Body", description: "1 to 10,000 Unicode code points, kept to the letter" });

export const displayName = visibleLine(limits.displayNameMax);
export const nickname = visibleLine(limits.nicknameMax);
export const deviceName = visibleLine(limits.deviceNameMax);
export const contactName = visibleLine(limits.contactNameMax);
export const topic = line(limits.topicMax);

/** The folding under which two names are the same name: NFKC, lower case, single spaces. */
export function foldName(name: string): string {
  return name.normalize("NFKC").toLowerCase().trim().replace(/\s+/gu, " ");
}

/** Case-folded handle, 3 to 32 of `a-z 0-9 . _ -`, beginning and ending with a letter or digit. */
export const username = z
  .string()
  .transform((value) => value.trim().toLowerCase())
  .refine((value) => /^[a-z0-9](?:[a-z0-9._-]{1,30})[a-z0-9]$/.test(value), {
    error: "must be 3 to 32 of a-z 0-9 . _ - and begin and end with a letter or digit",
  });

/** An e-mail address as it is kept: what stands before the @ is its owner's to spell. */
export const email = z
  .string()
  .trim()
  .pipe(z.email().max(limits.emailMax))
  .transform((value) => value.replace(/@.*/, (domain) => domain.toLowerCase()));

export const password = text(limits.passwordMax);

/** A channel's or group's name: one word, so that `#name` and `JOIN name` work on every lane. */
export const conversationName = z
  .string()
  .transform((value) => value.trim().replace(/^#/, "").normalize("NFC"))
  .refine((value) => lengthOf(value) <= limits.conversationNameMax, {
    error: `must be at most ${limits.conversationNameMax} characters`,
  })
  .refine((value) => /^[\p{L}\p{N}][\p{L}\p{M}\p{N}._-]*$/u.test(value), {
    error: "must be one word of letters, digits and . _ -",
  });

/** One emoji, as its characters. */
export const emoji = z
  .string()
  .refine((value) => value.length <= limits.emojiMaxBytes && /^\p{RGI_Emoji}$/v.test(value), {
    error: "must be one emoji",
  });
