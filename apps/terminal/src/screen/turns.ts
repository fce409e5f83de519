/** Who has the terminal: we, or one other at a time, an editor or the shell say. */
export interface Turns {
  /** Whoever has it keeps it: what else would have it meanwhile, a second redraw say, is not needed then. */
  give: (turn: () => Promise<void>) => Promise<void>;
  /** Resolves once it is ours. */
  back: () => Promise<void>;
}

export function createTurns(): Turns {
  let away: Promise<void> | null = null;
  return {
    async give(turn) {
      if (away) return;
      away = turn().finally(() => (away = null));
      await away;
    },
    async back() {
      await away?.catch(() => undefined);
    },
  };
}
