import { isolate, parseEntry, useMe, useParley, type ConversationState } from "@parley/client";
import { lengthOf } from "@parley/protocol";
import { useTitles } from "../conversations/names.ts";
import { Tray } from "../files/tray.tsx";
import { useWords } from "../words/words.tsx";
import { CannotWrite, useObstacle } from "./cannotWrite.tsx";
import { CommandHelp } from "./commandHelp.tsx";
import { CostLine } from "./costLine.tsx";
import { Counter } from "./counter.tsx";
import { useAbout, useDesk } from "./desk.tsx";
import { SlashStrip } from "./slashStrip.tsx";
import { AboutStrip } from "./strip.tsx";
import { TypingLine } from "./typing.tsx";
import { useSlash } from "./useSlash.ts";
import { usePaper } from "./usePaper.ts";
import { useTexting } from "./useTexting.ts";
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
  const editing = about.kind === "edit";
  const texting = useTexting(info, paper.text.trim() !== "");
  const slash = useSlash(conversation, paper, editing);
  const notes = info.with !== null && info.with.id === me?.id;
  const way = info.phones ? (info.kind === "direct" ? ".phone" : ".phones") : "";
  const label = notes
    ? say("composer.notes")
    : say(`composer.label${way}`, { conversation: isolate(title) });

  function changed(text: string) {
    paper.setText(text);
    // What is for Parley alone is none of the others' business.
    if (!editing && text.trim() !== "" && parseEntry(text).kind === "text") parley.typing(info.id);
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
      {info.phones && <CostLine texting={texting} text={paper.text} editing={editing} />}
      <div className="rounded-surface border border-edge bg-surface focus-within:border-you focus-within:outline-1 focus-within:-outline-offset-2 focus-within:outline-you">
        <SlashStrip slash={slash} />
        <AboutStrip about={about} onClear={desk.clear} />
        {!editing && <Tray conversation={info.id} toPhones={(texting?.phones ?? 0) > 0} />}
        <WritingArea
          label={label}
          conversation={conversation}
          text={paper.text}
          area={paper.area}
          editing={editing}
          busyWith={about.kind !== "new"}
          onChange={changed}
          onSend={slash.send}
          onCancel={desk.clear}
          onEditLast={paper.editLast}
        />
      </div>
      <CommandHelp open={slash.help} onClose={slash.closeHelp} />
    </div>
  );
}
