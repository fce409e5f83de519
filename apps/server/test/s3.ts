import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer, request as ask } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import S3rver from "s3rver";
import { faultOf, type Key } from "./signature-v4.ts";

export interface TestS3 {
  /** The settings that name it. */
  settings: Record<string, string>;
  close(): Promise<void>;
}

// What s3rver knows, and it looks at no signature: those who are let through to it are signed with ours.
const key: Key = {
  accessKeyId: "S3RVER",
  secretAccessKey: "a-secret-of-its-own",
  region: "us-east-1",
};

/**
 * An S3 of its own, behind a door that lets nothing pass that is not signed as it should be; where it is
 * public, anybody reads.
 */
export async function startS3({ isPublic = false } = {}): Promise<TestS3> {
  const directory = await mkdtemp(join(tmpdir(), "parley-s3-"));
  const s3 = new S3rver({
    port: 0,
    address: "127.0.0.1",
    silent: true,
    directory,
    configureBuckets: [{ name: "parley-files", configs: [] }],
  });
  const { port } = await s3.run();
  const door = await openDoor(port, isPublic);
  return {
    settings: {
      FILES_S3_ENDPOINT: `http://127.0.0.1:${(door.address() as AddressInfo).port}`,
      FILES_S3_BUCKET: "parley-files",
      FILES_S3_ACCESS_KEY_ID: key.accessKeyId,
      FILES_S3_SECRET_ACCESS_KEY: key.secretAccessKey,
    },
    async close() {
      door.closeAllConnections();
      door.close();
      await s3.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

async function openDoor(port: number, isPublic: boolean) {
  const door = createServer((request, reply) => {
    void buffer(request).then((body) => {
      const isOpen = isPublic && request.headers.authorization === undefined;
      const fault = isOpen ? null : faultOf(request, body, key);
      if (fault !== null) {
        reply.writeHead(403, { "content-type": "application/xml" });
        reply.end(`<Error><Code>${fault}</Code></Error>`);
        return;
      }
      const { method, url, headers } = request;
      // It would look for a signature with its own secret.
      const { authorization: _, ...rest } = headers;
      const inner = ask({ host: "127.0.0.1", port, method, path: url, headers: rest }, (found) => {
        reply.writeHead(found.statusCode!, found.headers);
        found.pipe(reply);
      });
      inner.end(body);
    });
  });
  door.listen(0, "127.0.0.1");
  await once(door, "listening");
  return door;
}
