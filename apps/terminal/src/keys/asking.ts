import type { KeyInput } from "./input.ts";

/** Questions to the terminal. Whoever asks hears the answer where keys are told, if there ever is one. */
export interface Asking {
  ask: (question: string) => void;
  /** Resolves once nothing is still to be answered, soon in any case: whoever reads on after us would take it for typed. */
  answered: () => Promise<void>;
}

/** What can it do? Every terminal answers that, and answers in turn: so what was asked before is answered by then. */
const lastQuestion = "\u001b[c";
const lastAnswer = /^.\[\?[\d;]*c$/s;

/** The farthest terminal answers within this, where it answers at all. */
const patienceMs = 1_000;

export function createAsking(
  input: Pick<KeyInput, "hear">,
  write: (sequence: string) => void,
): Asking {
  let open = 0;
  let untilMs = 0;
  let waiting: (() => void)[] = [];

  function done(): void {
    open = 0;
    for (const resolve of waiting) resolve();
    waiting = [];
  }

  input.hear((sequence) => {
    if (open > 0 && lastAnswer.test(sequence) && --open === 0) done();
  });

  return {
    ask(question) {
      if (performance.now() > untilMs) open = 0;
      open++;
      untilMs = performance.now() + patienceMs;
      write(question + lastQuestion);
    },
    async answered() {
      const leftMs = untilMs - performance.now();
      if (open === 0 || leftMs <= 0) return;
      const late = setTimeout(done, leftMs);
      await new Promise<void>((resolve) => waiting.push(resolve));
      clearTimeout(late);
    },
  };
}

/** The oldest would print the question. */
export function canBeAsked({ TERM = "" }: NodeJS.ProcessEnv): boolean {
  return TERM !== "" && !/^(?:dumb|linux|cons25|sun|vt\d+)/.test(TERM);
}
