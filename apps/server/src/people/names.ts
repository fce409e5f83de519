import { randomInt } from "node:crypto";
import { foldName, limits } from "@parley/protocol";

/** The key under which a username or nickname is unique among everybody. */
export function nameKey(name: string): string {
  // Characters that are never drawn would let a guest pass for the member of the same drawn name.
  const drawn = name.normalize("NFKC").replaceAll(/\p{Default_Ignorable_Code_Point}/gu, "");
  return foldName(drawn) || foldName(name);
}

// Who is called so speaks for the server, or would be mentioned by those who mean everybody.
const reserved = new Set(
  `abuse account accounts admin administrator admins all anonymous api bot bots channel channels
  contact contacts demo deleted docs everybody everyone general guest guests health help here
  helpdesk hook hooks info mail me member members mod moderator moderators mods myself nobody
  noreply notice notices notification notifications null official operator owner owners parley
  parleybot person phone postmaster robot root security server service settings sms somebody
  someone staff status support sysadmin sysop system team test text texts undefined unknown user
  users webmaster you`.split(/\s+/),
);

/** Takes a username or the key of a nickname; "ad.min" and "Ad Min" are "admin". */
export function isReserved(key: string): boolean {
  return reserved.has(key.replaceAll(/[\s._-]/g, ""));
}

/** Usernames that go with a nickname, the best first, ever more of them with a number. */
export function* usernamesFor(nickname: string): Iterable<string> {
  const slug = nickname
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll(/\p{M}/gu, "")
    .replaceAll(/[^a-z0-9]+/g, "-")
    .slice(0, limits.usernameMax - DIGITS_MAX - 1)
    .replaceAll(/^-+|-+$/g, "");
  const named = slug !== "";
  if (slug.length >= limits.usernameMin) yield slug;
  for (let digits = 2; digits <= DIGITS_MAX; digits++) {
    for (let attempt = 0; attempt < 4; attempt++) {
      yield `${named ? slug : "guest"}-${randomInt(10 ** (digits - 1), 10 ** digits)}`;
    }
  }
}

const DIGITS_MAX = 8;
