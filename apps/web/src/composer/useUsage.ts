import { commands, type CommandName } from "@parley/client";
import { useWords } from "../words/words.tsx";

/** How a command is written: "/sms NUMBER TEXT". */
export function useUsage(): (name: CommandName) => string {
  const { say } = useWords();
  return (name) =>
    [`/${name}`, ...commands[name].takes.map((each) => say(`command.takes.${each}`))].join(" ");
}
