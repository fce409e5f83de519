// One request to one answer: credentials first, then the account's faults, then the route.
import type { World } from "../world.ts";
import { ApiError, notFound, type ApiReply, type Route } from "./route.ts";
import { routes } from "./routes.ts";
import { newSid } from "./sid.ts";

/** A request as it was asked, with or without a socket in between. */
export interface WireRequest {
  method: string;
  /** Absolute: `https://api.twilio.com/2010-04-01/…`. */
  url: string;
  username?: string | undefined;
  password?: string | undefined;
  form?: URLSearchParams;
}

export interface WireReply {
  status: number;
  headers: Record<string, string>;
  /** JSON as an object; bytes as they are; nothing after a deletion. */
  body?: object;
}

/** It was done, and nobody will hear of it: to the client, a connection that broke. */
export class LostAnswer extends Error {
  readonly code = "ECONNRESET";
}

/** Never rejects for anything that was asked; only with `LostAnswer`, when that fault is on. */
export async function handle(world: World, request: WireRequest): Promise<WireReply> {
  const reply = await answer(world, request).catch((error: unknown) => {
    if (error instanceof ApiError) return error.toReply();
    throw error;
  });
  if (request.method === "POST" && reply.status === 201 && world.faults.spend("lost"))
    throw new LostAnswer("The connection was reset before the answer came");
  const headers = {
    "content-type": "application/json",
    "twilio-request-id": newSid("RQ"),
    "twilio-concurrent-requests": "1",
    ...reply.headers,
  };
  return { status: reply.status, headers, ...(reply.body && { body: reply.body }) };
}

/** Every host that is answered for; the others are somebody's real ones. */
export const hosts: ReadonlySet<string> = new Set(routes.map(({ host }) => host));

async function answer(world: World, request: WireRequest): Promise<ApiReply> {
  const { account, faults } = world;
  const url = new URL(request.url);
  const isStranger = request.username !== account.sid || request.password !== account.authToken;
  if (isStranger && !isSigned(url, request.method)) throw new ApiError(401, 20003, "Authenticate");
  if (faults.spend("tooMany"))
    throw new ApiError(429, 20429, "Too Many Requests", { "retry-after": "1" });
  if (faults.spend("broken")) throw new ApiError(503, 20503, "Service unavailable");

  const { route, params } = find(url, request.method, request.url);
  if (params["AccountSid"] !== undefined && params["AccountSid"] !== account.sid)
    throw notFound(request.url);
  const form = request.form ?? new URLSearchParams();
  return route.handle({ params, query: url.searchParams, form, url: request.url }, world);
}

interface Door {
  route: Route;
  path: RegExp;
}

/** By host and number of segments, so that few patterns are tried. */
const doors = new Map<string, Door[]>();
for (const route of routes) {
  const key = doorKey(route.host, route.path);
  const door = { route, path: patternOf(route.path) };
  doors.set(key, [...(doors.get(key) ?? []), door]);
}

function find(url: URL, method: string, asked: string): { route: Route; params: Params } {
  let isKnown = false;
  for (const { route, path } of doors.get(doorKey(url.host, url.pathname)) ?? []) {
    const match = path.exec(url.pathname);
    if (!match) continue;
    isKnown = true;
    if (route.method === method) return { route, params: decoded(match.groups ?? {}) };
  }
  if (isKnown) throw new ApiError(405, 20004, "Method not allowed");
  throw notFound(asked);
}

function isSigned(url: URL, method: string): boolean {
  const near = doors.get(doorKey(url.host, url.pathname)) ?? [];
  return near.some(
    ({ route, path }) =>
      route.isSigned === true && route.method === method && path.test(url.pathname),
  );
}

type Params = Record<string, string>;

function decoded(groups: Params): Params {
  const params: Params = {};
  for (const [name, value] of Object.entries(groups)) params[name] = decode(value);
  return params;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function doorKey(host: string, path: string): string {
  return `${host} ${path.split("/").length}`;
}

function patternOf(path: string): RegExp {
  const literal = path.replaceAll(".", "\\.");
  return new RegExp(`^${literal.replaceAll(/:([A-Za-z]+)/g, "(?<$1>[^/]+?)")}$`);
}
