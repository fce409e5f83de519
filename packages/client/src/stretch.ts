import type { Event, Message, MessageEvent, Page } from "@parley/protocol";
import type { Happening, Timeline } from "./state.ts";

/** Nothing loaded, and nothing known of what there is. */
export function emptyTimeline(): Timeline {
  return { messages: [], events: [], atStart: false, atEnd: false, loading: null, error: null };
}

/** Fewer messages than this do not fill a screen. */
export const fewestMessages = 20;

/**
 * A stretch made of the newest events alone. They hold every message since the oldest of them and,
 * apart, older ones that were edited: only what reaches `lastSeq` without a gap is a stretch. When
 * there was more, a few messages are no stretch: what happened among them may be missing.
 */
export function newestStretch(
  events: readonly Event[],
  lastSeq: number,
  limited: boolean,
): Timeline {
  const messages = runTo(lastSeq, messagesOf(events));
  const first = messages[0]?.seq ?? 0;
  if (limited ? messages.length < fewestMessages : first === 0 && lastSeq > 0)
    return emptyTimeline();
  return {
    ...emptyTimeline(),
    messages,
    events: happeningsSince(happeningsOf(events), first),
    atStart: !limited && first <= 1,
    atEnd: true,
  };
}

/** The newest message there is, when it is among these. */
export function newestOf(events: readonly Event[], lastSeq: number): Message | undefined {
  return messagesOf(events).findLast(({ seq }) => seq === lastSeq);
}

/** Those that stand after a message; what stands before the first of all stands with it. */
export function happeningsSince(events: readonly Happening[], first: number): readonly Happening[] {
  return first <= 1 ? events : events.filter(({ seq }) => seq >= first);
}

/** What arrived: newer versions of what is in the stretch, and at its end what is new. */
export function withArrivals(timeline: Timeline, events: readonly Event[]): Timeline {
  const { atEnd } = timeline;
  const first = timeline.messages[0]?.seq ?? 0;
  const last = timeline.messages.at(-1)?.seq ?? 0;
  const within = messagesOf(events).filter(({ seq }) => seq >= first && (atEnd || seq <= last));
  const messages = mergedMessages(timeline.messages, within);
  const happenings = atEnd ? mergedEvents(timeline.events, happeningsOf(events)) : timeline.events;
  if (messages === timeline.messages && happenings === timeline.events) return timeline;
  return { ...timeline, messages, events: happenings };
}

/** A page put before, after or in the place of what is held. */
export function withPage(
  timeline: Timeline,
  page: Page,
  place: "older" | "newer" | "instead",
  ends: { atStart: boolean; atEnd: boolean },
): Timeline {
  const held = place === "instead" ? emptyTimeline() : timeline;
  return {
    messages: mergedMessages(held.messages, page.items),
    events: mergedEvents(held.events, page.events),
    ...ends,
    loading: null,
    error: null,
  };
}

/** Both, by `seq`; of a message in both, the newer version. */
export function mergedMessages(
  held: readonly Message[],
  given: readonly Message[],
): readonly Message[] {
  if (given.length === 0) return held;
  const result = [...held];
  for (const message of given) {
    const place = placeOf(result, message.seq);
    const known = result[place];
    if (known?.seq !== message.seq) result.splice(place, 0, message);
    else if (message.ver >= known.ver) result[place] = message;
  }
  return result;
}

export function messagesOf(events: readonly Event[]): Message[] {
  return events.filter(isMessage).map(({ message }) => message);
}

export function isMessage(event: Event): event is MessageEvent {
  return "message" in event;
}

/** The message with this `seq`, if it is in the stretch. */
export function messageAt({ messages }: Timeline, seq: number): Message | undefined {
  const message = messages[placeOf(messages, seq)];
  return message?.seq === seq ? message : undefined;
}

function happeningsOf(events: readonly Event[]): Happening[] {
  return events.filter((event): event is Happening => !isMessage(event));
}

function runTo(lastSeq: number, messages: readonly Message[]): readonly Message[] {
  const sorted = mergedMessages([], messages);
  let first = sorted.length;
  let wanted = lastSeq;
  while (first > 0 && sorted[first - 1]!.seq === wanted) {
    first--;
    wanted--;
  }
  return sorted.slice(first);
}

function mergedEvents(
  held: readonly Happening[],
  given: readonly Happening[],
): readonly Happening[] {
  const known = new Set(held.map(({ ver }) => ver));
  const added = given.filter(({ ver }) => !known.has(ver));
  if (added.length === 0) return held;
  return [...held, ...added].sort((a, b) => a.ver - b.ver);
}

/** Where a message with this `seq` is, or would have to be put. Most are put at the end. */
function placeOf(messages: readonly Message[], seq: number): number {
  let low = 0;
  let high = messages.length;
  if (high > 0 && messages[high - 1]!.seq < seq) return high;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (messages[middle]!.seq < seq) low = middle + 1;
    else high = middle;
  }
  return low;
}
