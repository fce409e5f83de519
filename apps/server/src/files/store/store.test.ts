import { createHash, randomBytes } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startS3, type TestS3 } from "../../../test/s3.ts";
import { readConfig } from "../../config.ts";
import { diskStore } from "./disk.ts";
import { s3Store } from "./s3.ts";
import type { Store } from "./store.ts";

let folder: string;
let s3: TestS3;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "parley-store-"));
  s3 = await startS3();
});
afterAll(async () => {
  await s3.close();
  await rm(folder, { recursive: true });
});

const kinds: [string, () => Store][] = [
  ["a folder", () => diskStore(join(folder, "files"))],
  ["S3", () => s3Store(readConfig(s3.settings).s3!)],
];

async function fileOf(bytes: Uint8Array): Promise<string> {
  const path = join(folder, randomBytes(8).toString("hex"));
  await writeFile(path, bytes);
  return path;
}

const newKey = () => randomBytes(20).toString("hex");
const digest = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

async function read(store: Store, key: string, range?: { start: number; end: number }) {
  const stream = await store.get(key, range);
  return stream && buffer(stream);
}

describe.each(kinds)("a store in %s", (_, open) => {
  test("gives back what it was given, megabytes and nothing at all", async () => {
    const store = open();
    for (const bytes of [randomBytes(5_000_000), Buffer.alloc(0)]) {
      const key = newKey();
      await store.put(key, await fileOf(bytes), "application/octet-stream");
      expect(digest((await read(store, key))!)).toBe(digest(bytes));
    }
  });

  test("gives a part of it, both ends included", async () => {
    const [store, key] = [open(), newKey()];
    await store.put(key, await fileOf(Buffer.from("0123456789")), "text/plain");
    expect((await read(store, key, { start: 2, end: 4 }))?.toString()).toBe("234");
    expect((await read(store, key, { start: 9, end: 9 }))?.toString()).toBe("9");
  });

  test("has nothing under a key it was not given, or that was deleted, twice even", async () => {
    const [store, key] = [open(), newKey()];
    expect(await store.get(key)).toBeNull();
    await store.put(key, await fileOf(Buffer.from("soon gone")), "text/plain");
    await store.delete(key);
    expect(await store.get(key)).toBeNull();
    await expect(store.delete(key)).resolves.toBeUndefined();
  });

  test("keeps what came last, whole, when a key is given again", async () => {
    const [store, key] = [open(), newKey()];
    for (const words of ["the first", "last"]) {
      await store.put(key, await fileOf(Buffer.from(words)), "text/plain");
    }
    expect((await read(store, key))?.toString()).toBe("last");
  });
});

test.for([
  ["FILES_S3_ACCESS_KEY_ID", "another", "InvalidAccessKeyId"],
  ["FILES_S3_SECRET_ACCESS_KEY", "another", "SignatureDoesNotMatch"],
  ["FILES_S3_REGION", "eu-central-1", "AuthorizationHeaderMalformed"],
] as const)(
  "a store in S3 with another %s says why it does not keep a file, and not what it is known by",
  async ([setting, value, reason]) => {
    const config = readConfig({ ...s3.settings, [setting]: value });
    const [store, key] = [s3Store(config.s3!), newKey()];
    const put = store.put(key, await fileOf(Buffer.from("x")), "text/plain");
    const error: unknown = await put.catch((problem: unknown) => problem);
    expect(String(error)).toContain(`403, ${reason}`);
    expect(String(error)).not.toContain(key);
  },
);
