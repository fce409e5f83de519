import { gistOf, useParley, useParleyState } from "@parley/client";
import type { Message, Person } from "@parley/protocol";
import { useEffect, useState } from "react";
import type { Line } from "../../paint/paint.ts";
import { harmless } from "../../safe/harmless.ts";
import { wrap } from "../../safe/wrap.ts";
import { useWords } from "../../words/useWords.ts";
import { useNames } from "../names.ts";
import { useUiStore } from "../ui.ts";
import { Reader } from "./reader.tsx";

/** How much of a message is shown. */
const rowsEach = 3;

/** Everything that mentions the reader, the newest first; Enter goes there. */
export function Mentions({ width, rows }: { width: number; rows: number }) {
  const words = useWords();
  const { say } = words;
  const ui = useUiStore();
  const names = useNames();
  const conversations = useParleyState((state) => state.conversations);
  const { items, people, problem } = useMentions();

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
  const hasSome = items !== null && items.length > 0;
  return (
    <Reader
      title={say("mentions.title")}
      items={hasSome ? items.map(entry) : empty}
      width={width}
      rows={rows}
      {...(hasSome && {
        onChoose(index: number) {
          const message = items[index];
          if (message) ui.go(message.conversation, message.seq);
        },
      })}
    />
  );
}

interface Found {
  items: Message[] | null;
  people: ReadonlyMap<number, Person>;
  problem: string | null;
}

/** The newest page, asked for anew when somebody mentions the reader. */
function useMentions(): Found {
  const { api } = useParley();
  const { sayError } = useWords();
  const [found, setFound] = useState<Found>(nothing);
  const count = useParleyState((state) => {
    let all = 0;
    for (const { info } of state.conversations.values()) all += info.me.mentions;
    return all;
  });
  useEffect(() => {
    const over = new AbortController();
    api.call("listMentions", { query: {}, signal: over.signal }).then(
      ({ items, people }) =>
        setFound({ items, people: new Map(people.map((each) => [each.id, each])), problem: null }),
      (error: unknown) => {
        if (!over.signal.aborted) setFound((before) => ({ ...before, problem: sayError(error) }));
      },
    );
    return () => over.abort();
  }, [api, count, sayError]);
  return found;
}

const nothing: Found = { items: null, people: new Map(), problem: null };
