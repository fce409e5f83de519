import { useId, type ReactNode } from "react";

interface ChoicesProps<Value extends string> {
  label: string;
  value: Value;
  choices: readonly { value: Value; label: ReactNode; hint?: string; lang?: string }[];
  onChoose: (value: Value) => void;
  hint?: string | undefined;
}

/** One of a few, all of them in sight. */
export function Choices<Value extends string>(props: ChoicesProps<Value>) {
  const { label, value, choices, onChoose, hint } = props;
  const name = useId();
  return (
    <fieldset aria-describedby={hint && `${name}-hint`} className="flex flex-col gap-1">
      <legend className="pb-1 text-small font-strong">{label}</legend>
      {choices.map((choice) => (
        <label
          key={choice.value}
          className="flex min-h-9 items-start gap-3 rounded-control px-2 py-2 hover:bg-hover pointer-coarse:min-h-11"
        >
          <input
            type="radio"
            name={name}
            className="mt-0.75 size-4 shrink-0"
            checked={choice.value === value}
            onChange={() => onChoose(choice.value)}
          />
          <span lang={choice.lang} className="flex flex-col">
            {choice.label}
            {choice.hint && <span className="text-small text-quiet">{choice.hint}</span>}
          </span>
        </label>
      ))}
      {hint && (
        <p id={`${name}-hint`} className="px-2 text-small text-quiet">
          {hint}
        </p>
      )}
    </fieldset>
  );
}
