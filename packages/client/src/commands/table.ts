import type { Me, MyConversation } from "@parley/protocol";

/**
 * What stands after a command. `person` and `place` are one word, a `number` is spaced as one likes,
 * and the others are all the rest: somebody's `name`, `who` by name or number, or any `text`.
 */
export type Argument = "person" | "place" | "number" | "name" | "who" | "text";

interface Command {
  takes: readonly Argument[];
  /** Where one is not alone with somebody. */
  sharedOnly?: true;
  /** Guests cannot. */
  accountOnly?: true;
}

/**
 * Every command there is, in the order of the help. Faces say what each does under the key
 * `command.{name}` and call what stands after it `command.takes.{argument}`.
 */
export const commands = {
  help: { takes: [] },
  join: { takes: ["place"] },
  leave: { takes: [] },
  invite: { takes: ["who"], sharedOnly: true },
  msg: { takes: ["person", "text"] },
  sms: { takes: ["number", "text"], accountOnly: true },
  topic: { takes: ["text"], sharedOnly: true },
  who: { takes: [], sharedOnly: true },
  mute: { takes: [] },
  unmute: { takes: [] },
  nick: { takes: ["name"] },
} as const satisfies Record<string, Command>;

export type CommandName = keyof typeof commands;

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
export function commandsFor(text: string): CommandName[] {
  const [, typed] = /^\/([a-z]*)$/i.exec(text) ?? [];
  if (typed === undefined) return [];
  return commandNames.filter((name) => name.startsWith(typed.toLowerCase()));
}
