import type { TextTable } from "../../database/text-tables.ts";

export type TextState = TextTable["state"];

const rank: Record<TextState, number> = {
  pending: 0,
  submitting: 1,
  unknown: 1,
  accepted: 2,
  sending: 3,
  sent: 4,
  delivered: 5,
  undelivered: 5,
  failed: 5,
};

// https://www.twilio.com/docs/messaging/api/message-resource#message-status-values
const states: Record<string, TextState> = {
  accepted: "accepted",
  scheduled: "accepted",
  queued: "accepted",
  sending: "sending",
  sent: "sent",
  delivered: "delivered",
  read: "delivered",
  undelivered: "undelivered",
  failed: "failed",
  canceled: "failed",
};

/** Our state for a status of Twilio's; null for one that is not about a text going out. */
export const stateOf = (status: string): TextState | null => states[status] ?? null;

/** Reports come late, doubled and out of order: a text only ever moves forward. */
export const movesOn = (from: TextState, to: TextState): boolean => rank[to] > rank[from];

export const isSettled = (state: TextState): boolean => rank[state] === 5;

/**
 * Whether what Twilio lists is what it was given. Smart encoding exchanges quotes, dashes, spaces and
 * their like for what takes less room, and leaves letters and signs
 * (https://www.twilio.com/docs/messaging/services/smart-encoding-char-list): in doubt a text was sent.
 */
export const isSameText = (one: string, other: string): boolean => bare(one) === bare(other);

// Some of what it exchanges counts as letters: accents that stand alone, and a click like an exclamation mark.
const bare = (body: string) =>
  body
    .normalize("NFKD")
    .replaceAll(/[^\p{Lu}\p{Ll}\p{Lt}\p{Lo}\p{N}\u{1f000}-\u{1faff}]|\u01c3/gu, "");

/** What an error of `messages.create` means for the text. */
export type Verdict =
  /** Not processed: may be sent again without a thought. */
  | "again"
  /** The same, and the number has more waiting than it can send. */
  | "full"
  /** Not accepted, and never will be. */
  | "refused"
  /** It may be on its way: Twilio has to be asked before anything else is done. */
  | "unknown";

/** Only 429 is documented as never processed; a 5xx, a cut line or silence says nothing either way. */
export function verdictOn({ status, code }: { status?: number; code?: number }): Verdict {
  if (code === 21611) return "full";
  if (status === 429) return "again";
  return status !== undefined && status >= 400 && status < 500 ? "refused" : "unknown";
}

/** The scope in which an error code keeps a phone from being texted again, if it does. */
export function obstacleOf(
  code: number,
  { number, service }: { number: string; service: string | null },
): string | null {
  if (deadPhones.has(code)) return "*";
  // Who opts out of a number in a messaging service opts out of all of them.
  if (isOptOut(code)) return service ?? number;
  return code === UNROUTABLE ? number : null;
}

/** Why a phone that an obstacle was noted of gets nothing. */
export function reasonOf(code: number): "opted_out" | "landline" | "no_such_phone" {
  if (optOuts.has(code)) return "opted_out";
  return landlines.has(code) ? "landline" : "no_such_phone";
}

const landlines = new Set([21614, 21635, 30006]);

const isOptOut = (code: number): boolean => optOuts.has(code);

/** From this number to that phone there is no way; from another there may be. */
const UNROUTABLE = 21612;
/** The carrier, or Twilio, says that this person wants no texts. */
const optOuts = new Set([21610, 30004]);
/** No such phone, or one that can take no texts: a landline, an unknown handset. */
const deadPhones = new Set([21211, 21214, 21217, 21614, 21635, 30005, 30006]);

/** Nothing is put off for longer than this, so that what is due later was written by a clock that ran ahead. */
export const FARTHEST_MS = 60_000;

/** Segments a second that a number may send, by its kind (https://www.twilio.com/docs/api/errors/30001). */
export function paceOf(number: string): number {
  if (/^\+?\d{3,6}$/.test(number)) return 10;
  if (/^\+18(?:00|33|44|55|66|77|88)\d{7}$/.test(number)) return 3;
  return number.startsWith("+1") ? 1 : 10;
}
