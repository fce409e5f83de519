import type { LucideIcon } from "lucide-react";
import type { ReactElement, ReactNode } from "react";
import { Link, useRoute } from "wouter";
import { classes } from "../pieces/classes.ts";
import { Icon } from "../pieces/icon.tsx";
import { Tip } from "../pieces/tip.tsx";

interface LookProps {
  icon: LucideIcon;
  name: string;
  folded: boolean;
  /** A badge, or the keys that lead there. */
  children?: ReactNode;
}

/** A place beside the conversations, in the list's column. */
export function PlaceLink({ path, ...look }: LookProps & { path: string }) {
  const [here] = useRoute(path);
  const link = (
    <Link
      href={path}
      aria-current={here ? "page" : undefined}
      className={classes(place(look.folded), here ? "bg-you-soft" : "hover:bg-hover")}
    >
      <Look {...look} />
    </Link>
  );
  return look.folded ? named(look.name, link) : link;
}

/** Something to do that stands among the places. */
export function PlaceButton({ onClick, ...look }: LookProps & { onClick: () => void }) {
  const button = (
    <button
      type="button"
      onClick={onClick}
      className={classes(place(look.folded), "text-start hover:bg-hover")}
    >
      <Look {...look} />
    </button>
  );
  return look.folded ? named(look.name, button) : button;
}

function Look({ icon, name, folded, children }: LookProps) {
  return (
    <>
      <span className="inline-flex size-6 items-center justify-center text-quiet">
        <Icon of={icon} size={folded ? 18 : 16} />
      </span>
      <span className={folded ? "sr-only" : "flex-1"}>{name}</span>
      {children && <span className={folded ? "absolute end-0 top-0" : ""}>{children}</span>}
    </>
  );
}

function named(name: string, control: ReactElement) {
  return (
    <Tip says={name} side="inline-end">
      {control}
    </Tip>
  );
}

const place = (folded: boolean) =>
  classes(
    "relative flex items-center gap-2 rounded-control outline-offset-[-2px]",
    folded ? "size-11 justify-center" : "min-h-8 px-2 py-1 pointer-coarse:min-h-11",
  );
