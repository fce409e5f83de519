// What shells run to complete a call. Names come from `parley complete`, which asks what is stored here.
import type { Words } from "../words/words.ts";
import {
  commandNames,
  commandOf,
  everywhere,
  optionOf,
  type CommandName,
  type OptionName,
} from "./table.ts";

export const shells = ["bash", "zsh", "fish"] as const;
export type Shell = (typeof shells)[number];

/** A script for the shell to read. */
export function completionsFor(shell: Shell, words: Words): string {
  return { bash, zsh, fish }[shell](words);
}

const shown = commandNames.filter((name) => name !== "open" && !commandOf(name).hidden);

/** What `parley complete` is asked for, by the argument that stands first behind a command. */
function askedBy(name: CommandName): string | null {
  const [first] = commandOf(name).arguments;
  if (first?.startsWith("conversation")) return "conversations";
  if (first?.startsWith("shell")) return "shells";
  return first?.startsWith("command") ? "commands" : null;
}

const optionsOf = (name: CommandName): OptionName[] => [...everywhere, ...commandOf(name).options];
const flags = (names: readonly OptionName[]): string =>
  names

    .map((name) => `--${name}`)
    .join(" ");

function bash(): string {
  const cases = shown.map((name) => {
    const asked = askedBy(name) ?? "";
    return `    ${name}) options="${flags(optionsOf(name))}" asked=${asked} ;;`;
  });
  // Names are compared here, not by compgen: it would run what it finds in them.
  return `_parley() {
  local word=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD-1]} command= options asked= at name
  for ((at = 1; at < COMP_CWORD; at++)); do
    case \${COMP_WORDS[at]} in
      ${valued("|")}) ((at++)) ;;
      -*) ;;
      *) command=\${COMP_WORDS[at]}; break ;;
    esac
  done
  COMPREPLY=()
  case $command in
    "") options="${flags(everywhere)} ${shown.join(" ")}" ;;
${cases.join("\n")}
  esac
  case $before in
    --profile|-p) options= command=profile asked=profiles ;;
    --ca) mapfile -t COMPREPLY < <(compgen -f -- "$word"); return ;;
    ${valued("|")}) return ;;
  esac
  if [[ $word == -* || -z $command ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$options" -- "$word")
  elif [[ -n $asked ]]; then
    while IFS= read -r name; do
      [[ $name == "$word"* ]] && COMPREPLY+=("$(printf %q "$name")")
    done < <(parley complete "$asked" 2>/dev/null)
  fi
}
complete -F _parley parley
`;
}

/** The options whose next word is theirs. */
function valued(separator: string): string {
  const all = [...new Set(commandNames.flatMap(optionsOf))].filter((name) => optionOf(name).value);
  return all
    .flatMap((name) => [`--${name}`, ...(optionOf(name).short ? [`-${optionOf(name).short}`] : [])])
    .join(separator);
}

function zsh({ say }: Words): string {
  const told = shown.map((name) => `    ${quote(`${name}:${say(`cli.${name}`)}`)}`);
  const cases = shown.map((name) => {
    const asked = askedBy(name);
    const own = commandOf(name).options.map((option) => zshOption(option, say));
    const first = asked ? ` ${quote(`1: :{_parley_names ${asked}}`)} '*: :_default'` : "";
    return `    (${name}) _arguments -S $common ${own.join(" ")}${first} ;;`;
  });
  return `#compdef parley
_parley_names() {
  local -a names=("\${(@f)$(parley complete $1 2>/dev/null)}")
  compadd -a names
}
_parley() {
  local -a commands=(
${told.join("\n")}
  )
  local -a common=(
${everywhere

  .map((name) => `    ${zshOption(name, say)}`)
  .join("\n")}
  )
  local state line
  _arguments -S $common '1: :->command' '*:: :->rest'
  case $state in
    (command) _describe command commands ;;
    (rest) case $line[1] in
${cases.join("\n")}
    esac ;;
  esac
}
compdef _parley parley
`;
}

function zshOption(name: OptionName, say: Words["say"]): string {
  const { value, many } = optionOf(name);
  const told = say(`cli.option.${name}`).replaceAll(/[[\]:\\]/g, String.raw`\$&`);
  const sources = { profile: "{_parley_names profiles}", file: "_files" } as const;
  const source = value && value in sources ? sources[value as keyof typeof sources] : " ";
  return quote(`${many ? "*" : ""}--${name}[${told}]${value ? `: :${source}` : ""}`);
}

function fish({ say }: Words): string {
  const none = `not __fish_seen_subcommand_from ${shown.join(" ")}`;
  const line = (parts: (string | null)[]): string =>
    ["complete -c parley", ...parts.filter((part) => part !== null)].join(" ");
  const option = (name: OptionName, when: string | null): string => {
    const { short, value } = optionOf(name);
    const sources = { profile: ` -xa '(parley complete profiles)'`, file: " -rF" } as const;
    const source =
      value && value in sources ? sources[value as keyof typeof sources] : value ? " -x" : "";
    const told = quote(say(`cli.option.${name}`));
    return line([when, short ? `-s ${short}` : null, `-l ${name}${source} -d ${told}`]);
  };
  return [
    line(["-f"]),
    ...everywhere.map((name) => option(name, null)),
    ...shown.flatMap((name) => {
      const within = `-n '__fish_seen_subcommand_from ${name}'`;
      const asked = askedBy(name);
      return [
        line([`-n '${none}'`, `-a ${name} -d ${quote(say(`cli.${name}`))}`]),
        ...commandOf(name).options.map((own) => option(own, within)),
        asked ? line([within, `-a '(parley complete ${asked})'`]) : null,
      ];
    }),
  ]
    .filter((each) => each !== null)
    .join("\n")
    .concat("\n");
}

const quote = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;
