import type { OutboxItem, Row } from "@parley/client";
import { isBlank, type File, type LedgerSummary, type Message } from "@parley/protocol";
import { harmlessLine, harmlessName } from "../../safe/harmless.ts";
import { cut } from "../../safe/width.ts";
import { wrap, wrapPieces } from "../../safe/wrap.ts";
import { widthOfLine, type Line, type Span } from "../../paint/paint.ts";
import { bodyLines } from "./body.ts";
import { quoteLine } from "./quote.ts";
import type { Teller } from "./teller.ts";

type SaidRow = Extract<Row, { kind: "said" }>;

/** Edge, time, and a blank on each side of it. */
const gutter = 7;

/** A message: time and name at its head, and everything below in the column of the name. */
export function saidLines({ item, head }: SaidRow, teller: Teller): Line[] {
  const own = item.kind === "pending" || item.message.sender === teller.names.me;
  const lines =
    item.kind === "message"
      ? messageLines(item.message, head, own, teller)
      : pendingLines(item.item, head, teller);
  const at = new Date(item.kind === "message" ? item.message.at : item.item.at);
  const key = item.kind === "message" ? item.message.seq : item.item.cid;
  const selected = teller.selected === key;
  const quoted = lines.findIndex((line) => line[0]?.text !== "╭ ");
  return lines.map((line, index) => [
    edge(own, selected),
    { text: head && index === quoted ? `${teller.words.clock(at)} ` : "      ", role: "quiet" },
    ...line,
  ]);
}

function edge(own: boolean, selected: boolean): Span {
  if (selected) return { text: "▶", role: "you", bold: true };
  return own ? { text: "▎", role: "you" } : { text: " " };
}

function messageLines(message: Message, head: boolean, own: boolean, teller: Teller): Line[] {
  const { words, names, username } = teller;
  const width = teller.width - gutter;
  const before = head ? nameSpans(message, own, teller) : [];
  const lines: Line[] = [];
  if (message.replyTo !== undefined) lines.push(quoteLine(message.replyTo, teller, width));
  if (message.deletedAt !== undefined) {
    const gone: Span = { text: words.say("message.deleted"), role: "quiet", italic: true };
    return [...lines, ...wrapPieces([...before, gone], width)];
  }
  const wanted = !own && names.me !== undefined && (message.mentions ?? []).includes(names.me);
  const wordless = isBlank(message.body);
  if (!wordless || before.length > 0)
    lines.push(
      ...bodyLines(before, wordless ? "" : message.body, width, {
        username,
        wanted,
        firstLink: (message.files?.length ?? 0) + 1,
      }),
    );
  if (message.editedAt !== undefined)
    lines.push(...appended(lines, [{ text: words.say("message.edited"), role: "quiet" }], width));
  lines.push(...fileLines(message.files ?? [], width, teller));
  lines.push(...reactionLines(message, width, teller));
  const state = own ? stateOf(message, teller) : null;
  return state ? atEnd(lines, state, width) : lines;
}

function pendingLines(item: OutboxItem, head: boolean, teller: Teller): Line[] {
  const { words, username, online } = teller;
  const { say, sayError } = words;
  const width = teller.width - gutter;
  const before: Span[] = head ? [ownName(teller), { text: "  " }] : [];
  const lines: Line[] = [];
  if (item.replyTo !== undefined) lines.push(quoteLine(item.replyTo, teller, width));
  if (!isBlank(item.body) || before.length > 0)
    lines.push(...bodyLines(before, item.body, width, { username, wanted: false }));
  lines.push(...fileLines(item.files ?? [], width, teller));
  if (item.status === "sending") {
    const text = online ? say("message.sendingNow") : say("message.waiting");
    return atEnd(lines, [{ text, role: "quiet" }], width);
  }
  const reason =
    item.error === "unreachable" || item.error === undefined
      ? say("message.failed.unreachable")
      : sayError(item.error);
  const failed = wrap(`⚠ ${say("message.failed", { reason })}`, width);
  return [...lines, ...failed.map((text): Line => [{ text, role: "wrong" }])];
}

function nameSpans(message: Message, own: boolean, teller: Teller): Span[] {
  const { words, names, width } = teller;
  const spans: Span[] = [];
  const byText = message.lane === "text";
  if (byText) spans.push({ text: "☎ ", role: "byText" });
  spans.push(
    own
      ? ownName(teller)
      : {
          text: cut(names.ofId(message.sender), Math.max(8, Math.floor(width / 3))),
          person: message.sender,
          bold: true,
        },
  );
  if (names.person(message.sender)?.kind === "bot") spans.push({ text: " ✦", role: "quiet" });
  if (byText) spans.push({ text: ` · ${words.say("message.byText")}`, role: "byText" });
  return [...spans, { text: "  " }];
}

const ownName = ({ words }: Teller): Span => ({
  text: words.say("message.you"),
  role: "you",
  bold: true,
});

/** ▣ name 1.2 MB, with a number where there are several. */
function fileLines(files: readonly File[], width: number, { words, picture }: Teller): Line[] {
  return files.flatMap((file, index) => {
    const number = files.length > 1 ? `${index + 1} ` : "";
    const size = words.size(file.sizeBytes);
    const name = cut(harmlessName(file.name), Math.max(4, width - size.length - number.length - 4));
    const line: Line = [
      { text: `▣ ${number}`, role: "quiet" },
      { text: name, underline: true },
      { text: ` ${size}`, role: "quiet" },
    ];
    return [line, ...(picture(file, width) ?? [])];
  });
}

/** [👍 3], one's own in teal and with a sign. */
function reactionLines({ reactions }: Message, width: number, { names, words }: Teller): Line[] {
  if (!reactions || reactions.length === 0) return [];
  const spans = reactions.flatMap(({ emoji, people }): Span[] => {
    const mine = names.me !== undefined && people.includes(names.me);
    const text = `[${harmlessLine(emoji)} ${words.number(people.length)}${mine ? "✓" : ""}]`;
    return [mine ? { text, role: "you", bold: true } : { text, role: "quiet" }, { text: " " }];
  });
  return wrapPieces(spans, width);
}

/** ✓ sent · read 4 · ☎ 2 of 3 · ⚠1 */
function stateOf(message: Message, teller: Teller): Span[] | null {
  const ledger = teller.ledger(message);
  return ledger && ledgerSpans(ledger, teller);
}

export function ledgerSpans(ledger: LedgerSummary, { info, words }: Teller): Span[] {
  const { phones, delivered, failed, readers } = ledger;
  const { say, number } = words;
  if (phones === 0 && readers === 0) return [{ text: `✓ ${say("message.sent")}`, role: "quiet" }];
  const spans: Span[] = [];
  if (readers > 0) {
    const read =
      info.kind === "direct" ? say("deliveries.read") : say("deliveries.readBy", { readers });
    spans.push({ text: read, role: "quiet" });
  }
  if (phones > 0) {
    const dot = spans.length > 0 ? " · " : "";
    spans.push({ text: `${dot}☎ ${say("deliveries.of", { delivered, phones })}`, role: "byText" });
  }
  if (failed > 0) spans.push({ text: ` ⚠ ${number(failed)}`, role: "wrong", bold: true });
  return spans;
}

/** At the right of the last line where there is room, else in a line below. */
function atEnd(lines: readonly Line[], end: readonly Span[], width: number): Line[] {
  const last = lines.at(-1) ?? [];
  const left = width - widthOfLine(last) - widthOfLine(end);
  if (left >= 2) return [...lines.slice(0, -1), [...last, { text: " ".repeat(left) }, ...end]];
  const indent = Math.max(0, width - widthOfLine(end));
  return [...lines, [{ text: " ".repeat(indent) }, ...end]];
}

/** Puts a note behind the last line, or gives it as a line of its own. */
function appended(lines: Line[], note: readonly Span[], width: number): Line[] {
  const last = lines.at(-1);
  if (!last || widthOfLine(last) + widthOfLine(note) + 1 > width) return [note];
  lines[lines.length - 1] = [...last, { text: " " }, ...note];
  return [];
}
