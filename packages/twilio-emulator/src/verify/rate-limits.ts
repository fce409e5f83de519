// Programmable rate limits: named by the account, counted by the values it gives with a verification.
import { metaPageOf } from "../api/paging.ts";
import { ApiError, type ApiReply, type ApiRequest } from "../api/route.ts";
import { newSid } from "../api/sid.ts";
import type { World } from "../world.ts";
import { presentRateLimit } from "./present.ts";
import { gone, invalid, required } from "./refuse.ts";
import { serviceOf, storeOf, type RateLimit, type VerifyService } from "./store.ts";
import { spend, type Window } from "./windows.ts";

const MOST_RATE_LIMITS = 10;

export function createRateLimit(request: ApiRequest, world: World): ApiReply {
  const service = serviceOf(request, world);
  const uniqueName = required(request.form, "UniqueName");
  const others = rateLimitsOf(world, service);
  if (others.some((other) => other.uniqueName === uniqueName))
    throw new ApiError(400, 60208, "Rate limit with that UniqueName already exists");
  if (others.length >= MOST_RATE_LIMITS)
    throw new ApiError(400, 60207, "Max rate limits per service reached");
  const now = world.clock.now();
  const limit: RateLimit = {
    sid: newSid("RK"),
    serviceSid: service.sid,
    uniqueName,
    description: request.form.get("Description") ?? "",
    createdAt: now,
    updatedAt: now,
  };
  storeOf(world).rateLimits.set(limit.sid, limit);
  return { status: 201, body: presentRateLimit(world, limit) };
}

export function fetchRateLimit(request: ApiRequest, world: World): ApiReply {
  return { status: 200, body: presentRateLimit(world, rateLimitOf(request, world)) };
}

export function updateRateLimit(request: ApiRequest, world: World): ApiReply {
  const before = rateLimitOf(request, world);
  const description = request.form.get("Description") ?? before.description;
  const limit = { ...before, description, updatedAt: world.clock.now() };
  storeOf(world).rateLimits.set(limit.sid, limit);
  return { status: 200, body: presentRateLimit(world, limit) };
}

export function listRateLimits(request: ApiRequest, world: World): ApiReply {
  return metaPageOf(request, {
    key: "rate_limits",
    items: rateLimitsOf(world, serviceOf(request, world)),
    present: (limit) => presentRateLimit(world, limit),
  });
}

export function deleteRateLimit(request: ApiRequest, world: World): ApiReply {
  storeOf(world).rateLimits.delete(rateLimitOf(request, world).sid);
  return { status: 204 };
}

export function rateLimitOf(request: ApiRequest, world: World): RateLimit {
  const service = serviceOf(request, world);
  const limit = storeOf(world).rateLimits.get(request.params["RateLimitSid"] ?? "");
  if (limit?.serviceSid !== service.sid) throw gone(request);
  return limit;
}

/** Counts one more verification under every value that came with it. */
export function spendRateLimits(form: URLSearchParams, world: World, service: VerifyService): void {
  const limits = rateLimitsOf(world, service);
  const windows = Object.entries(valuesOf(form)).flatMap(([name, value]): Window[] => {
    const limit = limits.find((each) => each.uniqueName === name);
    if (!limit) throw invalid("RateLimits", name);
    const buckets = [...storeOf(world).buckets.values()];
    return buckets
      .filter((bucket) => bucket.rateLimitSid === limit.sid)
      .map(({ sid, max, intervalSeconds }) => ({
        limit: name,
        key: `bucket ${sid} ${value}`,
        max,
        withinMs: intervalSeconds * 1000,
      }));
  });
  spend(world, windows);
}

function valuesOf(form: URLSearchParams): Record<string, string> {
  const text = form.get("RateLimits");
  if (text === null) return {};
  const values = parsed(text);
  if (typeof values !== "object" || values === null || Array.isArray(values))
    throw invalid("RateLimits", text);
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw invalid("RateLimits", text);
  }
}

function rateLimitsOf(world: World, service: VerifyService): RateLimit[] {
  return [...storeOf(world).rateLimits.values()].filter(
    ({ serviceSid }) => serviceSid === service.sid,
  );
}
