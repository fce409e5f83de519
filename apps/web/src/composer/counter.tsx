import { limits } from "@parley/protocol";
import { useWords } from "../words/words.tsx";

/** Only near the limit is the length of interest. */
const nearLimit = 500;

export function Counter({ length }: { length: number }) {
  const { say } = useWords();
  const left = limits.bodyMax - length;
  if (left > nearLimit) return null;
  return (
    <span
      role="status"
      className={`shrink-0 pe-1 text-tiny tabular-nums ${left < 0 ? "font-strong text-wrong" : "text-quiet"}`}
    >
      {left < 0 ? say("composer.over", { count: -left }) : say("composer.left", { count: left })}
    </span>
  );
}
