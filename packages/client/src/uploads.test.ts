import { Refusal, type File as Uploaded } from "@parley/protocol";
import { beforeEach, expect, test } from "vitest";
import type { Parley } from "./parley.ts";
import { createUploads, offline, type Uploads } from "./uploads.ts";

const here = 7;

interface Call {
  name: string;
  progress: (fraction: number) => void;
  end: () => void;
  fail: (problem: unknown) => void;
  isCalledOff: () => boolean;
}

let calls: Call[];
let sent: unknown[];
let phase: "online" | "away";
let draftFiles: Map<number, readonly Uploaded[]>;
let uploads: Uploads;

beforeEach(() => {
  [calls, sent, phase, draftFiles] = [[], [], "online", new Map()];
  uploads = createUploads(parley as unknown as Parley);
});

const parley = {
  state: { get: () => ({ connection: { phase }, fileMaxBytes: 1_000, draftFiles }) },
  send: (...message: unknown[]) => sent.push(message),
  setDraft: () => {},
  setDraftFiles: (conversation: number, files: readonly Uploaded[]) =>
    draftFiles.set(conversation, files),
  files: {
    thumbnailUrl: ({ id }: Uploaded) => `/files/${id}/thumbnail`,
    upload(_: Blob, { name, onProgress, signal }: UploadOptions) {
      const { promise, resolve, reject } = Promise.withResolvers<Uploaded>();
      signal.addEventListener("abort", () => reject(signal.reason as Error));
      calls.push({
        name,
        progress: onProgress,
        end: () => resolve(there(name)),
        fail: reject,
        isCalledOff: () => signal.aborted,
      });
      return promise;
    },
  },
};

interface UploadOptions {
  name: string;
  onProgress: (fraction: number) => void;
  signal: AbortSignal;
}

const there = (name: string): Uploaded => ({
  id: name.length,
  name,
  type: "text/plain",
  sizeBytes: 3,
  thumbnail: false,
});
const chosen = (name: string, sizeBytes = 3) => new File(["x".repeat(sizeBytes)], name);
const settled = () => new Promise((resolve) => setImmediate(resolve));
const kinds = () => uploads.get(here).uploads.map(({ name, status }) => [name, status.kind]);

test("two go at once and the rest in turn, and what is there is kept in the order chosen", async () => {
  uploads.add(here, [chosen("a"), chosen("bb"), chosen("ccc")]);
  expect(calls.map(({ name }) => name)).toEqual(["a", "bb"]);
  calls[1]!.end();
  await settled();
  expect(calls.map(({ name }) => name)).toEqual(["a", "bb", "ccc"]);
  for (const call of calls) call.end();
  await settled();
  expect(draftFiles.get(here)?.map(({ name }) => name)).toEqual(["a", "bb", "ccc"]);
});

test("what is too large, one too many or a folder is refused before it is sent", () => {
  const many = Array.from({ length: 11 }, (_, index) => chosen(`${index}`));
  uploads.add(here, [chosen("film", 1_001), { folder: "photos" }, ...many]);
  expect(uploads.get(here).refused).toEqual([
    { name: "film", why: "too large" },
    { name: "photos", why: "folder" },
    { name: "10", why: "too many" },
  ]);
  expect(uploads.get(here).uploads).toHaveLength(10);
});

test("a message leaves when the last of its files is there", async () => {
  uploads.add(here, [chosen("a")]);
  expect(uploads.send(here, { body: "Look.", replyTo: 3 })).toBe("waiting");
  expect(sent).toEqual([]);
  calls[0]!.end();
  await settled();
  expect(sent).toEqual([[here, "Look.", { replyTo: 3, files: [there("a")] }]]);
  expect(uploads.get(here)).toEqual({ uploads: [], refused: [], waiting: null });
  expect(draftFiles.get(here)).toEqual([]);
});

test("a message that waits stays when a file fails, and nothing leaves until somebody has decided", async () => {
  uploads.add(here, [chosen("a"), chosen("bb")]);
  uploads.send(here, { body: "Look." });
  calls[0]!.fail(new Refusal("busy"));
  calls[1]!.end();
  await settled();
  expect(kinds()).toEqual([
    ["a", "failed"],
    ["bb", "there"],
  ]);
  expect(uploads.send(here, { body: "Look." })).toBe("stuck");
  expect(sent).toEqual([]);
  uploads.retry(here, uploads.get(here).uploads[0]!.key);
  calls[2]!.end();
  await settled();
  expect(uploads.send(here, { body: "Look." })).toBe("sent");
});

test("calling one off ends it and lets the message go without it", async () => {
  uploads.add(here, [chosen("a"), chosen("bb")]);
  calls[1]!.end();
  await settled();
  uploads.send(here, { body: "" });
  uploads.remove(here, uploads.get(here).uploads[0]!.key);
  expect(calls[0]!.isCalledOff()).toBe(true);
  expect(sent).toEqual([[here, "", { files: [there("bb")] }]]);
});

test("without words or files nothing is sent: the last file was called off", () => {
  uploads.add(here, [chosen("a")]);
  uploads.send(here, { body: "" });
  uploads.remove(here, uploads.get(here).uploads[0]!.key);
  expect(sent).toEqual([]);
  expect(uploads.get(here).waiting).toBeNull();
});

test("without a connection nothing is tried, and trying again says so again", () => {
  phase = "away";
  uploads.add(here, [chosen("a")]);
  const { key, status } = uploads.get(here).uploads[0]!;
  expect(status).toEqual({ kind: "failed", problem: offline });
  uploads.retry(here, key);
  expect(kinds()).toEqual([["a", "failed"]]);
  phase = "online";
  uploads.retry(here, key);
  expect(calls).toHaveLength(1);
});

test("what a draft has kept is there again, and what could not be sent comes before it", () => {
  draftFiles.set(here, [there("kept")]);
  expect(kinds()).toEqual([["kept", "there"]]);
  uploads.putBack(here, [there("returned")]);
  expect(kinds()).toEqual([
    ["returned", "there"],
    ["kept", "there"],
  ]);
  expect(draftFiles.get(here)).toHaveLength(2);
});
