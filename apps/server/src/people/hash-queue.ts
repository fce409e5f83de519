import { Refusal } from "@parley/protocol";

export interface Queue {
  /** Runs `work` when its turn comes, or throws `busy` when too many wait already. */
  run<T>(work: () => Promise<T>): Promise<T>;
}

/** First come, first served; `atOnce` at work, at most `waiting` in line. */
export function createQueue({ atOnce, waiting }: { atOnce: number; waiting: number }): Queue {
  let atWork = 0;
  const line: (() => void)[] = [];
  return {
    async run(work) {
      if (atWork < atOnce) atWork++;
      else if (line.length >= waiting) throw new Refusal("busy");
      // Whoever leaves hands the place over, so nobody slips in between.
      else await new Promise<void>((resolve) => line.push(resolve));
      try {
        return await work();
      } finally {
        const next = line.shift();
        if (next) next();
        else atWork--;
      }
    },
  };
}
