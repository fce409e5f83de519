import type { ComponentProps } from "react";
import { classes } from "./classes.ts";

export interface ButtonProps extends ComponentProps<"button"> {
  /**
   * `main`: the one thing to do here. `plain`: anything else. `quiet`: without an edge. `wrong`:
   * cannot be undone. `quiet wrong`: leads to such a thing.
   */
  look?: keyof typeof looks;
  /** While the action is under way: it cannot be pressed again. */
  busy?: boolean;
}

const looks = {
  main: "bg-you text-on-you hover:bg-you/95",
  plain: "border border-edge/60 bg-surface hover:bg-hover",
  quiet: "text-you hover:bg-hover",
  wrong: "bg-wrong text-on-wrong hover:bg-wrong/90",
  "quiet wrong": "text-wrong hover:bg-hover",
};

/** A button that says what it does, as a verb. */
export function Button({ look = "plain", busy, className, disabled, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      aria-busy={busy || undefined}
      disabled={disabled || busy}
      className={classes(
        "inline-flex min-h-9 items-center justify-center gap-2 rounded-control px-3 py-1.5",
        "text-small font-strong transition-colors disabled:opacity-50 pointer-coarse:min-h-11",
        looks[look],
        className,
      )}
      {...rest}
    />
  );
}
