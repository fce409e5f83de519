import { useId, type ReactNode } from "react";

interface TickProps {
  label: string;
  hint?: ReactNode;
  checked: boolean;
  disabled?: boolean;
  onChange: (checked: boolean) => void;
}

/** Something that is so or not, with what that means under it. */
export function Tick({ label, hint, checked, disabled, onChange }: TickProps) {
  const id = useId();
  return (
    <div className="flex items-start gap-3 py-1.5 pointer-coarse:py-2.5">
      <input
        id={id}
        type="checkbox"
        checked={checked}
        disabled={disabled}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onChange={(event) => onChange(event.target.checked)}
        className="mt-0.75 size-4 shrink-0"
      />
      <div className="min-w-0">
        <label htmlFor={id} className="block">
          {label}
        </label>
        {hint && (
          <p id={`${id}-hint`} className="text-small text-quiet">
            {hint}
          </p>
        )}
      </div>
    </div>
  );
}
