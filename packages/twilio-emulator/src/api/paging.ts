// Lists, a page at a time. A page is continued behind the last item of the one before it, so a list that
// grows or shrinks in between is neither doubled nor skipped.
import { ApiError, type ApiReply, type ApiRequest } from "./route.ts";

export interface Listed<T> {
  /** What the items stand under in the answer: `messages`. */
  key: string;
  /** In their order; only what a page needs is taken. */
  items: Iterable<T>;
  present(item: T): object;
  /** Where an item stands, ascending and for good; its index where the list only ever changes at its end. */
  position?: (item: T, index: number) => number;
}

/** A list of the 2010 API: relative `…_page_uri` beside the items. */
export function pageOf<T>(request: ApiRequest, listed: Listed<T>): ApiReply {
  const page = cut(request, listed);
  const uri = (of: URLSearchParams | null): string | null =>
    of && `${new URL(request.url).pathname}?${of.toString()}`;
  const start = page.number * page.size;
  const body = {
    [listed.key]: page.items,
    end: Math.max(start, start + page.items.length - 1),
    first_page_uri: uri(page.first),
    next_page_uri: uri(page.next),
    page: page.number,
    page_size: page.size,
    previous_page_uri: uri(page.previous),
    start,
    uri: uri(page.self),
  };
  return { status: 200, body };
}

/** A list of the later APIs: absolute `…_page_url` under `meta`. */
export function metaPageOf<T>(request: ApiRequest, listed: Listed<T>): ApiReply {
  const page = cut(request, listed);
  const { origin, pathname } = new URL(request.url);
  const url = (of: URLSearchParams | null): string | null =>
    of && `${origin}${pathname}?${of.toString()}`;
  const meta = {
    first_page_url: url(page.first),
    key: listed.key,
    next_page_url: url(page.next),
    page: page.number,
    page_size: page.size,
    previous_page_url: url(page.previous),
    url: url(page.self),
  };
  return { status: 200, body: { [listed.key]: page.items, meta } };
}

const DEFAULT_PAGE_SIZE = 50;
const LARGEST_PAGE_SIZE = 1000;

interface Page {
  items: object[];
  number: number;
  size: number;
  self: URLSearchParams;
  first: URLSearchParams;
  next: URLSearchParams | null;
  previous: URLSearchParams | null;
}

function cut<T>({ query }: ApiRequest, listed: Listed<T>): Page {
  const size = Math.min(wholeNumber(query, "PageSize", DEFAULT_PAGE_SIZE) || 1, LARGEST_PAGE_SIZE);
  const number = wholeNumber(query, "Page", 0);
  const from = readToken(query.get("PageToken"));
  const { taken, hasMore } = take(listed, size, from);
  const at = (page: number, token: string | null): URLSearchParams => {
    const params = new URLSearchParams(query);
    params.set("PageSize", String(size));
    params.set("Page", String(page));
    params.delete("PageToken");
    if (token !== null) params.set("PageToken", token);
    return params;
  };
  const firstTaken = taken[0];
  const lastTaken = taken.at(-1);
  return {
    items: taken.map(({ item }) => listed.present(item)),
    number,
    size,
    self: at(number, query.get("PageToken")),
    first: at(0, null),
    next: hasMore && lastTaken ? at(number + 1, `PA${lastTaken.position}`) : null,
    previous: number > 0 && firstTaken ? at(number - 1, `PB${firstTaken.position}`) : null,
  };
}

interface Cursor {
  /** Behind (`PA`) or before (`PB`) the position. */
  side: "behind" | "before";
  position: number;
}

function readToken(token: string | null): Cursor {
  if (token === null) return { side: "behind", position: -Infinity };
  const match = /^P([AB])(-?\d+)$/.exec(token);
  if (!match) throw new ApiError(400, 20006, "The page token is not one that was given out");
  return { side: match[1] === "A" ? "behind" : "before", position: Number(match[2]) };
}

interface Taken<T> {
  taken: { item: T; position: number }[];
  hasMore: boolean;
}

function take<T>({ items, position }: Listed<T>, size: number, from: Cursor): Taken<T> {
  const taken: Taken<T>["taken"] = [];
  let index = 0;
  for (const item of items) {
    const at = position ? position(item, index) : index;
    index += 1;
    if (from.side === "behind") {
      if (at <= from.position) continue;
      if (taken.length === size) return { taken, hasMore: true };
      taken.push({ item, position: at });
    } else {
      if (at >= from.position) return { taken, hasMore: true };
      taken.push({ item, position: at });
      if (taken.length > size) taken.shift();
    }
  }
  return { taken, hasMore: false };
}

function wholeNumber(query: URLSearchParams, name: string, otherwise: number): number {
  const text = query.get(name);
  if (text === null || text === "") return otherwise;
  if (!/^\d{1,9}$/.test(text)) throw new ApiError(400, 20001, `${name} is not a whole number`);
  return Number(text);
}
