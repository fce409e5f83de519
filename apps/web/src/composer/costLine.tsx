import { costOf, isEmoji, parseEntry, type Cost } from "@parley/client";
import type { Texting } from "@parley/protocol";
import { Phone } from "lucide-react";
import { Icon } from "../pieces/icon.tsx";
import { useWords } from "../words/words.tsx";

interface CostLineProps {
  texting: Texting | null;
  text: string;
  editing: boolean;
}

/** What is being written, as texts: how many phones get it, in how many segments, and for how much. */
export function CostLine({ texting, text, editing }: CostLineProps) {
  const { say } = useWords();
  const entry = parseEntry(text);
  const cost = texting && entry.kind === "text" && !editing ? costOf(entry.body, texting) : null;
  // The room is there before the answer is, so that nothing moves when it comes.
  return (
    <div className="flex min-h-5 flex-wrap items-center gap-x-3 px-1 text-tiny leading-5 text-by-text tabular-nums">
      {cost && (
        <p className="flex items-center gap-1.5">
          <Icon of={Phone} size={12} />
          {cost.phones === 0 ? say("composer.cost.none") : <Sum cost={cost} />}
        </p>
      )}
      <p role="status">{cost && cost.phones > 0 && <Note cost={cost} />}</p>
    </div>
  );
}

function Sum({ cost }: { cost: Cost }) {
  const { say, money } = useWords();
  const parts = [
    say("composer.cost.phones", { count: cost.phones }),
    say("composer.cost.segments", { count: cost.segments }),
    // Where whoever runs the server has set no price there is none to tell.
    cost.dollars > 0 && say("composer.cost.about", { money: money(cost.dollars) }),
  ];
  return parts.filter(Boolean).join(" · ");
}

function Note({ cost: { isCut, shortens } }: { cost: Cost }) {
  const { say } = useWords();
  if (isCut) return say("composer.cost.cut");
  if (shortens === null) return null;
  return isEmoji(shortens)
    ? say("composer.cost.emoji")
    : say("composer.cost.letter", { letter: shortens });
}
