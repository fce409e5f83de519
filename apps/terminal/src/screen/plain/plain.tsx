import { useConversation, useTimeline, type ConversationState } from "@parley/client";
import { Box, useStdin, useStdout, useWindowSize } from "ink";
import { useEffect, useLayoutEffect, useMemo, useState } from "react";
import { Composer } from "../../composer/composer.tsx";
import { KeyInput } from "../../keys/input.ts";
import { LookProvider } from "../../paint/look.ts";
import { fit, type Painter } from "../../paint/paint.ts";
import { useWords } from "../../words/useWords.ts";
import { QuestionLine } from "../frame/questionLine.tsx";
import { RequestBar } from "../frame/requestBar.tsx";
import { useHints } from "../frame/statusLine.tsx";
import { Lines } from "../lines.tsx";
import { useNames } from "../names.ts";
import { Panes } from "../panes/panes.tsx";
import { useLine } from "../timeline/useLine.ts";
import { useOpening } from "../timeline/useOpening.ts";
import { useQuoted } from "../timeline/useQuoted.ts";
import { useReading } from "../timeline/useReading.ts";
import { useUi } from "../ui.ts";
import { useEverywhere } from "../useEverywhere.ts";
import type { Mark } from "./marks.ts";
import { createTranscript, TranscriptProvider } from "./transcript.ts";
import { quotingRows, useMessages } from "./useMessages.ts";
import { useNews } from "./useNews.ts";
import { useRetold } from "./useRetold.ts";
import { useStatus } from "./useStatus.ts";

/** Wider than any line, which the terminal wraps itself. */
const unwrapped = 10_000;

/** Words, and nothing about how they look. */
const bare: Painter = {
  depth: "none",
  links: false,
  paint: (line, width) =>
    fit(line, width)
      .map(({ text }) => text)
      .join(""),
};

/** Whatever happens is a line that is written once and stays; below them stands the one that is written in. */
export function Plain() {
  const { write } = useStdout();
  const { columns } = useWindowSize();
  const { stdin } = useStdin();
  const transcript = useMemo(
    () => createTranscript({ write, isOurs: () => stdin instanceof KeyInput && stdin.isOurs }),
    [write, stdin],
  );
  useLayoutEffect(() => transcript.wrapAt(columns), [transcript, columns]);
  useEffect(() => () => transcript.end(), [transcript]);
  return (
    <TranscriptProvider value={transcript}>
      <LookProvider value={bare}>
        <InLines />
      </LookProvider>
    </TranscriptProvider>
  );
}

function InLines() {
  useEverywhere(["composer", "timeline"]);
  useStatus();
  const { columns } = useWindowSize();
  const open = useUi((ui) => ui.open);
  const question = useUi((ui) => ui.question);
  const overlay = useUi((ui) => ui.overlay);
  const isChoosing = useUi((ui) => ui.focus === "timeline");
  const conversation = useConversation(open ?? 0);
  const [marks] = useState(() => new Map<number, Mark>());
  const { say } = useWords();
  const isCovered = question !== null || overlay !== null || isChoosing;
  return (
    <Box flexDirection="column" width={columns}>
      {conversation && (
        <Open key={conversation.info.id} conversation={conversation} marks={marks} />
      )}
      {question && <QuestionLine question={question} width={columns} />}
      {overlay !== null && (
        <Box display={question ? "none" : "flex"}>
          <Panes
            conversation={conversation}
            width={overlay === "switcher" ? columns : unwrapped}
            rows={24}
          />
        </Box>
      )}
      {isChoosing && overlay === null && !question && <Hints width={columns} />}
      <Box display={isCovered ? "none" : "flex"} flexDirection="column">
        {!conversation && <Lines lines={[[{ text: say("conversation.none") }]]} width={columns} />}
        {conversation?.info.me.state === "requested" && (
          <RequestBar info={conversation.info} width={columns} />
        )}
        {conversation?.info.me.state === "joined" && (
          <Composer conversation={conversation.info.id} width={columns} maxRows={5} />
        )}
      </Box>
    </Box>
  );
}

interface OpenProps {
  conversation: ConversationState;
  /** How far each conversation has been told. */
  marks: Map<number, Mark>;
}

/** Opens it, tells what is said there and what becomes of it, and marks as read what has been told. */
function Open({ conversation, marks }: OpenProps) {
  const { info, timeline } = conversation;
  const items = useTimeline(info.id);
  const seek = useUi((ui) => ui.seek);
  const selected = useUi((ui) => ui.selected);
  const words = useWords();
  const names = useNames();
  const opened = useOpening(info.id, seek);
  const line = useLine(conversation, true);
  const quoting = useMemo(() => quotingRows(items, selected), [items, selected]);
  const telling = { words, names, message: useQuoted(info.id, timeline.messages, quoting) };
  const mark = useNews(conversation, marks, line, telling);
  useRetold(conversation, mark, opened, telling);
  useMessages(conversation, line, telling);
  useReading(conversation, mark?.seq ?? 0, line.held);
  return null;
}

/** What the keys do on a message. */
function Hints({ width }: { width: number }) {
  return <Lines lines={[useHints()]} width={width} />;
}
