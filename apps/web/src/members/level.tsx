import { useParley } from "@parley/client";
import type { Level as LevelName, MyConversation } from "@parley/protocol";
import { useId } from "react";
import { useNotice } from "../pieces/notice.tsx";
import { useWords } from "../words/words.tsx";

const levels: readonly LevelName[] = ["all", "mentions", "nothing"];

/** What this conversation may tell the reader about. */
export function Level({ info }: { info: MyConversation }) {
  const { say } = useWords();
  const parley = useParley();
  const { tellError } = useNotice();
  const group = useId();

  function choose(level: LevelName) {
    parley.api
      .call("putMember", { params: { conversation: info.id, person: "me" }, body: { level } })
      .catch(tellError);
  }

  return (
    <fieldset className="border-b border-line p-4">
      <legend className="float-start mb-2 w-full text-small font-strong">
        {say("members.level")}
      </legend>
      <div className="clear-both flex flex-col">
        {levels.map((level) => (
          <label key={level} className="flex min-h-8 items-center gap-2.5 pointer-coarse:min-h-11">
            <input
              type="radio"
              name={group}
              checked={info.me.level === level}
              onChange={() => choose(level)}
            />
            {say(`members.level.${level}`)}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
