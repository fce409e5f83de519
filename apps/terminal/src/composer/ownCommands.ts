import { commandNames, commands, type CommandName, type OwnCommands } from "@parley/client";
import type { Words } from "../words/words.ts";

export type OwnName = "attach" | "quit";

/** What only the terminal can do. */
export const ownCommands: OwnCommands<OwnName> = {
  attach: { takes: ["path"] },
  quit: { takes: [], also: ["exit"] },
};

/** In the order of the help. */
export const allCommands: readonly (CommandName | OwnName)[] = [
  ...commandNames,
  ...(Object.keys(ownCommands) as OwnName[]),
];

/** How a command is written: "/sms NUMBER TEXT". */
export function usageOf(name: CommandName | OwnName, { say }: Pick<Words, "say">): string {
  const { takes } = { ...commands, ...ownCommands }[name];
  return [`/${name}`, ...takes.map((each) => say(`command.takes.${each}`))].join(" ");
}
