import {
  rowsOf,
  useConversation,
  useMe,
  useTimeline,
  type ConversationState,
} from "@parley/client";
import { Box, Static, Text, useWindowSize } from "ink";
import { useState } from "react";
import { Composer } from "../../composer/composer.tsx";
import { useWords } from "../../words/useWords.ts";
import { QuestionLine } from "../frame/questionLine.tsx";
import { RequestBar } from "../frame/requestBar.tsx";
import { StatusLine } from "../frame/statusLine.tsx";
import { useNames, type Names } from "../names.ts";
import { Panes } from "../panes/panes.tsx";
import { useLine } from "../timeline/useLine.ts";
import { useOpening } from "../timeline/useOpening.ts";
import { useReading } from "../timeline/useReading.ts";
import { useUi } from "../ui.ts";
import { useEverywhere } from "../useEverywhere.ts";
import { plainText } from "./plainText.ts";

/** How much of what was said before is told as a conversation is opened. */
const first = 20;

interface Told {
  key: string;
  text: string;
}

/** Each message is a line that is written once and stays; below them one line to write in. */
export function Plain() {
  useEverywhere();
  const { columns } = useWindowSize();
  const open = useUi((ui) => ui.open);
  const question = useUi((ui) => ui.question);
  const overlay = useUi((ui) => ui.overlay);
  const conversation = useConversation(open ?? 0);
  const told = useTold(conversation);
  const { say } = useWords();
  return (
    <>
      <Static items={told}>{({ key, text }) => <Text key={key}>{text}</Text>}</Static>
      <Box flexDirection="column" width={columns}>
        {conversation && <Reading key={conversation.info.id} conversation={conversation} />}
        {overlay !== null && (
          <Panes conversation={conversation} width={columns} rows={12} x={0} y={0} />
        )}
        {!conversation && <Text>{say("conversation.none")}</Text>}
        {conversation?.info.me.state === "requested" && (
          <RequestBar info={conversation.info} width={columns} />
        )}
        {conversation?.info.me.state === "joined" && (
          <Composer conversation={conversation.info.id} width={columns} maxRows={5} />
        )}
        {question ? (
          <QuestionLine question={question} width={columns} y={null} />
        ) : (
          <StatusLine width={columns} />
        )}
      </Box>
    </>
  );
}

/** What has been told so far, and what is to be told now: each row once, in the order in which it came. */
function useTold(conversation: ConversationState | undefined): Told[] {
  const words = useWords();
  const names: Names = useNames();
  const me = useMe()?.id ?? 0;
  const id = conversation?.info.id ?? 0;
  const items = useTimeline(id);
  const [{ told, keys, last }, setTold] = useState<{
    told: Told[];
    keys: ReadonlySet<string>;
    last: number;
  }>({ told: [], keys: new Set(), last: 0 });
  if (!conversation) return told;
  const rows = rowsOf(items.slice(-200), { me, newFrom: null, atStart: false });
  // What is still on its way is told when it is there, or will not be.
  const done = rows.filter(
    (row) =>
      row.kind !== "said" || row.item.kind === "message" || row.item.item.status === "failed",
  );
  const fresh = done.filter((row) => !keys.has(`${id} ${row.key}`));
  const entered = last !== id;
  if (fresh.length === 0 && !entered) return told;
  const now = (entered && !keys.has(`${id}`) ? fresh.slice(-first) : fresh)
    .map((row) => ({ key: `${id} ${row.key} ${told.length}`, text: plainText(row, words, names) }))
    .filter(({ text }) => text !== "");
  const heading = entered
    ? [
        {
          key: `in ${id} ${told.length}`,
          text: words.say("plain.in", { conversation: names.title(conversation.info) }),
        },
      ]
    : [];
  const next = [...told, ...heading, ...now];
  setTold({
    told: next,
    keys: new Set([...keys, `${id}`, ...fresh.map((row) => `${id} ${row.key}`)]),
    last: id,
  });
  return next;
}

/** Opens it, and marks as read what has been told. */
function Reading({ conversation }: { conversation: ConversationState }) {
  useOpening(conversation.info.id, null);
  const line = useLine(conversation, true);
  const { messages } = conversation.timeline;
  useReading(conversation, messages.at(-1)?.seq ?? 0, line.held);
  return null;
}
