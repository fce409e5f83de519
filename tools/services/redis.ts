// Redis for the tests: the one that answers, or one of our own for this run.
import { installPackages } from "./debian.ts";
import { findProgram, freePort, makeFolder, startPrivate, type Started } from "./private.ts";
import { createClient } from "redis";

/** Sharded pub/sub came with this version. */
const OLDEST_MAJOR = 7;

export async function provideRedis(): Promise<Started | null> {
  for (const url of [process.env["REDIS_TEST_URL"], "redis://127.0.0.1:6379"]) {
    if (url && (await isRecent(url))) return { address: url, stop: async () => {} };
  }
  if (!findProgram("redis-server") && !(await installPackages("redis-server"))) return null;
  return startOwn();
}

async function isRecent(url: string): Promise<boolean> {
  const client = createClient({ url, socket: { connectTimeout: 2000, reconnectStrategy: false } });
  client.on("error", () => {});
  try {
    await client.connect();
    const major = /^redis_version:(\d+)/m.exec(await client.info("server"))?.[1];
    return Number(major) >= OLDEST_MAJOR;
  } catch {
    return false;
  } finally {
    client.destroy();
  }
}

async function startOwn(): Promise<Started | null> {
  const command = findProgram("redis-server");
  if (!command) return null;
  const folder = makeFolder("redis");
  const port = await freePort();
  return startPrivate({
    command,
    args: `--port ${port} --bind 127.0.0.1 --dir ${folder} --appendonly no`
      .split(" ")
      .concat("--save", ""),
    folder,
    account: undefined,
    address: `redis://127.0.0.1:${port}`,
    answers: isRecent,
  });
}
