import { Field } from "../pieces/field.tsx";
import { useWords } from "../words/words.tsx";

interface RecoveryCodeFieldProps {
  value: string;
  onType: (code: string) => void;
  problem: string | undefined;
  autoFocus?: boolean;
}

export function RecoveryCodeField({ value, onType, problem, autoFocus }: RecoveryCodeFieldProps) {
  const { say } = useWords();
  return (
    <Field
      label={say("proof.recovery")}
      hint={say("proof.recovery.hint")}
      problem={problem}
      value={value}
      onChange={(event) => onType(event.target.value)}
      name="recovery-code"
      autoComplete="off"
      autoCapitalize="none"
      autoCorrect="off"
      spellCheck={false}
      maxLength={40}
      autoFocus={autoFocus}
      dir="ltr"
      control="font-mono text-body"
    />
  );
}
