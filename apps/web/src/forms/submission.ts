import { useEffect, useRef, useState, type FormEvent, type RefObject } from "react";

/** What is wrong with each field, in words; `form` for what belongs to none. */
export type Problems<Field extends string> = Partial<Record<Field | "form", string>>;

interface Steps<Field extends string> {
  /** What can be seen to be wrong before asking the server. */
  check: () => Problems<Field>;
  act: () => Promise<unknown>;
  /** Which field a refusal belongs to. */
  explain: (error: unknown) => Problems<Field>;
}

export interface Submission<Field extends string> {
  form: RefObject<HTMLFormElement | null>;
  busy: boolean;
  problems: Problems<Field>;
  submit: (event: FormEvent) => void;
}

/** Sends a form once at a time; when something is wrong, says it and moves to the first such field. */
export function useSubmission<Field extends string>(steps: Steps<Field>): Submission<Field> {
  const form = useRef<HTMLFormElement>(null);
  const [busy, setBusy] = useState(false);
  const [problems, setProblems] = useState<Problems<Field>>({});

  useEffect(() => {
    form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [problems]);

  async function send() {
    const wrong = steps.check();
    setProblems(wrong);
    if (Object.keys(wrong).length > 0) return;
    setBusy(true);
    try {
      await steps.act();
    } catch (error) {
      setProblems(steps.explain(error));
    } finally {
      setBusy(false);
    }
  }

  return {
    form,
    busy,
    problems,
    submit(event) {
      event.preventDefault();
      if (!busy) void send();
    },
  };
}
