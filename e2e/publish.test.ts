import { execFileSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, expect, test } from "vitest";

const publisher = new URL("../tools/publish.ts", import.meta.url).href;
const folder = mkdtempSync(join(tmpdir(), "parley-publish-"));
const dist = join(folder, "dist");
afterAll(() => rmSync(folder, { recursive: true }));

function build(files: Record<string, string>): void {
  const built = join(folder, "built");
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(built, name)), { recursive: true });
    writeFileSync(join(built, name), content);
  }
  const script = `(await import(process.argv[1])).publish(...process.argv.slice(2))`;
  const run = ["--input-type=module", "--eval", script, publisher, built, dist];
  execFileSync(process.execPath, run, { stdio: ["ignore", "ignore", "inherit"] });
}

test("a page that was open before a new version finds its parts, and those of long ago are gone", () => {
  build({ "index.html": "first", "assets/first.js": "1", "assets/same.js": "0", "old.svg": "" });
  build({ "index.html": "second", "assets/second.js": "2", "assets/same.js": "0" });
  const has = (name: string) => existsSync(join(dist, name));
  expect(readFileSync(join(dist, "index.html"), "utf8")).toBe("second");
  expect(["assets/first.js", "assets/second.js", "assets/same.js"].map(has)).not.toContain(false);
  expect(has("old.svg")).toBe(false);

  const longAgo = Date.now() / 1000 - 2 * 24 * 60 * 60;
  utimesSync(join(dist, "assets/first.js"), longAgo, longAgo);
  build({ "index.html": "third", "assets/third.js": "3" });
  expect(["assets/first.js", "assets/second.js"].map(has)).toEqual([false, true]);
});
