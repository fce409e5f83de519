import type { ReactNode } from "react";

/** The columns around every screen of somebody who is signed in. */
export function Shell({ children }: { children: ReactNode }) {
  return <main className="h-full bg-paper">{children}</main>;
}
