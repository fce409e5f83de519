import { Field as Base } from "@base-ui/react/field";
import type { ComponentProps, ReactNode } from "react";
import { classes } from "./classes.ts";

export interface FieldProps extends Omit<ComponentProps<"input">, "size"> {
  label: string;
  /** What is expected, before anything is wrong. */
  hint?: ReactNode;
  /** What is wrong with it and what to do. */
  problem?: ReactNode;
  /** Keeps the label for screen readers alone, where the place says it already. */
  labelHidden?: boolean;
  /** A control at the beginning of the line, such as the country of a number. */
  before?: ReactNode;
  /** How what is written looks, where it is no plain text. */
  control?: string;
  /** A control at the end of the line, such as one that shows the password. */
  after?: ReactNode;
}

/** One line to write into, with its label, its hint and what is wrong with it. */
export function Field({
  label,
  hint,
  problem,
  labelHidden,
  before,
  control,
  after,
  className,
  ...rest
}: FieldProps) {
  return (
    <Base.Root invalid={Boolean(problem)} className={classes("flex flex-col gap-1", className)}>
      <Base.Label className={labelHidden ? "sr-only" : "text-small font-strong"}>
        {label}
      </Base.Label>
      <div
        className={classes(
          "flex items-center rounded-control border bg-surface outline-offset-2 outline-you",
          "has-[input:focus-visible]:outline-2",
          problem ? "border-wrong" : "border-edge",
        )}
      >
        {before}
        <Base.Control
          className={classes(
            "min-h-10 min-w-0 flex-1 rounded-control px-3 py-2 outline-none pointer-coarse:min-h-11",
            control ?? "text-body",
          )}
          dir="auto"
          {...(rest as ComponentProps<typeof Base.Control>)}
        />
        {after}
      </div>
      {hint && !problem && (
        <Base.Description className="text-small text-quiet">{hint}</Base.Description>
      )}
      {problem && (
        <Base.Error match className="text-small text-wrong">
          {problem}
        </Base.Error>
      )}
    </Base.Root>
  );
}
