import { exit } from "./exit.ts";
import { Trouble } from "../server/trouble.ts";

/** What --since means: everything behind a message, or from a time on. */
export type Since = { seq: number } | { atMs: number };

const units = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 } as const;

/** `120` (a message), `30m`, `2h`, `1d`, `17:30` (today), `2026-11-20`, `2026-11-20T17:30Z`. */
export function readSince(given: string, nowMs: number): Since {
  const text = given.trim();
  if (/^\d{1,15}$/.test(text)) return { seq: Number(text) };
  const ago = /^(\d{1,6})([smhdw])$/.exec(text);
  if (ago) return { atMs: nowMs - Number(ago[1]) * units[ago[2] as keyof typeof units] };
  const atMs = timeIn(text, new Date(nowMs));
  if (Number.isNaN(atMs))
    throw new Trouble(({ say }) => say("headless.since", { given }), exit.calledWrongly);
  return { atMs };
}

function timeIn(text: string, now: Date): number {
  const clock = /^(\d{1,2}):(\d{2})$/.exec(text);
  if (clock)
    return new Date(
      now.getFullYear(),
      now.getMonth(),
      now.getDate(),
      Number(clock[1]),
      Number(clock[2]),
    ).getTime();
  if (!/^\d{4}-\d{2}-\d{2}/.test(text)) return NaN;
  // A day alone would be one of Greenwich.
  return Date.parse(text.length === 10 ? `${text}T00:00` : text.replace(" ", "T"));
}

/** A whole number above zero. */
export function readCount(given: string, option: string): number {
  const count = Number(given);
  if (/^\d{1,9}$/.test(given) && count > 0) return count;
  throw new Trouble(({ say }) => say("headless.count", { option, given }), exit.calledWrongly);
}
