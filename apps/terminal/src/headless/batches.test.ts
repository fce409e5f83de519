import { PassThrough, Readable } from "node:stream";
import { expect, test } from "vitest";
import { batches } from "./batches.ts";

async function gathered(stream: Readable): Promise<string[]> {
  const found: string[] = [];
  for await (const batch of batches(stream, { gathersMs: 5 })) found.push(batch);
  return found;
}

test("lines go together, twenty at most, whatever pieces they come in", async () => {
  const lines = Array.from({ length: 45 }, (_, index) => `line ${index} – ✓`);
  const bytes = Buffer.from(`${lines.join("\r\n")}\n`);
  const pieces = Array.from({ length: Math.ceil(bytes.length / 7) }, (_, index) =>
    bytes.subarray(index * 7, index * 7 + 7),
  );
  const found = await gathered(Readable.from(pieces));
  expect(found.join("\n").split("\n")).toEqual(lines);
  expect(Math.max(...found.map((batch) => batch.split("\n").length))).toBeLessThanOrEqual(20);
});

test("a line that is longer than a message comes in whole characters, and nothing of it is lost", async () => {
  const line = "a" + "😀".repeat(9_000);
  for (const end of ["", "\n"]) {
    const found = await gathered(Readable.from([Buffer.from(line + end)]));
    expect(found.join("")).toBe(line);
    expect(found.every((piece) => piece.isWellFormed() && piece.length <= 8 * 1024)).toBe(true);
  }
});

test("what has come is not held back until more comes", async () => {
  const stream = new PassThrough();
  const coming = batches(stream, { gathersMs: 5 });
  stream.write("one\ntwo\nhal");
  expect((await coming.next()).value).toBe("one\ntwo");
  stream.end("f");
  expect((await coming.next()).value).toBe("half");
  expect((await coming.next()).done).toBe(true);
});

test("what was read before an interruption still comes", async () => {
  const stream = new PassThrough();
  const interruption = new AbortController();
  const coming = batches(stream, { signal: interruption.signal, gathersMs: 60_000 });
  stream.write("one\nhal");
  const first = coming.next();
  await new Promise((resolve) => setImmediate(resolve));
  interruption.abort();
  expect((await first).value).toBe("one\nhal");
  expect((await coming.next()).done).toBe(true);
});

test("while nobody asks for more, whoever writes has to wait", async () => {
  let written = 0;
  const endless = new Readable({
    read() {
      written++;
      this.push("x".repeat(1_000) + "\n");
    },
  });
  const coming = batches(endless, { gathersMs: 5 });
  await coming.next();
  for (let turn = 0; turn < 50; turn++) await new Promise((resolve) => setImmediate(resolve));
  // What a stream holds ready by itself, and no more.
  expect(written).toBeLessThan(200);
  await coming.return?.(undefined);
  endless.destroy();
});
