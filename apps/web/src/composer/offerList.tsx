import type { ReactNode } from "react";
import { classes } from "../pieces/classes.ts";

/** Something that offers what a word being typed may become. The field keeps the focus. */
export interface Offers {
  open: boolean;
  chosen: number;
  step: (by: 1 | -1) => void;
  choose: (index?: number) => void;
  close: () => void;
}

interface OfferListProps {
  id: string;
  label: string;
  /** Said when they appear: how many there are. */
  announced: string;
  offers: Offers;
  options: readonly { key: string; drawn: ReactNode }[];
}

/** What is offered, above the field. */
export function OfferList({ id, label, announced, offers, options }: OfferListProps) {
  return (
    <>
      <p role="status" className="sr-only">
        {offers.open && announced}
      </p>
      {offers.open && (
        <ul
          id={id}
          role="listbox"
          aria-label={label}
          // What scrolls has to be reachable; the field keeps the focus even so.
          tabIndex={0}
          onMouseDown={(event) => event.preventDefault()}
          className="absolute inset-x-0 bottom-full z-20 mb-2 max-h-64 overflow-y-auto rounded-surface border border-line bg-surface p-1 shadow-float"
        >
          {options.map(({ key, drawn }, index) => (
            <li
              key={key}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === offers.chosen}
              ref={(row) => {
                if (index === offers.chosen) row?.scrollIntoView({ block: "nearest" });
              }}
              // Before the field loses the focus, which would close the list.
              onPointerDown={(event) => {
                event.preventDefault();
                offers.choose(index);
              }}
              className={classes(
                "flex min-h-9 items-center gap-2 rounded-control px-2 text-small pointer-coarse:min-h-11",
                index === offers.chosen && "bg-hover",
              )}
            >
              {drawn}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** What the field says of the list to screen readers. */
export const spokenOf = (listId: string, { open, chosen }: Offers) => ({
  "aria-autocomplete": "list" as const,
  "aria-controls": open ? listId : undefined,
  "aria-activedescendant": open ? `${listId}-${chosen}` : undefined,
});
