import type { MyConversation } from "@parley/protocol";
import { Mark } from "../conversations/mark.tsx";
import { useTitles } from "../conversations/names.ts";
import { useWords } from "../words/words.tsx";

/** In the timeline's place while one is invited: what it is, since what is said in it is not shown yet. */
export function Invitation({ info }: { info: MyConversation }) {
  const { say } = useWords();
  const title = useTitles()(info);
  return (
    <div className="flex min-h-0 flex-1 flex-col items-center justify-center gap-2 overflow-y-auto p-8 text-center">
      <Mark info={info} title={title} square />
      <h2 dir="auto" className="max-w-full text-title font-strong break-words">
        {title}
      </h2>
      {info.topic !== "" && (
        <p dir="auto" className="max-w-md break-words">
          {info.topic}
        </p>
      )}
      <p className="text-quiet">{say("find.members", { count: info.members })}</p>
    </div>
  );
}
