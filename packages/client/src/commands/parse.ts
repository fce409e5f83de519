import { isBlank } from "@parley/protocol";
import { commands, type Argument, type CommandName } from "./table.ts";

/** What was written into a composer: words for others, or something for Parley itself to do. */
export type Entry =
  | { kind: "text"; body: string }
  | { kind: "command"; name: CommandName; given: readonly string[] }
  /** A command without all that has to stand after it. */
  | { kind: "incomplete"; name: CommandName }
  | { kind: "unknown"; name: string };

/** `//` is a slash to be sent; a slash before anything but a letter is no command either. */
export function parseEntry(text: string): Entry {
  if (text.startsWith("//")) return { kind: "text", body: text.slice(1) };
  const [, typed, rest] = /^\/(\p{L}\S*)(?:\s+(.*))?$/su.exec(text.trimEnd()) ?? [];
  if (typed === undefined) return { kind: "text", body: text };
  const name = typed.toLowerCase();
  if (!isCommand(name)) return { kind: "unknown", name: typed };
  const given = argumentsIn(rest ?? "", commands[name].takes);
  return given ? { kind: "command", name, given } : { kind: "incomplete", name };
}

function isCommand(name: string): name is CommandName {
  return Object.hasOwn(commands, name);
}

/** One for each that the command takes; null when there are too few. */
function argumentsIn(text: string, takes: readonly Argument[]): string[] | null {
  const given: string[] = [];
  let rest = text;
  for (const argument of takes) {
    const [, one = "", others = ""] = shapes[argument].exec(rest) ?? [];
    if (isBlank(one)) return null;
    given.push(one);
    rest = others;
  }
  return given;
}

const oneWord = /^(\S+)\s*(.*)$/s;
const theRest = /^(.+)()$/s;

const shapes: Record<Argument, RegExp> = {
  person: oneWord,
  place: oneWord,
  // In one piece where the first piece can be a whole number; otherwise as far as it looks like one.
  number: /^(\+?(?:[()./-]*\d){7,}\)?(?=\s)|[+\d()./\s-]*\d\)?(?=\s)|\S+)\s*(.*)$/s,
  name: theRest,
  who: theRest,
  text: theRest,
};

/** Whether it is a number rather than a name. */
export function isNumber(text: string): boolean {
  return /^[+(]?[\d\s()./-]+$/.test(text) && text.replaceAll(/\D/g, "").length >= 5;
}
