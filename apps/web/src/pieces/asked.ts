import { useCallback, useEffect, useState } from "react";

export interface Asked<Answer> {
  /** Null until it is there; the last one stays while it is asked for again. */
  answer: Answer | null;
  /** What went wrong with the last try. */
  problem: unknown;
  again: () => void;
}

/** Asks as long as it is drawn, and anew whenever `ask` is another function (`useCallback`). */
export function useAsked<Answer>(ask: (signal: AbortSignal) => Promise<Answer>): Asked<Answer> {
  const [times, setTimes] = useState(0);
  const [state, setState] = useState<Omit<Asked<Answer>, "again">>(nothing);

  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    ask(signal).then(
      (answer) => signal.aborted || setState({ answer, problem: null }),
      (problem: unknown) =>
        signal.aborted || setState((before) => ({ answer: before.answer, problem })),
    );
    return () => controller.abort();
  }, [ask, times]);

  const again = useCallback(() => setTimes((before) => before + 1), []);
  return { ...state, again };
}

const nothing = { answer: null, problem: null };
