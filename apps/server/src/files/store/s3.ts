import { openAsBlob } from "node:fs";
import { Readable } from "node:stream";
import type { ReadableStream } from "node:stream/web";
import { AwsClient } from "aws4fetch";
import type { S3Account } from "../../config.ts";
import type { Store } from "./store.ts";

const RETRIES = 3;
/** For the head of an answer; what follows takes as long as its reader needs. */
const ANSWERS_WITHIN_MS = 60_000;
const TAKES_WITHIN_MS = 10 * 60_000;

/** Keeps files in a bucket of anything that speaks S3, addressed by path. */
export function s3Store({ endpoint, bucket, region, ...key }: S3Account): Store {
  const client = new AwsClient({ ...key, region, service: "s3", retries: RETRIES });
  const addressOf = (name: string) => `${endpoint.replace(/\/+$/, "")}/${bucket}/${name}`;

  async function ask(
    name: string,
    init: RequestInit,
    withinMs = ANSWERS_WITHIN_MS,
  ): Promise<Response> {
    const patience = new AbortController();
    const late = () => patience.abort(new Error("The S3 store does not answer."));
    const timer = setTimeout(late, withinMs);
    try {
      return await client.fetch(addressOf(name), { ...init, signal: patience.signal });
    } finally {
      clearTimeout(timer);
    }
  }

  return {
    async put(name, path, type) {
      // A blob tells its length, without which S3 takes nothing, and is read only as it goes out.
      const body = await openAsBlob(path, { type });
      const headers = { "content-type": type };
      await done(await ask(name, { method: "PUT", body, headers }, TAKES_WITHIN_MS), "keep");
    },
    async get(name, range) {
      const headers = range ? { range: `bytes=${range.start}-${range.end}` } : {};
      const response = await ask(name, { headers });
      if (response.status === 404) {
        await response.body?.cancel();
        return null;
      }
      // Whole where a part was asked for would go out under the part's length.
      const wanted = range ? 206 : 200;
      if (response.status !== wanted || !response.body) throw await failure(response, "read");
      // The DOM and Node each have a type for the one thing.
      return Readable.fromWeb(response.body as ReadableStream);
    },
    async delete(name) {
      const response = await ask(name, { method: "DELETE" });
      if (response.status !== 404) await done(response, "delete");
      else await response.body?.cancel();
    },
  };
}

async function done(response: Response, what: string): Promise<void> {
  if (!response.ok) throw await failure(response, what);
  await response.body?.cancel();
}

/** With the store's own code alone: its words name keys. */
async function failure(response: Response, what: string): Promise<Error> {
  const text = await response.text().catch(() => "");
  const code = /<Code>(\w{1,40})<\/Code>/.exec(text)?.[1] ?? "no reason";
  return new Error(`The S3 store does not ${what} a file: ${response.status}, ${code}.`);
}
