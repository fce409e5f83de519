import { ArrowLeft } from "lucide-react";
import type { ReactNode } from "react";
import { useLocation } from "wouter";
import { useNamePlace } from "../shell/place.ts";
import { useWidth } from "../shell/width.ts";
import { useWords } from "../words/words.tsx";
import { IconButton } from "./iconButton.tsx";

interface PageProps {
  title: string;
  /** Where the way back leads on a phone, from a page that the bottom bar does not name. */
  back?: string;
  /** Controls at the end of the head. */
  actions?: ReactNode;
  children: ReactNode;
}

/** A page of the main column: its name, and what it holds in one measure. */
export function Page({ title, back, actions, children }: PageProps) {
  const { say } = useWords();
  const [, navigate] = useLocation();
  const phone = useWidth() === "phone";
  useNamePlace(title);
  return (
    <div className="flex h-full flex-col" data-region="page">
      <header className="flex h-14 shrink-0 items-center gap-2 border-b border-line px-4">
        {phone && back !== undefined && (
          <IconButton
            icon={ArrowLeft}
            name={say("app.back")}
            onClick={() => navigate(back)}
            className="-ms-2 rtl:-scale-x-100"
          />
        )}
        <h1 className="min-w-0 flex-1 truncate font-strong">{title}</h1>
        {actions}
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto">
        <div className="mx-auto w-full max-w-190 px-4 py-6">{children}</div>
      </div>
    </div>
  );
}

interface PageSectionProps {
  title: string;
  /** What this is for. */
  intro?: ReactNode;
  children: ReactNode;
}

/** One subject of a page under its heading. */
export function PageSection({ title, intro, children }: PageSectionProps) {
  return (
    <section className="flex flex-col gap-3 pb-8">
      <header className="flex flex-col gap-1">
        <h2 className="text-title font-strong">{title}</h2>
        {intro && <p className="text-small text-quiet">{intro}</p>}
      </header>
      {children}
    </section>
  );
}
