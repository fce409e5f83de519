// GET …/Messages.json
import { pageOf } from "../api/paging.ts";
import { ApiError, type ApiReply, type ApiRequest } from "../api/route.ts";
import type { World } from "../world.ts";
import type { Message } from "./message.ts";
import { presentMessage } from "./present.ts";

/** Newest first, by either party and by when they were sent. */
export function listMessages(request: ApiRequest, world: World): ApiReply {
  const to = request.query.get("To") || undefined;
  const from = request.query.get("From") || undefined;
  const isWithin = span(request.query);
  return pageOf(request, {
    key: "messages",
    items: matching(world.messages.newestFirst({ from, to }), (message) => {
      if (from !== undefined && message.from !== from) return false;
      return isWithin(message.sentAt ?? message.createdAt);
    }),
    present: (message) => presentMessage(world, message),
    position: ({ order }) => -order,
  });
}

function* matching(messages: Iterable<Message>, isAsked: (message: Message) => boolean) {
  for (const message of messages) if (isAsked(message)) yield message;
}

const DAY_MS = 24 * 3_600_000;

/** `DateSent`, `DateSent<` and `DateSent>` include their ends; a day begins at its midnight in UTC. */
function span(query: URLSearchParams): (ms: number) => boolean {
  const [on, before, after] = ["DateSent", "DateSent<", "DateSent>"].map((name) =>
    momentOf(query, name),
  );
  return (ms) => {
    // Dates on the wire have no milliseconds.
    const second = Math.floor(ms / 1000) * 1000;
    if (before !== undefined && second > before) return false;
    if (after !== undefined && second < after) return false;
    if (on === undefined) return true;
    const day = Math.floor(on / DAY_MS) * DAY_MS;
    return second >= day && second < day + DAY_MS;
  };
}

function momentOf(query: URLSearchParams, name: string): number | undefined {
  const text = query.get(name);
  if (text === null || text === "") return undefined;
  const ms = Date.parse(text);
  if (Number.isNaN(ms)) throw new ApiError(400, 20001, `${name} is not a date: ${text}`);
  return Math.floor(ms / 1000) * 1000;
}
