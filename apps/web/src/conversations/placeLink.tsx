import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { Link, useRoute } from "wouter";
import { classes } from "../pieces/classes.ts";
import { Icon } from "../pieces/icon.tsx";
import { Tip } from "../pieces/tip.tsx";

interface PlaceLinkProps {
  path: string;
  icon: LucideIcon;
  name: string;
  folded: boolean;
  /** A badge, or the keys that lead there. */
  children?: ReactNode;
}

/** A place beside the conversations, in the list's column. */
export function PlaceLink({ path, icon, name, folded, children }: PlaceLinkProps) {
  const [here] = useRoute(path);
  const link = (
    <Link
      href={path}
      aria-current={here ? "page" : undefined}
      className={classes(
        "relative flex items-center gap-2 rounded-control outline-offset-[-2px]",
        here ? "bg-you-soft" : "hover:bg-hover",
        folded ? "size-11 justify-center" : "min-h-8 px-2 py-1 pointer-coarse:min-h-11",
      )}
    >
      <span className="inline-flex size-6 items-center justify-center text-quiet">
        <Icon of={icon} size={folded ? 18 : 16} />
      </span>
      <span className={folded ? "sr-only" : "flex-1"}>{name}</span>
      {children && <span className={folded ? "absolute end-0 top-0" : ""}>{children}</span>}
    </Link>
  );
  return folded ? (
    <Tip says={name} side="inline-end">
      {link}
    </Tip>
  ) : (
    link
  );
}
