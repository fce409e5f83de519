import { useMe, useParley, type ConversationState } from "@parley/client";
import { lengthOf } from "@parley/protocol";
import { isolate, useTitles } from "../conversations/names.ts";
import { useWords } from "../words/words.tsx";
import { CannotWrite, useObstacle } from "./cannotWrite.tsx";
import { Counter } from "./counter.tsx";
import { useAbout, useDesk } from "./desk.tsx";
import { AboutStrip } from "./strip.tsx";
import { TypingLine } from "./typing.tsx";
import { usePaper } from "./usePaper.ts";
import { WritingArea } from "./writingArea.tsx";

/** Where one writes, or why one cannot. */
export function Composer({ conversation }: { conversation: ConversationState }) {
  const obstacle = useObstacle(conversation.info);
  if (obstacle) return <CannotWrite obstacle={obstacle} info={conversation.info} />;
  return <Writing conversation={conversation} />;
}

function Writing({ conversation }: { conversation: ConversationState }) {
  const { info } = conversation;
  const { say } = useWords();
  const parley = useParley();
  const me = useMe();
  const title = useTitles()(info);
  const about = useAbout();
  const desk = useDesk();
  const paper = usePaper(conversation);
  const notes = info.with !== null && info.with.id === me?.id;
  const label = notes
    ? say("composer.notes")
    : say(info.phones ? "composer.label.phones" : "composer.label", {
        conversation: isolate(title),
      });

  function changed(text: string) {
    paper.setText(text);
    if (about.kind !== "edit" && text.trim() !== "") parley.typing(info.id);
  }

  return (
    <div
      data-region="composer"
      className="mx-auto w-full max-w-190 px-3 pt-1 pb-[calc(0.75rem+env(safe-area-inset-bottom,0px))] tablet:px-4"
    >
      <div className="flex items-center gap-2">
        <TypingLine conversation={info.id} />
        <Counter length={lengthOf(paper.text)} />
      </div>
      <div className="rounded-surface border border-edge bg-surface focus-within:border-you focus-within:outline-1 focus-within:-outline-offset-2 focus-within:outline-you">
        <AboutStrip about={about} onClear={desk.clear} />
        <WritingArea
          label={label}
          conversation={conversation}
          text={paper.text}
          area={paper.area}
          editing={about.kind === "edit"}
          busyWith={about.kind !== "new"}
          onChange={changed}
          onSend={paper.send}
          onCancel={desk.clear}
          onEditLast={paper.editLast}
        />
      </div>
    </div>
  );
}
