import type { Me, MyConversation } from "@parley/protocol";

/**
 * What stands after a command. `person` and `place` are one word, a `number` is spaced as one likes,
 * and the others are all the rest: a `name`, `who` by name or number, any `text`, the `path` of a file, the one word "all", or
 * one of "on" and "off" for a `switch`.
 */
export type Argument =
  | "person"
  | "place"
  | "number"
  | "name"
  | "who"
  | "text"
  | "path"
  | "all"
  | "switch";

export interface Command {
  takes: readonly Argument[];
  /** What else it is called by. */
  also?: readonly string[];
  /** Where one is not alone with somebody. */
  sharedOnly?: true;
  /** Guests cannot. */
  accountOnly?: true;
}

/**
 * Every command that all faces have, in the order of the help. Faces say what each does under the key
 * `command.{name}` and call what stands after it `command.takes.{argument}`. What only one face can do it
 * describes in the same way, and hands to `parseEntry` and `commandsFor`.
 */
export const commands = {
  help: { takes: [] },
  join: { takes: ["place"] },
  leave: { takes: [], also: ["part"] },
  "+channel": { takes: ["name"] },
  "-channel": { takes: ["name"] },
  invite: { takes: ["who"], sharedOnly: true },
  msg: { takes: ["person", "text"] },
  sms: { takes: ["number", "text"], accountOnly: true },
  topic: { takes: ["text"], sharedOnly: true },
  phones: { takes: ["switch"], sharedOnly: true },
  who: { takes: [], sharedOnly: true, also: ["members"] },
  read: { takes: ["all"] },
  mute: { takes: [] },
  unmute: { takes: [] },
  nick: { takes: ["name"] },
  shortcuts: { takes: [] },
} as const satisfies Record<string, Command>;

export type CommandName = keyof typeof commands;

/** What one face can do beside all this. */
export type OwnCommands<Own extends string> = Readonly<Record<Own, Command>>;

export const commandNames = Object.keys(commands) as CommandName[];

/** Why a command cannot be used here and by this person; null when it can. */
export function commandObstacle(
  name: CommandName,
  { kind }: Pick<MyConversation, "kind">,
  me: Pick<Me, "kind">,
): "shared" | "account" | null {
  const command: Command = commands[name];
  if (command.sharedOnly && kind === "direct") return "shared";
  if (command.accountOnly && me.kind === "guest") return "account";
  return null;
}

/** The commands that what is typed may become, for as long as it is a command's name alone. */
export function commandsFor(text: string): CommandName[];
export function commandsFor<Own extends string>(
  text: string,
  own: OwnCommands<Own>,
): (CommandName | Own)[];
export function commandsFor(text: string, own: OwnCommands<string> = {}): string[] {
  const [, typed] = /^\/([+-]?[a-z]*)$/i.exec(text) ?? [];
  if (typed === undefined) return [];
  const names = [...commandNames, ...Object.keys(own)];
  return names.filter((name) => name.startsWith(typed.toLowerCase()));
}
