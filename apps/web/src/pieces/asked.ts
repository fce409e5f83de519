import { useCallback, useEffect, useRef, useState } from "react";

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

/** Asks for something that costs, a text for example: once when it is drawn, then only by `again`. */
export function useAskedOnce<Answer>(ask: () => Promise<Answer>): Asked<Answer> {
  const [state, setState] = useState<Omit<Asked<Answer>, "again">>(nothing);
  const again = useCallback(() => {
    setState(nothing);
    ask().then(
      (answer) => setState({ answer, problem: null }),
      (problem: unknown) => setState({ answer: null, problem }),
    );
  }, [ask]);

  const asked = useRef(false);
  useEffect(() => {
    // Effects run twice while developing.
    if (!asked.current) again();
    asked.current = true;
  }, [again]);
  return { ...state, again };
}

const nothing = { answer: null, problem: null };
