import { tellHappenings, type Row } from "@parley/client";
import { harmless, harmlessLine, withoutIsolates } from "../../safe/harmless.ts";
import { cut, widthOf } from "../../safe/width.ts";
import { wrap } from "../../safe/wrap.ts";
import { rule, type Line, type Span } from "../../paint/paint.ts";
import type { Role } from "../../paint/colours.ts";
import { saidLines } from "./saidLines.ts";
import type { Teller } from "./teller.ts";

/** A row of the timeline as lines of at most the teller's width. */
export function rowLines(row: Row, teller: Teller): Line[] {
  switch (row.kind) {
    case "start":
      return startLines(teller);
    case "day":
      return [ruled(teller.words.day(row.at), teller.width, "quiet")];
    case "new":
      return [newLine(row.since, teller)];
    case "events":
      return eventLines(row, teller);
    case "said":
      return saidLines(row, teller);
  }
}

/** ── Thursday 19 November ────────── */
export function ruled(words: string, width: number, role: Role): Line {
  const text = cut(words, width - 6);
  return [
    { text: "── ", role },
    { text, role, bold: true },
    { text: ` ${rule(width - widthOf(text) - 4)}`, role },
  ];
}

function newLine(since: Date | null, { words, width }: Teller): Line {
  const text = since
    ? words.say("timeline.newSince", { time: words.since(since) })
    : words.say("timeline.new");
  return ruled(text, width, "wants");
}

function eventLines(
  { events }: Extract<Row, { kind: "events" }>,
  { words, names, width }: Teller,
): Line[] {
  const told = tellHappenings(events, {
    me: names.me,
    say: words.say,
    list: words.list,
    nameOf: names.of,
    person: names.person,
  });
  const at = words.clock(new Date(events[0]!.at));
  const text = wrap(harmless(withoutIsolates(told)), width - 7);
  return text.map((line, index) => [
    { text: index === 0 ? ` ${at} ` : " ".repeat(7), role: "quiet" },
    { text: line, role: "quiet", italic: true },
  ]);
}

function startLines({ info, words, names, width, server }: Teller): Line[] {
  const { say } = words;
  const notes = info.with !== null && info.with.id === names.me;
  const alone = info.kind !== "direct" && info.members === 1;
  const begins = notes
    ? say("timeline.start.notes")
    : say(`timeline.start.${info.kind}`, { conversation: names.title(info) });
  const paragraphs: Span[] = [{ text: begins, bold: true }];
  if (info.topic) paragraphs.push({ text: harmlessLine(info.topic) });
  if (alone) {
    const text = info.general
      ? say("timeline.start.aloneHere", { server })
      : say("timeline.start.alone");
    paragraphs.push({ text });
  }
  if (!info.sealed) {
    const readable = info.phones ? "timeline.start.readableAsTexts" : "timeline.start.readable";
    paragraphs.push({ text: say(readable), role: "quiet" });
  }
  return paragraphs.flatMap((span) =>
    wrap(span.text, width - 2).map((text) => [{ text: " " }, { ...span, text }]),
  );
}
