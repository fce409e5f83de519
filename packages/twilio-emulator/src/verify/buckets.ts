import { metaPageOf } from "../api/paging.ts";
import { ApiError, type ApiReply, type ApiRequest } from "../api/route.ts";
import { newSid } from "../api/sid.ts";
import type { World } from "../world.ts";
import { presentBucket } from "./present.ts";
import { rateLimitOf } from "./rate-limits.ts";
import { gone, invalid, required } from "./refuse.ts";
import { storeOf, type Bucket, type RateLimit } from "./store.ts";

const MOST_BUCKETS = 5;

export function createBucket(request: ApiRequest, world: World): ApiReply {
  const limit = rateLimitOf(request, world);
  const max = positive(required(request.form, "Max"), "Max");
  const intervalSeconds = positive(required(request.form, "Interval"), "Interval");
  const others = bucketsOf(world, limit);
  refuseDouble(others, intervalSeconds);
  if (others.length >= MOST_BUCKETS)
    throw new ApiError(400, 60210, "Max buckets per rate limit reached");
  const now = world.clock.now();
  const bucket: Bucket = {
    sid: newSid("BL"),
    serviceSid: limit.serviceSid,
    rateLimitSid: limit.sid,
    max,
    intervalSeconds,
    createdAt: now,
    updatedAt: now,
  };
  storeOf(world).buckets.set(bucket.sid, bucket);
  return { status: 201, body: presentBucket(world, bucket) };
}

export function fetchBucket(request: ApiRequest, world: World): ApiReply {
  return { status: 200, body: presentBucket(world, bucketOf(request, world)) };
}

export function updateBucket(request: ApiRequest, world: World): ApiReply {
  const { form } = request;
  const before = bucketOf(request, world);
  const bucket: Bucket = {
    ...before,
    max: positive(form.get("Max") ?? String(before.max), "Max"),
    intervalSeconds: positive(form.get("Interval") ?? String(before.intervalSeconds), "Interval"),
    updatedAt: world.clock.now(),
  };
  const others = bucketsOf(world, rateLimitOf(request, world));
  refuseDouble(
    others.filter(({ sid }) => sid !== bucket.sid),
    bucket.intervalSeconds,
  );
  storeOf(world).buckets.set(bucket.sid, bucket);
  return { status: 200, body: presentBucket(world, bucket) };
}

export function listBuckets(request: ApiRequest, world: World): ApiReply {
  return metaPageOf(request, {
    key: "buckets",
    items: bucketsOf(world, rateLimitOf(request, world)),
    present: (bucket) => presentBucket(world, bucket),
  });
}

export function deleteBucket(request: ApiRequest, world: World): ApiReply {
  storeOf(world).buckets.delete(bucketOf(request, world).sid);
  return { status: 204 };
}

function bucketOf(request: ApiRequest, world: World): Bucket {
  const limit = rateLimitOf(request, world);
  const bucket = storeOf(world).buckets.get(request.params["Sid"] ?? "");
  if (bucket?.rateLimitSid !== limit.sid) throw gone(request);
  return bucket;
}

function bucketsOf(world: World, limit: RateLimit): Bucket[] {
  return [...storeOf(world).buckets.values()].filter(
    ({ rateLimitSid }) => rateLimitSid === limit.sid,
  );
}

function refuseDouble(others: Bucket[], intervalSeconds: number): void {
  if (others.some((other) => other.intervalSeconds === intervalSeconds))
    throw new ApiError(400, 60211, "Bucket with the given Interval already exists");
}

function positive(text: string, parameter: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw invalid(parameter, text);
  return Number(text);
}
