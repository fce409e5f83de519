import type { LucideIcon } from "lucide-react";
import type { ComponentProps } from "react";
import { classes } from "./classes.ts";
import { Icon } from "./icon.tsx";
import { Tip } from "./tip.tsx";

export interface IconButtonProps extends Omit<ComponentProps<"button">, "children"> {
  icon: LucideIcon;
  /** What it does: read out, and shown as a tip. */
  name: string;
  /** The keys that do the same, shown in the tip. */
  keys?: string | undefined;
  small?: boolean;
}

/** A square button of one icon. Never without a name. */
export function IconButton({ icon, name, keys, small, className, ...rest }: IconButtonProps) {
  return (
    <Tip says={name} keys={keys}>
      <button
        type="button"
        aria-label={name}
        className={classes(
          "inline-flex shrink-0 items-center justify-center rounded-control text-quiet",
          "transition-colors hover:bg-hover hover:text-ink disabled:opacity-40",
          "aria-expanded:bg-hover aria-expanded:text-ink",
          "aria-pressed:bg-you-soft aria-pressed:text-you",
          small ? "size-7 pointer-coarse:size-11" : "size-9 pointer-coarse:size-11",
          className,
        )}
        {...rest}
      >
        <Icon of={icon} size={small ? 16 : 18} />
      </button>
    </Tip>
  );
}
