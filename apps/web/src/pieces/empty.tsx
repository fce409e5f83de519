import type { ReactNode } from "react";

interface EmptyProps {
  title: string;
  /** What will be here, and how to begin. */
  children: ReactNode;
  /** Buttons. */
  action?: ReactNode;
  /** It is all there is on the page, so that its title is the page's. */
  whole?: boolean;
}

/** A place where nothing is yet. */
export function Empty({ title, children, action, whole }: EmptyProps) {
  const Title = whole ? "h1" : "h2";
  return (
    <div className="flex h-full flex-col items-center justify-center gap-2 p-8 text-center">
      <Title className="text-title font-strong">{title}</Title>
      <p className="max-w-sm text-quiet">{children}</p>
      {action && <div className="mt-3 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  );
}
