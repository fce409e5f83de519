import type { ReactNode } from "react";

interface EmptyProps {
  title: string;
  /** What will be here, and how to begin. */
  children: ReactNode;
  /** Buttons. */
  action?: ReactNode;
}

/** A place where nothing is yet. */
export function Empty({ title, children, action }: EmptyProps) {
  return (
    <div className="flex h-full flex-col items-center justify-center gap-2 p-8 text-center">
      <h2 className="text-title font-strong">{title}</h2>
      <p className="max-w-sm text-quiet">{children}</p>
      {action && <div className="mt-3 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  );
}
