import { useEffect, type ReactNode } from "react";
import { useWords } from "../words/words.tsx";

interface DoorProps {
  title: string;
  /** What this is and what it leads to. */
  intro?: ReactNode;
  children: ReactNode;
  /** Other ways in. */
  footer?: ReactNode;
}

/** The page of somebody who is not signed in: one narrow column under the mark. */
export function Door({ title, intro, children, footer }: DoorProps) {
  const { say } = useWords();
  useEffect(() => {
    document.title = `${title} · ${say("app.name")}`;
  }, [title, say]);

  return (
    <main className="h-full overflow-y-auto bg-paper">
      <div className="mx-auto flex min-h-full w-full max-w-sm flex-col justify-center gap-6 px-5 py-10">
        <header className="flex flex-col gap-3">
          <img src="/icon.svg" alt={say("app.name")} width={44} height={44} />
          <h1 className="text-head font-strong">{title}</h1>
          {intro && <div className="flex flex-col gap-2 text-quiet">{intro}</div>}
        </header>
        {children}
        {footer && (
          <footer className="flex flex-col gap-1 border-t border-line pt-4 text-small">
            {footer}
          </footer>
        )}
      </div>
    </main>
  );
}
