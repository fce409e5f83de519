import { useWords } from "../words/words.tsx";
import { Button } from "./button.tsx";

interface UnansweredProps {
  /** What went wrong, or null while the answer is on its way. */
  problem: unknown;
  again: () => void;
}

/** In the place of something that has been asked for and is not there. */
export function Unanswered({ problem, again }: UnansweredProps) {
  const { say, sayError } = useWords();
  if (problem === null)
    return (
      <p role="status" className="text-small text-quiet">
        {say("app.asking")}
      </p>
    );
  return (
    <div role="alert" className="flex flex-wrap items-center gap-3 text-small">
      <p className="text-wrong">{sayError(problem)}</p>
      <Button onClick={again}>{say("app.retry")}</Button>
    </div>
  );
}
