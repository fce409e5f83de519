import { createClient } from "redis";

export interface TestRedis {
  /** The settings that name it. */
  settings: Record<string, string>;
  release(): Promise<void>;
}

/** Whether this run has a Redis: without one, tests of several nodes cannot run. */
export const redisUrl = process.env["PARLEY_TEST_REDIS"];

/** A Redis whose counters nothing else counts with. */
export async function claimRedis(): Promise<TestRedis> {
  if (redisUrl === undefined) throw new Error("PARLEY_TEST_REDIS names no Redis.");
  const url = new URL(redisUrl);
  // Of the sixteen numbered databases every Redis has, one for each worker of the run.
  url.pathname = `/${1 + (Number(process.env["VITEST_POOL_ID"] ?? 0) % 15)}`;
  await forgetLimits(url.href);
  return { settings: { REDIS_URL: url.href }, release: () => forgetLimits(url.href) };
}

async function forgetLimits(url: string): Promise<void> {
  const client = createClient({ url });
  await client.connect();
  const keys: string[] = [];
  for await (const batch of client.scanIterator({ MATCH: "limit:*" })) keys.push(...batch);
  if (keys.length > 0) await client.del(keys);
  client.destroy();
}
