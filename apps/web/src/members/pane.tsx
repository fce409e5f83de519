import type { MyConversation } from "@parley/protocol";
import { X } from "lucide-react";
import { useEffect, useRef, type ReactNode } from "react";
import { useLocation } from "wouter";
import { useTitles } from "../conversations/names.ts";
import { toConversation } from "../paths.ts";
import { classes } from "../pieces/classes.ts";
import { IconButton } from "../pieces/iconButton.tsx";
import { useWidth } from "../shell/width.ts";
import { useWords } from "../words/words.tsx";

interface PaneProps {
  info: MyConversation;
  title: string;
  /** It lies over the timeline, for want of room beside it. */
  over: boolean;
  children: ReactNode;
}

/** What stands beside a timeline when asked for. On a phone it takes its place. */
export function Pane({ info, title, over, children }: PaneProps) {
  const { say } = useWords();
  const [, navigate] = useLocation();
  const phone = useWidth() === "phone";
  const conversation = useTitles()(info);
  const close = () => navigate(toConversation(info.id));
  const pane = useRef<HTMLElement>(null);

  useEffect(() => {
    // Over the timeline it takes the keyboard along; beside it, reading goes on.
    if (over) pane.current?.focus();
  }, [over]);

  return (
    <aside
      ref={pane}
      tabIndex={-1}
      aria-label={title}
      data-region="details"
      onKeyDown={(event) => {
        if (event.key !== "Escape" || event.defaultPrevented || !over) return;
        event.preventDefault();
        close();
      }}
      className={classes(
        "flex h-full flex-col bg-paper outline-none",
        phone ? "w-full" : "w-80 shrink-0 border-s border-line",
        over && !phone && "absolute inset-y-0 end-0 z-20 shadow-float",
      )}
    >
      <header className="flex h-14 shrink-0 items-center gap-2 border-b border-line ps-4 pe-2">
        {phone && <h1 className="sr-only">{conversation}</h1>}
        <h2 className="flex-1 font-strong">{title}</h2>
        <IconButton icon={X} name={say("app.close")} onClick={close} />
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto">{children}</div>
    </aside>
  );
}
