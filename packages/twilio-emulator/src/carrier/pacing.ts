// One line of waiting texts for each sender, let go at the speed of its kind.
import type { Clock } from "../clock.ts";
import type { NumberKind } from "../senders.ts";

export interface Pacer {
  /** How long a text that joins this sender's line now would stand in it. */
  waitMs(sender: string): number;
  /** Acts when the text's turn comes, never at once. */
  join(sender: string, durationMs: number, act: () => void): void;
}

/** A sender's line holds ten hours of texts; more are refused (21611) or fail (30001). */
export const LONGEST_LINE_MS = 36_000_000;

/** How long a text keeps its sender busy. */
export function durationMs(kind: NumberKind, number: string, segments: number): number {
  return (segments * 1000) / segmentsPerSecond(kind, number);
}

/**
 * By Twilio's documents for the US and Canada; the ten of other countries' long codes is the usual
 * account's, not a promise.
 */
function segmentsPerSecond(kind: NumberKind, number: string): number {
  if (kind === "short-code") return 100;
  if (kind === "toll-free") return 3;
  return number.startsWith("+1") ? 1 : 10;
}

interface Line {
  /** When the last one that joined will have been let go and sent. */
  freeAt: number;
  waiting: { dueAt: number; act: () => void }[];
  head: number;
}

export function openPacer(clock: Clock): Pacer {
  const lines = new Map<string, Line>();

  const letGo = (line: Line): void => {
    const now = clock.now();
    for (;;) {
      const next = line.waiting[line.head];
      if (!next) break;
      if (next.dueAt > now) return void clock.after(next.dueAt - now, () => letGo(line));
      line.head += 1;
      next.act();
    }
    line.waiting = [];
    line.head = 0;
  };

  return {
    waitMs: (sender) => Math.max(0, (lines.get(sender)?.freeAt ?? 0) - clock.now()),
    join(sender, ms, act) {
      const line = lines.get(sender) ?? { freeAt: 0, waiting: [], head: 0 };
      lines.set(sender, line);
      const now = clock.now();
      const dueAt = Math.max(line.freeAt, now);
      line.freeAt = dueAt + ms;
      line.waiting.push({ dueAt, act });
      if (line.waiting.length === 1) clock.after(dueAt - now, () => letGo(line));
    },
  };
}
