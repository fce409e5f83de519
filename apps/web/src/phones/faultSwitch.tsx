import { useId } from "react";

interface FaultSwitchProps {
  label: string;
  hint: string;
  on: boolean;
  onTurn: (on: boolean) => void;
}

/** One fault, on or off. */
export function FaultSwitch({ label, hint, on, onTurn }: FaultSwitchProps) {
  const id = useId();
  return (
    <label className="flex items-start gap-3 rounded-control px-2 py-1.5 hover:bg-hover pointer-coarse:min-h-11">
      <input
        type="checkbox"
        className="mt-0.75 size-4 shrink-0"
        checked={on}
        aria-labelledby={`${id}-label`}
        aria-describedby={`${id}-hint`}
        onChange={(event) => onTurn(event.target.checked)}
      />
      <span className="flex flex-col">
        <span id={`${id}-label`}>{label}</span>
        <span id={`${id}-hint`} className="text-small text-quiet">
          {hint}
        </span>
      </span>
    </label>
  );
}
