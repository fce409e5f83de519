import { gistOf } from "@parley/client";
import { harmlessLine } from "../../safe/harmless.ts";
import { cut, widthOf } from "../../safe/width.ts";
import type { Line } from "../../paint/paint.ts";
import type { Teller } from "./teller.ts";

/** What a reply answers, in one line. */
export function quoteLine(to: number, { message, names, words }: Teller, width: number): Line {
  const original = message(to);
  const quiet = { role: "quiet" } as const;
  if (!original) return [{ text: `╭ ${words.say("message.original.gone")}`, ...quiet }];
  const gist = original.deletedAt
    ? words.say("message.deleted")
    : harmlessLine(gistOf(original, words.say));
  const name = cut(names.ofId(original.sender), Math.floor(width / 3));
  return [
    { text: "╭ ", ...quiet },
    { text: name, person: original.sender },
    { text: ` ${cut(gist, width - widthOf(name) - 3)}`, ...quiet },
  ];
}
