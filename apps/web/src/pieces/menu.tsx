import { Menu as Base } from "@base-ui/react/menu";
import type { LucideIcon } from "lucide-react";
import type { ReactElement, ReactNode } from "react";
import { classes } from "./classes.ts";
import { Icon } from "./icon.tsx";

interface MenuProps {
  /** The button that opens it. */
  button: ReactElement;
  /** MenuItems and MenuLines. */
  children: ReactNode;
  align?: "start" | "end";
  onOpenChange?: (open: boolean) => void;
}

// Inside a landmark, so that screen readers find it where the button is.
const landmark = {
  get current() {
    return document.querySelector("main");
  },
};

/** A list of actions behind a button. */
export function Menu({ button, children, align = "end", onOpenChange }: MenuProps) {
  return (
    <Base.Root {...(onOpenChange && { onOpenChange: (open: boolean) => onOpenChange(open) })}>
      <Base.Trigger render={button} />
      <Base.Portal container={landmark}>
        <Base.Positioner align={align} sideOffset={4} className="z-50">
          <Base.Popup className="appears max-h-(--available-height) min-w-48 overflow-y-auto rounded-surface border border-line bg-surface p-1 shadow-float outline-none">
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

const row = classes(
  "flex min-h-8 w-full cursor-default items-center gap-2.5 rounded-control px-2.5 py-1 text-small",
  "select-none outline-none data-highlighted:bg-hover pointer-coarse:min-h-11",
);

interface MenuItemProps {
  icon?: LucideIcon;
  children: ReactNode;
  onClick: () => void;
  /** Cannot be undone. */
  wrong?: boolean;
  /** The key that does the same on the focused message. */
  keys?: string | undefined;
  disabled?: boolean;
}

export function MenuItem({ icon, children, onClick, wrong, keys, disabled }: MenuItemProps) {
  return (
    <Base.Item
      onClick={onClick}
      disabled={disabled ?? false}
      aria-keyshortcuts={keys}
      className={classes(row, wrong && "text-wrong", disabled && "opacity-50")}
    >
      {icon && <Icon of={icon} className={wrong ? "" : "text-quiet"} />}
      <span className="flex-1">{children}</span>
      {keys && (
        <kbd aria-hidden className="font-sans text-tiny text-quiet pointer-coarse:hidden">
          {keys}
        </kbd>
      )}
    </Base.Item>
  );
}

export function MenuLine() {
  return <Base.Separator className="mx-2 my-1 h-px bg-line" />;
}
