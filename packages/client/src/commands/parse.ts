import { isBlank } from "@parley/protocol";
import {
  commands,
  type Argument,
  type Command,
  type CommandName,
  type OwnCommands,
} from "./table.ts";

/** What was written into a composer: words for others, or something for Parley itself to do. */
export type Entry<Own extends string = never> =
  | { kind: "text"; body: string }
  | { kind: "command"; name: CommandName; given: readonly string[] }
  | OwnEntry<Own>
  /** A command without all that has to stand after it. */
  | { kind: "incomplete"; name: CommandName | Own }
  /** A command that takes nothing, with words behind it: they may be meant for others. */
  | { kind: "surplus"; name: CommandName | Own }
  | { kind: "unknown"; name: string };

/** A command of the face's own. */
type OwnEntry<Own extends string> = Own extends string
  ? { kind: "own"; name: Own; given: readonly string[] }
  : never;

/**
 * `//` is a slash to be sent; a slash before anything but a letter, or a sign and a letter, is no command either.
 * `own` are the commands of this face alone.
 */
export function parseEntry(text: string): Entry;
export function parseEntry<Own extends string>(text: string, own: OwnCommands<Own>): Entry<Own>;
export function parseEntry(text: string, own: OwnCommands<string> = {}): Entry<string> {
  if (text.startsWith("//")) return { kind: "text", body: text.slice(1) };
  const [, typed, rest] = /^\/([+-]?\p{L}\S*)(?:\s+(.*))?$/su.exec(text.trimEnd()) ?? [];
  if (typed === undefined) return { kind: "text", body: text };
  const name = byAnyName(typed.toLowerCase(), own);
  if (name === null) return { kind: "unknown", name: typed };
  const isOurs = isCommand(name);
  const { takes } = isOurs ? commands[name] : own[name]!;
  if (takes.length === 0 && rest !== undefined) return { kind: "surplus", name };
  const given = argumentsIn(rest ?? "", takes);
  if (!given) return { kind: "incomplete", name };
  return isOurs ? { kind: "command", name, given } : { kind: "own", name, given };
}

function isCommand(name: string): name is CommandName {
  return Object.hasOwn(commands, name);
}

function byAnyName(typed: string, own: OwnCommands<string>): string | null {
  if (isCommand(typed) || Object.hasOwn(own, typed)) return typed;
  const all: [string, Command][] = [...Object.entries(commands), ...Object.entries(own)];
  return all.find(([, { also }]) => also?.includes(typed))?.[0] ?? null;
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
  path: theRest,
  // "alle" and "alles" as well: a word that is typed and not read out of a list.
  all: /^(all|alles?)()$/i,
  switch: /^(on|off|an|aus|ein)()$/i,
};

/** Whether it is a number rather than a name. */
export function isNumber(text: string): boolean {
  return /^[+(]?[\d\s()./-]+$/.test(text) && text.replaceAll(/\D/g, "").length >= 5;
}
