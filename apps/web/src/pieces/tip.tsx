import { Tooltip } from "@base-ui/react/tooltip";
import type { ReactElement, ReactNode } from "react";

interface TipProps {
  says: ReactNode;
  keys?: string | undefined;
  side?: "top" | "bottom" | "left" | "right" | "inline-start" | "inline-end";
  /** The control it belongs to; it must have a name of its own, a tip is only seen. */
  children: ReactElement;
}

/** A short hint on hover and on keyboard focus. */
export function Tip({ says, keys, side = "top", children }: TipProps) {
  return (
    <Tooltip.Root>
      <Tooltip.Trigger render={children} />
      <Tooltip.Portal>
        <Tooltip.Positioner side={side} sideOffset={6} className="z-50">
          <Tooltip.Popup className="appears max-w-72 rounded-control bg-ink px-2 py-1 text-tiny text-paper">
            {says}
            {keys && <kbd className="ms-2 font-sans opacity-70">{keys}</kbd>}
          </Tooltip.Popup>
        </Tooltip.Positioner>
      </Tooltip.Portal>
    </Tooltip.Root>
  );
}
