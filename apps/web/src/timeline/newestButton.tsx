import { ArrowDown } from "lucide-react";
import { Icon } from "../pieces/icon.tsx";
import { useWords } from "../words/words.tsx";

/** The way down, with how much is new there. */
export function NewestButton({ unread, onClick }: { unread: number; onClick: () => void }) {
  const { say, number } = useWords();
  return (
    <button
      type="button"
      onClick={onClick}
      className="absolute inset-x-0 bottom-3 z-10 mx-auto flex h-9 w-fit items-center gap-2 rounded-full border border-line bg-surface px-4 text-small font-strong shadow-float hover:bg-hover pointer-coarse:h-11"
    >
      <Icon of={ArrowDown} className="text-quiet" />
      {say("timeline.newest")}
      {unread > 0 && (
        <span className="text-wants tabular-nums">
          {number(unread)}
          <span className="sr-only"> {say("timeline.newestCount", { count: unread })}</span>
        </span>
      )}
    </button>
  );
}
