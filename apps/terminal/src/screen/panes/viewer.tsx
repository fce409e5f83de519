import { isPicture, useParley, useTimeline, type ConversationState } from "@parley/client";
import { isBlank, type Message } from "@parley/protocol";
import { useEffect, useReducer } from "react";
import type { Line } from "../../paint/paint.ts";
import { harmlessLine, harmlessName } from "../../safe/harmless.ts";
import { wrap } from "../../safe/wrap.ts";
import { useWords } from "../../words/useWords.ts";
import { useActs } from "../acts/useActs.ts";
import { targetOf } from "../acts/target.ts";
import { useNames } from "../names.ts";
import { useOutside } from "../outside.ts";
import { bodyLines } from "../timeline/body.ts";
import { useUi } from "../ui.ts";
import { ledgerLines, useLedgerOf } from "./deliveries.tsx";
import { Reader } from "./reader.tsx";

interface ViewerProps {
  conversation: ConversationState;
  width: number;
  rows: number;
}

/** One message whole: its words, its pictures, who answered with which emoji, and whom it reached. */
export function Viewer({ conversation, width, rows }: ViewerProps) {
  const items = useTimeline(conversation.info.id);
  const selected = useUi((ui) => ui.selected);
  const target = targetOf(items, selected);
  const acts = useActs(target, conversation.info);
  const names = useNames();
  const { say } = useWords();
  if (target?.kind !== "message") {
    const body = target?.item.body ?? "";
    const lines = wrap(harmlessLine(body), width - 1).map((text): Line => [{ text }]);
    return <Reader title={say("message.you")} items={[lines]} width={width} rows={rows} />;
  }
  return <Whole message={target.message} {...{ width, rows, names, acts }} />;
}

interface WholeProps {
  message: Message;
  width: number;
  rows: number;
  names: ReturnType<typeof useNames>;
  acts: ReturnType<typeof useActs>;
}

function Whole({ message, width, rows, names, acts }: WholeProps) {
  const words = useWords();
  const { say, full } = words;
  const parley = useParley();
  const pictures = usePicturesOf(message, width - 2, rows - 4);
  const own = message.sender === names.me;
  const username = parley.state.get().me?.username ?? null;
  const quiet = (text: string): Line => [{ text: ` ${text}`, role: "quiet" }];
  const indented = (line: Line): Line => [{ text: " " }, ...line];
  const lines: Line[] = [quiet(full(new Date(message.at)))];
  if (message.editedAt !== undefined)
    lines.push(quiet(say("viewer.edited", { time: full(new Date(message.editedAt)) })));
  lines.push([]);
  if (message.deletedAt !== undefined) lines.push(quiet(say("message.deleted")));
  else {
    const wanted = names.me !== undefined && (message.mentions ?? []).includes(names.me);
    if (!isBlank(message.body))
      lines.push(...bodyLines([], message.body, width - 2, { username, wanted }).map(indented));
    lines.push(...pictures);
    for (const { emoji, people } of message.reactions ?? [])
      lines.push(...reactionLines(emoji, people));
  }
  return own && message.deletedAt === undefined ? (
    <WithLedger message={message} {...{ width, rows, lines, names, acts }} />
  ) : (
    <Reader {...{ title: titleOf(), items: [lines], width, rows, ...opens(acts) }} />
  );

  function titleOf(): string {
    return say("viewer.title", { name: names.ofId(message.sender) });
  }

  function reactionLines(emoji: string, people: readonly number[]): Line[] {
    const by = words.list(people.map((id) => names.ofId(id)));
    const text = say("viewer.reactionBy", { emoji: harmlessLine(emoji), people: by });
    return wrap(text, width - 2).map(quiet);
  }
}

/** Of one's own, whom it reached stands below it. */
function WithLedger({ message, width, rows, lines, names, acts }: WholeProps & { lines: Line[] }) {
  const words = useWords();
  const { ledger } = useLedgerOf(message.conversation, message.seq);
  const all = ledger ? [...lines, [], ...ledgerLines(ledger, width, words, names)] : lines;
  const title = words.say("viewer.title", { name: words.say("message.you") });
  return <Reader {...{ title, items: [all], width, rows, ...opens(acts) }} />;
}

const opens = (acts: ReturnType<typeof useActs>) => {
  const open = acts["message.links"];
  return open ? { onOpen: open } : {};
};

/** Its files by name, and its pictures as large as there is room for. */
function usePicturesOf(message: Message, width: number, rows: number): Line[] {
  const { pictures } = useOutside();
  const { say, size } = useWords();
  const [, drawAgain] = useReducer((count: number) => count + 1, 0);
  const files = message.deletedAt === undefined ? (message.files ?? []) : [];
  useEffect(() => pictures.follow(drawAgain), [pictures]);
  useEffect(() => {
    for (const file of files) if (isPicture(file)) pictures.want(file);
    // A message's files stay what they are.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [pictures, message.seq]);

  const isHindered = pictures.hindered && files.some(isPicture);
  const hint = isHindered ? wrap(say("viewer.pictureTmux"), width - 2) : [];
  const drawn = files.flatMap((file, index): Line[] => {
    const line: Line = [
      { text: ` ▣ ${index + 1} `, role: "quiet" },
      { text: harmlessName(file.name), underline: true },
      { text: ` ${size(file.sizeBytes)}`, role: "quiet" },
    ];
    if (!isPicture(file) || !pictures.drawnWhole) return [line];
    const whole = pictures.whole(file, width, Math.max(4, rows));
    if (whole) return [line, ...whole.map((each): Line => [{ text: " " }, ...each])];
    const why = pictures.failed(file) ? say("viewer.pictureNot") : say("viewer.loading");
    return [line, [{ text: `   ${why}`, role: "quiet" }]];
  });
  return [...drawn, ...hint.map((text): Line => [{ text: `   ${text}`, role: "quiet" }])];
}
