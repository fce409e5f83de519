import { Component, createContext, use, type ReactNode } from "react";
import type { CustomContainerComponentProps } from "virtua";
import type { Hold } from "./useHold.ts";

export const ListHold = createContext<Pick<Hold, "look" | "stands"> | null>(null);

/** The element that holds the rows. */
export function List({ ref, style, children }: CustomContainerComponentProps) {
  const hold = use(ListHold)!;
  // The list takes no pointer while it is scrolled, but a scroll of the app's own is none of the
  // reader's: who presses a row as messages arrive below it has to hit it.
  const shown = hold.stands() ? { ...style, pointerEvents: undefined } : style;
  return (
    <ol ref={ref} style={shown}>
      <Announced before={hold.look}>{children}</Announced>
    </ol>
  );
}

/** A class, because React tells nothing else that it is about to change the page. */
class Announced extends Component<{ before: () => void; children: ReactNode }> {
  override getSnapshotBeforeUpdate(): null {
    this.props.before();
    return null;
  }

  override componentDidUpdate(): void {
    // React wants both or neither.
  }

  override render(): ReactNode {
    return this.props.children;
  }
}
