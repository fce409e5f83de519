import { readFileSync } from "node:fs";
import { join } from "node:path";
import { lengthOf, limits, Refusal } from "@parley/protocol";

const roots = new Set(
  readFileSync(join(import.meta.dirname, "common-passwords.txt"), "utf8")
    .split("\n")
    .filter(Boolean),
);

/** Throws when a password is too short, or among the first that a guesser of this person would try. */
export function refuseWeakPassword(password: string, names: readonly string[]): void {
  if (lengthOf(password) < limits.passwordMin) throw new Refusal("password_too_short");
  if (isCommon(password, names)) throw new Refusal("password_common");
}

function isCommon(password: string, names: readonly string[]): boolean {
  const plain = password.normalize("NFKC").toLowerCase();
  const own = names.flatMap((name) => [name.toLowerCase(), compact(name.toLowerCase())]);
  return [plain, compact(plain)].some(
    (text) =>
      new Set(text).size <= 2 ||
      isDate(text) ||
      isWalk(text) ||
      isRoot(text) ||
      isRoot(unitOf(text)) ||
      isWalk(unitOf(text)) ||
      own.some((name) => isMadeOf(text, name)),
  );
}

const compact = (text: string) => text.replaceAll(/[\s._-]/g, "");

/** A root, dressed up: capitals, figures for letters, figures and signs around it. */
function isRoot(text: string): boolean {
  const bare = text.replaceAll(/^[^\p{L}]+|[^\p{L}]+$/gu, "");
  const kept = text.replaceAll(/^[^\p{L}\p{N}@$!]+|[\d\W_]+$/gu, "");
  return [text, bare, kept].some((form) => readings(form).some((reading) => roots.has(reading)));
}

const letters: Record<string, string> = {
  "0": "o",
  "1": "i",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "@": "a",
  $: "s",
  "!": "i",
};

/** The text, and what it reads as when figures stand for letters: "p4ssw0rd", "we1come". */
function readings(text: string): string[] {
  const read = text.replaceAll(/[013457@$!]/g, (sign) => letters[sign]!);
  const withL = text.replaceAll("1", "l").replaceAll(/[03457@$!]/g, (sign) => letters[sign]!);
  return [text, read, withL];
}

/** What a text repeats ("abcabcabc" is "abc"), or the text itself. */
function unitOf(text: string): string {
  for (let length = 1; length <= text.length / 2; length++) {
    const unit = text.slice(0, length);
    if (text.length % length === 0 && unit.repeat(text.length / length) === text) return unit;
  }
  return text;
}

const rows = [
  "01234567890",
  "abcdefghijklmnopqrstuvwxyz",
  "qwertyuiop",
  "qwertzuiop",
  "azertyuiop",
  "asdfghjkl",
  "qsdfghjklm",
  "zxcvbnm",
  "yxcvbnm",
  "wxcvbn",
];
const steps = new Set(rows.flatMap((row) => pairs(row).concat(pairs(reversed(row)))));

function pairs(row: string): string[] {
  return Array.from({ length: row.length - 1 }, (_, index) => row.slice(index, index + 2));
}

/** Nothing but runs of three and more neighbours on the keyboard or in the alphabet: "qwer1234". */
function isWalk(text: string): boolean {
  let run = 1;
  for (let index = 1; index < text.length; index++) {
    if (steps.has(text.slice(index - 1, index + 1))) run++;
    else if (run < 3) return false;
    else run = 1;
  }
  return run >= 3;
}

/** Eight figures that read as a day, whichever way round. */
function isDate(text: string): boolean {
  return /^(?:(?:19|20)\d{2}[01]\d[0-3]\d|[0-3]\d[0-3]\d(?:19|20)\d{2})$/.test(text);
}

/** One's own name, forwards or backwards, once or more, with a few figures or signs. */
function isMadeOf(text: string, name: string): boolean {
  if (lengthOf(name) < limits.usernameMin) return false;
  return [name, reversed(name)].some((form) => {
    const rest = text.replaceAll(form, "");
    return rest !== text && lengthOf(rest) <= 6 && !/\p{L}/u.test(rest);
  });
}

function reversed(text: string): string {
  return Array.from(text).toReversed().join("");
}
