import {
  costOf,
  gistOf,
  isEmoji,
  isolate,
  parseEntry,
  useConnection,
  useMe,
  useParley,
  type Basket,
  type Cost,
  type Upload,
} from "@parley/client";
import {
  lengthOf,
  limits,
  type Message,
  type MyConversation,
  type Texting,
} from "@parley/protocol";
import { useEffect, useState } from "react";
import type { Line, Span } from "../paint/paint.ts";
import { harmlessLine, harmlessName, withoutIsolates } from "../safe/harmless.ts";
import type { Names } from "../screen/names.ts";
import type { Words } from "../words/words.ts";

/** What stands above the field: lines of one row each. */

/** What is being answered or edited, and the way out of it. */
export function aboutLine(
  edited: Message | null,
  answered: Message | null,
  names: Names,
  { say }: Words,
): Line | null {
  if (edited)
    return [
      { text: `✎ ${say("composer.editing")}`, role: "you", bold: true },
      { text: ` · ${say("composer.editing.hint")}`, role: "quiet" },
    ];
  if (!answered) return null;
  const author = isolate(names.ofId(answered.sender));
  return [
    {
      text: `↪ ${withoutIsolates(say("composer.replying", { author }))}`,
      role: "you",
      bold: true,
    },
    { text: ` ${harmlessLine(gistOf(answered, say))}`, role: "quiet" },
  ];
}

/** The files that go with it. */
export function filesLine({ uploads, waiting }: Basket, { say }: Words): Line | null {
  const last = uploads.at(-1);
  if (!last) return null;
  const chips = uploads.flatMap((upload): Span[] => [chip(upload, say), { text: "  " }]);
  const hint =
    waiting !== null
      ? say("composer.files.leaving")
      : uploads.some(({ status }) => status.kind === "failed")
        ? say("composer.file.retry")
        : say("composer.file.hint");
  return [...chips, { text: hint, role: "quiet" }];
}

function chip({ name, status }: Upload, say: Words["say"]): Span {
  const shown = harmlessName(name);
  switch (status.kind) {
    case "there":
      return { text: `[${shown}]`, role: "you" };
    case "failed":
      return { text: `[⚠ ${say("composer.file.failed", { name: shown })}]`, role: "wrong" };
    case "under way": {
      const percent = Math.round(status.progress * 100);
      const words =
        percent === 0
          ? say("composer.file.waiting", { name: shown })
          : say("composer.file.underWay", { name: shown, percent });
      return { text: `[${words}]`, role: "quiet" };
    }
  }
}

/** What is being written, as texts: how many phones get it, in how many segments, and for how much. */
export function costLine(text: string, texting: Texting | null, words: Words): Line | null {
  const entry = parseEntry(text);
  if (!texting || entry.kind !== "text") return null;
  const cost = costOf(entry.body, texting);
  const { say, money } = words;
  if (cost.phones === 0) return [{ text: `☎ ${say("composer.cost.none")}`, role: "byText" }];
  const parts = [
    say("composer.cost.phones", { count: cost.phones }),
    say("composer.cost.segments", { count: cost.segments }),
    // Where whoever runs the server has set no price there is none to tell.
    cost.dollars > 0 && say("composer.cost.about", { money: money(cost.dollars) }),
    noteOf(cost, say),
  ];
  return [{ text: `☎ ${parts.filter(Boolean).join(" · ")}`, role: "byText" }];
}

function noteOf({ isCut, shortens }: Cost, say: Words["say"]): string | null {
  if (isCut) return say("composer.cost.cut");
  if (shortens === null) return null;
  return isEmoji(shortens)
    ? say("composer.cost.emoji")
    : say("composer.cost.letter", { letter: shortens });
}

/** Only near the limit is the length of interest. */
const nearLimit = 500;

export function lengthLine(text: string, { say }: Words): Line | null {
  // A unit of UTF-16 is a character or half of one.
  if (text.length <= limits.bodyMax - nearLimit) return null;
  const left = limits.bodyMax - lengthOf(text);
  if (left > nearLimit) return null;
  return left < 0
    ? [{ text: say("composer.over", { count: -left }), role: "wrong", bold: true }]
    : [{ text: say("composer.left", { count: left }), role: "quiet" }];
}

/** What a text from here would be; asked anew when somebody comes or goes, and after a lost connection. */
export function useTexting({ id, phones, members }: MyConversation): Texting | null {
  const { texts } = useParley();
  const name = useMe()?.displayName;
  const isOnline = useConnection().phase === "online";
  const [texting, setTexting] = useState<Texting | null>(null);
  useEffect(() => {
    if (!phones || !isOnline) return;
    const asking = new AbortController();
    texts.texting(id, asking.signal).then(
      (answer) => asking.signal.aborted || setTexting(answer),
      // Without it there is nothing to tell, and writing goes on.
      () => undefined,
    );
    return () => asking.abort();
  }, [texts, id, phones, members, name, isOnline]);
  return phones ? texting : null;
}
