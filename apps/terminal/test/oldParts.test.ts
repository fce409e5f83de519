import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { build } from "vite";
import { keepOldParts } from "../oldParts.ts";

const DAY_S = 24 * 60 * 60;

test("a build leaves the parts of those before for a week, and out of the package", async () => {
  const root = mkdtempSync(join(tmpdir(), "parley-parts-"));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const parts = join(root, "dist/parts");
  const written = () => readdirSync(parts).filter((name) => name.endsWith(".js"));
  mkdirSync(join(root, "src"));
  const about = { name: "parts", version: "1.0.0", files: ["dist"] };
  writeFileSync(join(root, "package.json"), JSON.stringify(about));
  writeFileSync(join(root, "src/main.js"), `import("./later.js").then((later) => later.say());`);

  const buildOf = async (words: string): Promise<string> => {
    const before = new Set(readdirSync(root).includes("dist") ? written() : []);
    writeFileSync(join(root, "src/later.js"), `export const say = () => console.log("${words}");`);
    const output = { entryFileNames: "main.js", chunkFileNames: "parts/[name]-[hash].js" };
    await build({
      root,
      configFile: false,
      logLevel: "silent",
      build: { ssr: "src/main.js", rolldownOptions: { output } },
      plugins: [keepOldParts()],
    });
    return written().find((name) => !before.has(name))!;
  };

  const first = await buildOf("one");
  const longAgo = Date.now() / 1000 - 8 * DAY_S;
  utimesSync(join(parts, first), longAgo, longAgo);
  const second = await buildOf("two");
  expect(written()).toEqual([second]);
  const third = await buildOf("three");
  expect(new Set(written())).toEqual(new Set([second, third]));

  const packed = execFileSync("npm", ["pack", "--dry-run", "--json"], { cwd: root });
  const [{ files }] = JSON.parse(packed.toString()) as [{ files: { path: string }[] }];
  const inPackage = files.map(({ path }) => path).toSorted();
  expect(inPackage).toEqual(["dist/main.js", `dist/parts/${third}`, "package.json"]);
});
