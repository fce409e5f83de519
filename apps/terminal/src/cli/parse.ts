import { parseArgs } from "node:util";
import { nearest } from "./nearest.ts";
import {
  commandNames,
  commandOf,
  everywhere,
  optionOf,
  options as known,
  type CommandName,
  type OptionName,
  type Options,
  type Parsed,
} from "./table.ts";

/** Why a call cannot be understood; `near` is what was probably meant. */
export type Mistake =
  | { is: "command"; name: string; near: string | null }
  | { is: "option"; name: string; near: string | null }
  | { is: "elsewhere"; name: string; command: CommandName }
  | { is: "value"; name: string }
  | { is: "noValue"; name: string }
  | { is: "missing"; command: CommandName; argument: string }
  | { is: "surplus"; command: CommandName; name: string };

export type Understood = { parsed: Parsed } | { mistake: Mistake };

/** `words` as they stand behind the program's name. */
export function parse(words: readonly string[]): Understood {
  const { tokens } = parseArgs({
    args: words.map((word) => (word === "--no-color" ? "--no-colour" : word)),
    options: known,
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const positionals: string[] = [];
  const options: Record<string, string | boolean | string[]> = {};
  for (const token of tokens) {
    if (token.kind === "positional") positionals.push(token.value);
    if (token.kind !== "option") continue;
    const mistake = mistakeIn(token.name, token.rawName, token.value);
    if (mistake) return { mistake };
    const { name, value = true } = token;
    const isOneOfMany = optionOf(name as OptionName).many === true;
    options[name] = isOneOfMany ? [...((options[name] as string[]) ?? []), String(value)] : value;
  }
  return understand(positionals, options);
}

function understand(positionals: string[], options: Options): Understood {
  const [name = "open", ...rest] = positionals;
  if (options.version) return { parsed: { command: "version", words: [], options } };
  if (!isCommand(name)) {
    const shown = commandNames.filter((command) => !commandOf(command).hidden);
    return { mistake: { is: "command", name, near: nearest(name, shown) } };
  }
  if (options.help) {
    return { parsed: { command: "help", words: name === "open" ? [] : [name], options } };
  }
  const takes: readonly OptionName[] = [...everywhere, ...commandOf(name).options];
  const stray = (Object.keys(options) as OptionName[]).find((option) => !takes.includes(option));
  if (stray) return { mistake: { is: "elsewhere", name: `--${stray}`, command: name } };

  const given = gather(name, rest);
  return "mistake" in given ? given : { parsed: { command: name, words: given.words, options } };
}

function gather(command: CommandName, given: string[]): { words: string[] } | { mistake: Mistake } {
  const words: string[] = [];
  let left = given;
  for (const argument of commandOf(command).arguments) {
    const [first, ...others] = left;
    if (first === undefined) {
      if (argument.endsWith("?")) break;
      return { mistake: { is: "missing", command, argument: argument.replace("...", "") } };
    }
    const takesAll = argument.includes("...");
    words.push(takesAll ? left.join(" ") : first);
    left = takesAll ? [] : others;
  }
  const [surplus] = left;
  return surplus === undefined ? { words } : { mistake: { is: "surplus", command, name: surplus } };
}

function mistakeIn(name: string, written: string, value: string | undefined): Mistake | null {
  if (!Object.hasOwn(known, name)) {
    const near = written.startsWith("--") ? nearest(name, Object.keys(known)) : null;
    return { is: "option", name: written, near: near && `--${near}` };
  }
  const takesValue = optionOf(name as OptionName).type === "string";
  if (takesValue && !value) return { is: "value", name: written };
  return !takesValue && value !== undefined ? { is: "noValue", name: written } : null;
}

function isCommand(name: string): name is CommandName {
  return (commandNames as string[]).includes(name);
}
