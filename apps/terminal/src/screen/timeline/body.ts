import { partsOf } from "@parley/client";
import { harmless } from "../../safe/harmless.ts";
import { cut, widthOf } from "../../safe/width.ts";
import { wrap, wrapPieces } from "../../safe/wrap.ts";
import type { Line, Span } from "../../paint/paint.ts";

interface Reader {
  /** The reader's own username, folded. */
  username: string | null;
  /** Whether this message speaks to the reader. */
  wanted: boolean;
  /** The number by which its first link is opened. Links longer than a line are cut to one then, and say their number. */
  firstLink?: number;
}

/** What somebody wrote, after what stands before it in its first line. */
export function bodyLines(
  before: readonly Span[],
  body: string,
  width: number,
  reader: Reader,
): Line[] {
  const lines: Line[] = [];
  let running: Span[] = [...before];
  const links = new Set<string>();
  for (const part of partsOf(body)) {
    if (part.kind !== "block") {
      const span = spanOf(part, reader);
      const isLong = widthOf(span.text) > width && reader.firstLink !== undefined;
      if (span.href !== undefined) links.add(span.href);
      running.push(...(isLong && span.href !== undefined ? shortened(span, span.href) : [span]));
      continue;
    }
    if (running.length > 0) lines.push(...wrapPieces(running, width));
    running = [];
    lines.push(...blockLines(part.text, width));
  }
  if (running.length > 0 || lines.length === 0) lines.push(...wrapPieces(running, width));
  return lines;

  function shortened(span: Span, href: string): Span[] {
    const number = `[${(reader.firstLink ?? 1) + [...links].indexOf(href)}]`;
    return [
      { ...span, text: cut(span.text, Math.max(1, width - number.length)) },
      { text: number, role: "quiet" },
    ];
  }
}

type Part = Exclude<ReturnType<typeof partsOf>[number], { kind: "block" }>;

function spanOf(part: Part, { username, wanted }: Reader): Span {
  const text = harmless(part.text);
  switch (part.kind) {
    case "text":
      return { text };
    case "code":
      return { text: `\`${text}\`` };
    case "link":
      return { text, role: "you", underline: true, href: part.href };
    case "mention":
      return wanted && part.username === username
        ? { text, role: "wants", bold: true }
        : { text, bold: true };
  }
}

const bar: Span = { text: "│ ", role: "quiet" };

/** Code keeps its lines; one that is too long goes on in the next. */
function blockLines(code: string, width: number): Line[] {
  const room = Math.max(1, width - widthOf(bar.text));
  return wrap(harmless(code), room).map((text) => [bar, { text }]);
}
