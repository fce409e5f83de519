import { createContext, use } from "react";
import type { Profile } from "../profiles/profile.ts";
import type { Settings } from "../profiles/settings.ts";
import type { Pictures } from "../images/pictures.ts";

/** What the screen was started with, and the ways out of it. */
export interface Outside {
  profile: Profile;
  settings: Settings;
  env: NodeJS.ProcessEnv;
  pictures: Pictures;
  quit: () => void;
  /** Stops the program until the shell's `fg`. */
  suspend: () => void;
  /** Lets something else have the terminal, an editor say, and takes it back afterwards. */
  handOver: (use: () => Promise<void> | void) => Promise<void>;
  /** Draws everything anew, for a terminal that something else wrote into. */
  redraw: () => void;
  /** Turns the mouse on or off and answers which; null where there is nothing to click on. */
  turnMouse: (() => boolean) | null;
  /** Writes a sequence that draws nothing. */
  write: (sequence: string) => void;
}

const OutsideContext = createContext<Outside | null>(null);

export const OutsideProvider = OutsideContext.Provider;

export function useOutside(): Outside {
  const outside = use(OutsideContext);
  if (!outside) throw new Error("useOutside needs an OutsideProvider above it.");
  return outside;
}
