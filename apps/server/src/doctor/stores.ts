import { randomBytes } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import type { FastifyBaseLogger } from "fastify";
import { connectRedis } from "../bus/connect-redis.ts";
import type { Config, S3Account } from "../config.ts";
import { s3Store } from "../files/store/s3.ts";
import { ok, wrong, type Finding } from "./finding.ts";
import { reasonOf } from "./trouble.ts";

const ANSWERS_WITHIN_MS = 10_000;

export async function checkRedis({ redisUrl }: Config, log: FastifyBaseLogger): Promise<Finding[]> {
  if (!redisUrl) return [];
  try {
    const redis = await connectRedis(redisUrl, log);
    await redis.close();
    return [ok("redis", "It answers and is new enough.")];
  } catch (error) {
    return [
      wrong("redis", reasonOf(error), "Check that Redis 7 or newer runs where REDIS_URL says."),
    ];
  }
}

/** Keeps a few bytes, reads them back, and takes them away again. */
export async function checkS3({ s3 }: Config): Promise<Finding[]> {
  if (!s3) return [];
  const folder = await mkdtemp(join(tmpdir(), "parley-doctor-"));
  const store = s3Store(s3);
  const key = `doctor-${randomBytes(12).toString("hex")}`;
  try {
    const file = join(folder, key);
    await writeFile(file, key);
    await store.put(key, file, "text/plain");
    const kept = await store.get(key);
    const bytes = kept && (await buffer(kept));
    const open = await isOpenToAll(s3, key);
    await store.delete(key);
    return [bytes?.toString() === key ? judgeDoor(s3, open) : lost(s3)];
  } catch (error) {
    return [
      wrong(
        "file store",
        `The bucket ${s3.bucket} at ${s3.endpoint} cannot be used: ${reasonOf(error)}`,
        "Check the FILES_S3_… settings, and that the key may read, write and delete in that bucket.",
      ),
    ];
  } finally {
    await rm(folder, { recursive: true });
  }
}

const lost = ({ bucket }: S3Account) =>
  wrong("file store", `The bucket ${bucket} did not give back what was put there.`);

function judgeDoor({ bucket }: S3Account, isOpen: boolean): Finding {
  if (!isOpen) return ok("file store", `The bucket ${bucket} takes, gives and deletes files.`);
  return wrong(
    "file store",
    `Anybody can read what is in the bucket ${bucket}, without a key.`,
    "Take public access away from it where the store is managed: Parley makes links that expire.",
  );
}

async function isOpenToAll({ endpoint, bucket }: S3Account, key: string): Promise<boolean> {
  const url = `${endpoint.replace(/\/+$/, "")}/${bucket}/${key}`;
  const response = await fetch(url, { signal: AbortSignal.timeout(ANSWERS_WITHIN_MS) });
  await response.body?.cancel();
  return response.ok;
}
