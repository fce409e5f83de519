import { useEffect, useRef, type ReactNode } from "react";
import { Field } from "../pieces/field.tsx";
import { useWords } from "../words/words.tsx";
import { digitsIn } from "./code.ts";

interface CodeFieldProps {
  /** Digits alone. */
  value: string;
  onType: (code: string) => void;
  problem: string | undefined;
  digits?: number;
  label?: string;
  hint?: ReactNode;
  /** More is asked in the same form, which is sent by hand. */
  waits?: boolean;
  busy?: boolean;
  autoFocus?: boolean;
}

/** A short code of digits in one field, which sends its form by itself as soon as it is full. */
export function CodeField(props: CodeFieldProps) {
  const { value, onType, problem, digits = 6, label, hint, waits, busy, autoFocus } = props;
  const { say } = useWords();
  const input = useRef<HTMLInputElement>(null);

  useEffect(() => {
    if (value.length === digits && !waits) input.current?.form?.requestSubmit();
  }, [value, digits, waits]);

  useEffect(() => {
    // A wrong code is there to be typed over.
    if (problem) input.current?.select();
  }, [problem]);

  return (
    <Field
      ref={input}
      label={label ?? say("proof.code")}
      hint={hint}
      // Where the keyboard is already, what is wrong would not be read out by itself.
      problem={problem && <span role="alert">{problem}</span>}
      value={value}
      onChange={(event) => onType(digitsIn(event.target.value, digits))}
      readOnly={busy}
      inputMode="numeric"
      autoComplete="one-time-code"
      name={waits ? "app-code" : "code"}
      autoFocus={autoFocus}
      dir="ltr"
      control="font-mono text-title tracking-[0.3em]"
    />
  );
}
