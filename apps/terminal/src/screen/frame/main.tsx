import { isolate, useConversation, useTyping, type ConversationState } from "@parley/client";
import { Box, measureElement, type DOMElement } from "ink";
import { useLayoutEffect, useRef, useState } from "react";
import { Composer } from "../../composer/composer.tsx";
import { rule, type Line } from "../../paint/paint.ts";
import { cut, widthOf } from "../../safe/width.ts";
import { wrap } from "../../safe/wrap.ts";
import { harmlessLine, withoutIsolates } from "../../safe/harmless.ts";
import { useWords } from "../../words/useWords.ts";
import { Lines } from "../lines.tsx";
import { useNames, useNeed } from "../names.ts";
import { Panes } from "../panes/panes.tsx";
import { Timeline } from "../timeline/timeline.tsx";
import { useUi } from "../ui.ts";
import { RequestBar } from "./requestBar.tsx";

interface MainProps {
  width: number;
  rows: number;
  /** The members stand beside it. */
  sideShown: boolean;
}

/** What is open, and over it what was asked for. */
export function Main({ width, rows, sideShown }: MainProps) {
  const open = useUi((ui) => ui.open);
  const overlay = useUi((ui) => ui.overlay);
  const conversation = useConversation(open ?? 0);
  const [below, setBelow] = useState(2);
  const above = conversation ? Math.max(1, rows - below) : rows;
  const isOver = overlay !== null && !(overlay === "members" && sideShown);
  return (
    <Box width={width} height={rows} flexDirection="column" overflow="hidden">
      {isOver && <Panes conversation={conversation} width={width} rows={above} />}
      {/* Kept behind what is over it, so that it is found as it was left. */}
      <Box display={isOver ? "none" : "flex"} flexShrink={1}>
        <Here conversation={conversation} width={width} rows={above} isCovered={isOver} />
      </Box>
      {conversation && (
        <Below
          key={conversation.info.id}
          conversation={conversation}
          width={width}
          rows={rows}
          onRows={setBelow}
        />
      )}
    </Box>
  );
}

interface HereProps {
  conversation: ConversationState | undefined;
  width: number;
  rows: number;
  isCovered: boolean;
}

function Here({ conversation, width, rows, isCovered }: HereProps) {
  const open = useUi((ui) => ui.open);
  const { say } = useWords();
  const names = useNames();
  if (!conversation) {
    const text = open === null ? say("conversation.none") : say("conversation.gone");
    const title = open === null ? say("conversation.none.title") : "";
    return <Empty title={title} text={text} width={width} rows={rows} />;
  }
  const { info } = conversation;
  // A direct can be read before it is accepted; anything else cannot.
  if (info.me.state === "requested" && info.kind !== "direct") {
    const people = say("conversation.people", { count: info.members });
    const text = [harmlessLine(info.topic), people].filter(Boolean).join(" · ");
    return <Empty title={names.title(info)} text={text} width={width} rows={rows} />;
  }
  return <Timeline key={info.id} {...{ conversation, width, rows, isCovered }} />;
}

function Empty({
  title,
  text,
  width,
  rows,
}: {
  title: string;
  text: string;
  width: number;
  rows: number;
}) {
  const room = Math.max(10, width - 4);
  const told = wrap(text, room);
  const lines: Line[] = [
    ...Array.from(
      { length: Math.max(0, Math.floor((rows - told.length - 2) / 2)) },
      (): Line => [],
    ),
    [{ text: "  " }, { text: title, bold: true }],
    ...told.map((line): Line => [{ text: `  ${line}`, role: "quiet" }]),
  ];
  return (
    <Box width={width} height={rows} flexShrink={1} overflow="hidden">
      <Lines lines={lines.slice(0, rows)} width={width} />
    </Box>
  );
}

interface BelowProps {
  conversation: ConversationState;
  width: number;
  rows: number;
  /** Told how much room it takes. What it takes beyond that for a moment is cut from the top of the messages. */
  onRows: (rows: number) => void;
}

/** Who writes, and what one writes oneself. */
function Below({ conversation, width, rows, onRows }: BelowProps) {
  const { info } = conversation;
  const ref = useRef<DOMElement | null>(null);
  const measure = () => {
    if (ref.current) onRows(Math.max(1, measureElement(ref.current).height));
  };
  useLayoutEffect(measure);
  return (
    <Box ref={ref} flexDirection="column" flexShrink={0} width={width}>
      <TypingRule conversation={conversation} width={width} />
      {info.me.state === "requested" ? (
        <RequestBar info={info} width={width} />
      ) : (
        <Composer
          conversation={info.id}
          width={width}
          maxRows={Math.max(1, Math.floor(rows / 2))}
          onLaidOut={measure}
        />
      )}
    </Box>
  );
}

function TypingRule({ conversation, width }: { conversation: ConversationState; width: number }) {
  const typing = useTyping(conversation.info.id);
  const { say, list } = useWords();
  const names = useNames();
  useNeed(typing);
  const known = typing.map((id) => isolate(names.ofId(id)));
  const words =
    known.length === 0
      ? ""
      : known.length > 3
        ? say("timeline.typingMany")
        : say("timeline.typing", { count: known.length, names: list(known) });
  const text = words === "" ? "" : ` ${cut(withoutIsolates(words), width - 6)} `;
  const line: Line = [
    { text: "──", role: "quiet" },
    { text, role: "quiet", italic: true },
    { text: rule(width - 2 - widthOf(text)), role: "quiet" },
  ];
  return <Lines lines={[line]} width={width} />;
}
