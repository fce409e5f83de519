import { commandObstacle, commands, commandsFor, useMe, type CommandName } from "@parley/client";
import type { MyConversation } from "@parley/protocol";
import { useState, type RefObject } from "react";
import type { Offers } from "./offerList.tsx";

export interface Commands extends Offers {
  names: readonly CommandName[];
}

/** The commands offered while the name of one is being typed. */
export function useCommands(
  info: MyConversation,
  text: string,
  area: RefObject<HTMLTextAreaElement | null>,
  onChange: (text: string) => void,
): Commands {
  const me = useMe();
  const [chosen, setChosen] = useState(0);
  /** What was typed when the list was closed: it stays closed until something else is. */
  const [closedAt, setClosedAt] = useState<string | null>(null);
  const [typed, setTyped] = useState(text);
  if (typed !== text) {
    setTyped(text);
    setChosen(0);
    setClosedAt(null);
  }
  const names = me ? commandsFor(text).filter((name) => !commandObstacle(name, info, me)) : [];
  // One that is written out and takes nothing can be given as it is.
  const whole = names.find((name) => text.toLowerCase() === `/${name}`);
  const ready = whole !== undefined && commands[whole].takes.length === 0;

  function choose(index = chosen) {
    const name = names[index];
    if (name === undefined) return;
    const { takes } = commands[name];
    onChange(takes.length > 0 ? `/${name} ` : `/${name}`);
    requestAnimationFrame(() => area.current?.focus());
  }

  return {
    names,
    open: names.length > 0 && !ready && closedAt !== text,
    chosen,
    step: (by) => setChosen((chosen + by + names.length) % names.length),
    choose,
    close: () => setClosedAt(text),
  };
}
