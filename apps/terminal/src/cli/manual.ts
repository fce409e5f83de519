// The manual page, in roff's man macros (man 7).
import { version } from "../version.ts";
import type { Words } from "../words/words.ts";
import { callOf, moreOn, optionCall, sentence } from "./help.ts";
import { commandNames, commandOf, everywhere, optionOf, type OptionName } from "./table.ts";

const EXITS = ["0", "1", "64", "69", "75", "77", "130"] as const;
const VARIABLES = ["PARLEY_SERVER", "PARLEY_TOKEN", "NO_COLOR", "EDITOR"] as const;
const FILES = [
  ["config", "$XDG_CONFIG_HOME/parley/config.toml"],
  ["data", "$XDG_DATA_HOME/parley"],
  ["state", "$XDG_STATE_HOME/parley"],
] as const;

/** What `man parley` shows. */
export function manual({ say }: Words): string {
  const section = (name: string): string => `.SH ${quoted(name)}`;
  const term = (name: string, told: string): string => `.TP\n.B ${quoted(name)}\n${escaped(told)}`;
  const option = (name: OptionName): string[] => {
    const { short } = optionOf(name);
    const call = `${short ? `-${short}, ` : ""}${optionCall(name, say)}`;
    return [term(call, sentence(say(`cli.option.${name}`)))];
  };
  return [
    `.TH PARLEY 1 "" "Parley ${version}"`,
    section(say("cli.man.name")),
    escaped(`parley - ${say("cli.about")}`),
    section(say("cli.man.synopsis")),
    `.B parley\n[${escaped(say("cli.value.command"))}]`,
    section(say("cli.man.description")),
    escaped(say("cli.man.about")),
    section(say("cli.man.commands")),
    ...commandNames
      .filter((name) => name !== "open" && !commandOf(name).hidden)
      .flatMap((name) => {
        const told = [sentence(say(`cli.${name}`)), moreOn(name, say)].filter(Boolean).join(" ");
        return [
          term(`parley ${callOf(name, say)}`, told),
          ...(commandOf(name).options.length > 0
            ? [".RS", ...commandOf(name).options.flatMap(option), ".RE"]
            : []),
        ];
      }),
    section(say("cli.man.options")),
    ...everywhere.flatMap(option),
    section(say("cli.man.environment")),
    ...VARIABLES.map((name) => term(name, sentence(say(`cli.env.${name}`)))),
    section(say("cli.man.files")),
    ...FILES.map(([name, path]) => term(path, sentence(say(`cli.file.${name}`)))),
    section(say("cli.man.exit")),
    ...EXITS.map((code) => term(code, sentence(say(`cli.exit.${code}`)))),
    "",
  ].join("\n");
}

/** A line that begins with a dot or a quote is an instruction, and a bare dash a hyphen. */
function escaped(text: string): string {
  return text
    .replaceAll("\\", String.raw`\e`)
    .replaceAll("-", String.raw`\-`)
    .replace(/^(?=[.'])/, String.raw`\&`);
}

const quoted = (text: string): string => `"${escaped(text).replaceAll('"', '""')}"`;
