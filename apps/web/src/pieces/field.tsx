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
}

/** One line to write into, with its label, its hint and what is wrong with it. */
export function Field({ label, hint, problem, labelHidden, className, ...rest }: FieldProps) {
  return (
    <Base.Root invalid={Boolean(problem)} className={classes("flex flex-col gap-1", className)}>
      <Base.Label className={labelHidden ? "sr-only" : "text-small font-strong"}>
        {label}
      </Base.Label>
      <Base.Control
        className={classes(
          "min-h-10 rounded-control border bg-surface px-3 py-2 text-body pointer-coarse:min-h-11",
          problem ? "border-wrong" : "border-edge",
        )}
        dir="auto"
        {...(rest as ComponentProps<typeof Base.Control>)}
      />
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
