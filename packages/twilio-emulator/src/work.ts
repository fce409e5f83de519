/** Counts what is under way, so that somebody can wait until nothing is. */
export interface Work {
  /** Something began; the answer says that it ended, once. */
  begin(): () => void;
  idle(): Promise<void>;
}

export function countWork(): Work {
  let underWay = 0;
  let waiting: (() => void)[] = [];
  const settle = (): void => {
    if (underWay > 0) return;
    const resolve = waiting;
    waiting = [];
    for (const each of resolve) each();
  };
  return {
    begin() {
      underWay += 1;
      let ended = false;
      return () => {
        if (ended) return;
        ended = true;
        underWay -= 1;
        // What ends often begins the next thing in the same breath.
        if (underWay === 0 && waiting.length > 0) setImmediate(settle);
      };
    },
    idle() {
      const settled = new Promise<void>((resolve) => waiting.push(resolve));
      setImmediate(settle);
      return settled;
    },
  };
}
