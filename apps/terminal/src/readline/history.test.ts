import { appendFile, chmod, mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { mostEntries, openHistory } from "./history.ts";

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "parley-history-"));
  file = join(folder, "state", "history");
});
afterEach(async () => {
  await chmod(folder, 0o700);
  await rm(folder, { recursive: true });
});

test("what was written is there again after a restart, readable by nobody else", async () => {
  const history = await openHistory(file);
  for (const text of ["one", "two\nlines", "  ", "two\nlines"]) history.add(text);
  await history.settled();
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  // Cut off in the middle of a line.
  await appendFile(file, '"thr');
  expect((await openHistory(file)).entries()).toEqual(["two\nlines", "one"]);
});

test("two at once lose nothing of each other, and the file does not grow for ever", async () => {
  const [ours, theirs] = [await openHistory(file), await openHistory(file)];
  for (let count = 0; count < mostEntries; count += 1) {
    ours.add(`ours ${count}`);
    theirs.add(`theirs ${count}`);
  }
  await Promise.all([ours.settled(), theirs.settled()]);
  const entries = (await openHistory(file)).entries();
  expect(entries).toHaveLength(mostEntries);
  expect(entries).toContain(`ours ${mostEntries - 1}`);
  expect(entries).toContain(`theirs ${mostEntries - 1}`);
  expect((await readFile(file, "utf8").catch(() => "")).split("\n").length).toBeLessThan(
    2 * mostEntries,
  );
});

test("where nothing can be kept, that is told once, and what was written is still there", async () => {
  const troubles: unknown[] = [];
  const history = await openHistory("/dev/null/history", (error) => troubles.push(error));
  history.add("one");
  history.add("two");
  await history.settled();
  expect(troubles).toHaveLength(1);
  expect(history.entries()).toEqual(["two", "one"]);
});
