import { useMe } from "@parley/client";
import type { MyConversation } from "@parley/protocol";
import { useState } from "react";
import { Mark } from "../conversations/mark.tsx";
import { useTitles } from "../conversations/names.ts";
import { Button } from "../pieces/button.tsx";
import { useWords } from "../words/words.tsx";
import { EditDialog } from "./editDialog.tsx";
import { mayRename, maySetTopic } from "./may.ts";

/** What it is called, what it is about, and who can come in. */
export function About({ info }: { info: MyConversation }) {
  const { say } = useWords();
  const me = useMe();
  const title = useTitles()(info);
  const [editing, setEditing] = useState(false);
  const editable = me !== null && (mayRename(info, me) || maySetTopic(info, me));
  return (
    <section className="flex flex-col gap-3 border-b border-line p-4">
      <div className="flex items-center gap-3">
        <Mark info={info} title={title} square />
        <div className="min-w-0">
          <h3 dir="auto" className="name-line font-strong">
            {title}
          </h3>
          <p className="truncate text-small text-quiet">
            {info.with
              ? info.with.username && `@${info.with.username}`
              : say(`conversation.kind.${info.kind}`)}
          </p>
        </div>
      </div>
      {info.kind !== "direct" && (
        <>
          <p dir="auto" className={info.topic ? "text-start" : "text-quiet"}>
            {info.topic || say("members.topic.none")}
          </p>
          <p className="text-small text-quiet">
            {say(`members.access.${reach(info)}`)} {info.phones && say("members.phones")}
          </p>
        </>
      )}
      {editable && (
        <>
          <Button className="self-start" onClick={() => setEditing(true)}>
            {say("members.edit")}
          </Button>
          <EditDialog info={info} open={editing} onClose={() => setEditing(false)} />
        </>
      )}
    </section>
  );
}

function reach({ access, kind }: MyConversation) {
  if (access === "invited") return "invited";
  return kind === "group" ? "openGroup" : "open";
}
