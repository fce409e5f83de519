import type { Words } from "../words/words.ts";
import { version } from "../version.ts";
import type { Mistake } from "./parse.ts";
import {
  commandNames,
  commandOf,
  everywhere,
  optionOf,
  type CommandName,
  type OptionName,
  type Value,
} from "./table.ts";

const LINE = 80;

/** Everything there is, a line each. */
export function helpText({ say }: Words): string {
  const commands = commandNames
    .filter((name) => name !== "open" && !commandOf(name).hidden)
    .map((name): Row => [callOf(name, say), say(`cli.${name}`)]);
  return [
    `Parley ${version}: ${say("cli.about")}.`,
    "",
    `${say("cli.usage")} parley [${say("cli.value.command")}]`,
    "",
    say("cli.commands"),
    ...table([["parley", say("cli.open")], ...commands]),
    "",
    say("cli.options"),
    ...table(optionRows(everywhere, say)),
    "",
    say("cli.more"),
    "",
  ].join("\n");
}

/** How one command is called. */
export function helpFor(name: CommandName, { say }: Words): string {
  const own = optionRows(commandOf(name).options, say);
  const more = moreOn(name, say);
  return [
    `${say("cli.usage")} parley ${callOf(name, say)}`,
    "",
    ...folded(`${sentence(say(`cli.${name}`))}${more ? ` ${more}` : ""}`, LINE),
    ...(own.length > 0 ? ["", say("cli.optionsHere"), ...table(own)] : []),
    "",
    say("cli.options"),
    ...table(optionRows(everywhere, say)),
    "",
  ].join("\n");
}

/** What was wrong with a call, and where to look. */
export function tellMistake(mistake: Mistake, { say }: Words): string {
  switch (mistake.is) {
    case "command":
    case "option": {
      const { is, name, near } = mistake;
      const dash = is === "option" && !near ? say("cli.wrong.dash") : null;
      const hint = near ? say("cli.wrong.near", { near }) : dash;
      const told = say(`cli.wrong.${is}`, { name });
      return [told, hint, say("cli.wrong.helpAll")].filter(Boolean).join(" ");
    }
    case "value":
    case "noValue":
      return say(`cli.wrong.${mistake.is}`, { name: mistake.name });
    case "missing": {
      const argument = argumentIn(mistake.argument, say);
      return withHelp(mistake, say("cli.wrong.missing", { ...mistake, argument }), say);
    }
    case "elsewhere":
    case "surplus":
      return withHelp(mistake, say(`cli.wrong.${mistake.is}`, mistake), say);
  }
}

/** "send CONVERSATION [TEXT]" */
export function callOf(name: CommandName, say: Words["say"]): string {
  const { arguments: given, options } = commandOf(name);
  const words = given.map((argument) => argumentIn(argument, say));
  const flags = options.map((option) => `[${optionCall(option, say)}]`);
  return [name === "open" ? "" : name, ...words, ...flags].filter(Boolean).join(" ");
}

/** "--since WHEN" */
export function optionCall(name: OptionName, say: Words["say"]): string {
  const { value } = optionOf(name);
  return `--${name}${value ? ` ${say(`cli.value.${value}`)}` : ""}`;
}

/** What more there is to say of a command; an empty text when that is all. */
export function moreOn(name: CommandName, say: Words["say"]): string {
  const told = explained.find((each) => each === name);
  return told ? say(`cli.${told}.more`) : "";
}

const explained = [
  "login",
  "logout",
  "profiles",
  "send",
  "read",
  "watch",
  "ask",
  "completions",
] as const;

export const sentence = (words: string): string =>
  `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;

function withHelp({ command }: { command: CommandName }, told: string, say: Words["say"]): string {
  return `${told} ${say("cli.wrong.help", { command })}`;
}

/** "text...?" is "[TEXT]". */
function argumentIn(argument: string, say: Words["say"]): string {
  const word = say(`cli.value.${argument.replace(/[.?]+$/, "") as Value}`);
  return argument.endsWith("?") ? `[${word}]` : word;
}

type Row = [left: string, right: string];

function optionRows(names: readonly OptionName[], say: Words["say"]): Row[] {
  return names.map((name) => {
    const { short } = optionOf(name);
    const shortly = short ? `-${short}, ` : "    ";
    return [shortly + optionCall(name, say), say(`cli.option.${name}`)];
  });
}

function table(rows: Row[]): string[] {
  const width = Math.min(34, Math.max(...rows.map(([left]) => left.length)));
  return rows.flatMap(([left, right]) => {
    const [first = "", ...rest] = folded(right, LINE - width - 4);
    const under = rest.map((line) => " ".repeat(width + 4) + line);
    if (left.length > width) return [`  ${left}`, `${" ".repeat(width + 4)}${first}`, ...under];
    return [`  ${left.padEnd(width)}  ${first}`, ...under];
  });
}

function folded(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
