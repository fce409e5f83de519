// The command line: every command and option once. Parsing, help, completions and the manual are made from this;
// the words are in the catalogues, under `cli.`.

interface Option {
  type: "boolean" | "string";
  short?: string;
  /** What stands for its value, under `cli.value.`. */
  value?: Value;
  /** May be given several times. */
  many?: true;
}

interface Command {
  /** In order. `?` may be left out; `...` takes what is left of the line as one. */
  arguments: readonly `${Value}${"" | "?" | "...?" | "..."}`[];
  options: readonly OptionName[];
  hidden?: boolean;
}

export type Value =
  | "address"
  | "command"
  | "conversation"
  | "count"
  | "file"
  | "number"
  | "profile"
  | "question"
  | "seconds"
  | "shell"
  | "text"
  | "use"
  | "what"
  | "when";

export const options = {
  profile: { type: "string", short: "p", value: "profile" },
  server: { type: "string", short: "s", value: "address" },
  ca: { type: "string", value: "file" },
  plain: { type: "boolean" },
  explore: { type: "boolean" },
  "no-colour": { type: "boolean" },
  help: { type: "boolean", short: "h" },
  version: { type: "boolean", short: "V" },
  json: { type: "boolean" },
  since: { type: "string", value: "when" },
  limit: { type: "string", short: "n", value: "count" },
  timeout: { type: "string", value: "seconds" },
  lines: { type: "boolean" },
  reply: { type: "string", value: "number" },
  file: { type: "string", value: "file", many: true },
  yes: { type: "boolean", short: "y" },
} as const satisfies Record<string, Option>;
export type OptionName = keyof typeof options;

/** Those that every command takes. */
export const everywhere = [
  "profile",
  "server",
  "ca",
  "plain",
  "explore",
  "no-colour",
  "help",
  "version",
] as const satisfies readonly OptionName[];

export const commandLine = {
  open: { arguments: [], options: [] },
  login: { arguments: ["address?"], options: [] },
  logout: { arguments: [], options: ["yes"] },
  profiles: { arguments: ["use?", "profile?"], options: ["json"] },
  send: {
    arguments: ["conversation", "text...?"],
    options: ["lines", "reply", "file", "json"],
  },
  read: { arguments: ["conversation"], options: ["json", "since", "limit"] },
  watch: { arguments: ["conversation...?"], options: ["json"] },
  ask: { arguments: ["conversation", "question..."], options: ["json", "timeout"] },
  people: { arguments: ["conversation?"], options: ["json"] },
  conversations: { arguments: [], options: ["json"] },
  completions: { arguments: ["shell"], options: [] },
  man: { arguments: [], options: [] },
  help: { arguments: ["command?"], options: [] },
  version: { arguments: [], options: [] },
  // Asked by the completions, at every press of Tab: answers from what is stored, without a connection.
  complete: { arguments: ["what"], options: [], hidden: true },
} as const satisfies Record<string, Command>;
export type CommandName = keyof typeof commandLine;

export const commandNames = Object.keys(commandLine) as CommandName[];
export const commandOf = (name: CommandName): Command => commandLine[name];
export const optionOf = (name: OptionName): Option => options[name];

/** What a command was called with. */
export interface Parsed {
  command: CommandName;
  /** What the table calls its arguments, in order. */
  words: readonly string[];
  options: Options;
}

export type Options = { [Name in OptionName]?: Given<(typeof options)[Name]> };

type Given<O extends Option> = O extends { many: true }
  ? string[]
  : O["type"] extends "string"
    ? string
    : boolean;
