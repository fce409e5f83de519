import { gistOf, useParleyState } from "@parley/client";
import type { Message } from "@parley/protocol";
import type { Line } from "../../paint/paint.ts";
import { harmless } from "../../safe/harmless.ts";
import { wrap } from "../../safe/wrap.ts";
import { useWords } from "../../words/useWords.ts";
import type { Words } from "../../words/words.ts";
import { useNames } from "../names.ts";
import { useUiStore } from "../ui.ts";
import { Reader } from "./reader.tsx";
import { useMentions, type Mentioned } from "./useMentions.ts";

/** How much of a message is shown. */
const rowsEach = 3;

/** Everything that mentions the reader, the newest first; Enter goes there. */
export function Mentions({ width, rows }: { width: number; rows: number }) {
  const words = useWords();
  const { say } = words;
  const ui = useUiStore();
  const names = useNames();
  const conversations = useParleyState((state) => state.conversations);
  const mentioned = useMentions();
  const { items, people, problem } = mentioned;

  function entry(message: Message): Line[] {
    const info = conversations.get(message.conversation)?.info;
    const sender = people.get(message.sender);
    const name = sender ? names.of(sender) : say("message.somebody");
    const where = info ? ` ${say("mentions.in", { conversation: names.title(info) })}` : "";
    const gist = wrap(harmless(gistOf(message, say)), width - 4).slice(0, rowsEach);
    return [
      [
        { text: name, person: message.sender, bold: true },
        { text: `${where} · ${words.brief(new Date(message.at))}`, role: "quiet" },
      ],
      ...gist.map((text): Line => [{ text: `  ${text}` }]),
    ];
  }

  const empty: Line[][] = [
    wrap(problem ?? (items ? say("mentions.empty") : say("members.loading")), width - 2).map(
      (text) => [{ text: ` ${text}`, role: "quiet" }],
    ),
  ];
  if (items === null || items.length === 0)
    return <Reader title={say("mentions.title")} items={empty} width={width} rows={rows} />;
  return (
    <Reader
      title={say("mentions.title")}
      items={items.map(entry)}
      ids={items.map(({ conversation, seq }) => `${conversation}/${seq}`)}
      width={width}
      rows={rows}
      end={endLine(mentioned, say)}
      onNearEnd={mentioned.further}
      onChoose={(index) => {
        const message = items[index];
        if (message) ui.go(message.conversation, message.seq);
      }}
    />
  );
}

/** Below the last of them: whether there are more. */
function endLine({ problem, hasMore }: Mentioned, say: Words["say"]): Line {
  if (problem !== null)
    return [{ text: ` ⚠ ${say("mentions.failed", { reason: problem })}`, role: "wrong" }];
  return [{ text: ` ${say(hasMore ? "mentions.loading" : "mentions.end")}`, role: "quiet" }];
}
