import { classes } from "./classes.ts";

interface BadgeProps {
  /** As drawn: "3", "@1", "99+". */
  text: string;
  /** In full words, for screen readers: "3 unread messages". */
  says: string;
  /** Amber, for what wants the reader; otherwise quiet. */
  wants?: boolean;
}

/** A small count beside a name. */
export function Badge({ text, says, wants }: BadgeProps) {
  return (
    <span
      className={classes(
        "inline-flex h-5 min-w-5 shrink-0 items-center justify-center rounded-full px-1.5",
        "text-tiny font-strong tabular-nums",
        wants ? "bg-wants-soft text-wants" : "bg-hover text-quiet",
      )}
    >
      <bdi aria-hidden>{text}</bdi>
      <span className="sr-only">{says}</span>
    </span>
  );
}
