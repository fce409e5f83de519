export interface Places {
  enter(): Promise<void>;
  leave(): void;
}

/** Lets so many in at once; the others wait for their turn, in order. */
export function openPlaces(count: number): Places {
  const waiting: (() => void)[] = [];
  let head = 0;
  let free = count;
  return {
    async enter() {
      if (free > 0) free -= 1;
      else await new Promise<void>((resolve) => waiting.push(resolve));
    },
    leave() {
      const next = waiting[head];
      if (!next) return void (free += 1);
      head += 1;
      if (head === waiting.length) {
        waiting.length = 0;
        head = 0;
      }
      next();
    },
  };
}
