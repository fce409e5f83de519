import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ownFolder } from "../../test/folder.ts";
import { wordsIn } from "../words/words.ts";
import { pathsOf } from "./paths.ts";
import { defaultSettings, readSettings } from "./settings.ts";

/** What is read, and what is said of it. */
function reading(toml: string | null) {
  const config = ownFolder();
  if (toml !== null) writeFileSync(join(config, "config.toml"), toml);
  const said: string[] = [];
  const settings = readSettings({ config, data: config, state: config }, (problem) =>
    said.push(
      wordsIn("en")
        .say(problem.key, problem.given as never)
        .replace(config, "~"),
    ),
  );
  return { settings, said };
}

test("without a file everything is as it comes", () => {
  expect(reading(null)).toEqual({ settings: defaultSettings, said: [] });
});

test("what is said is taken, and a single key need not be a list", () => {
  const { settings, said } = reading(`
    language = "de"
    colours = 256
    mouse = true
    [keys]
    "message.reply" = "a"
    "list.next" = ["down", "ctrl+n"]
  `);
  const keys = { "message.reply": ["a"], "list.next": ["down", "ctrl+n"] };
  const given = { language: "de", colours: "256", mouse: true, keys };
  expect(settings).toEqual({ ...defaultSettings, ...given });
  expect(said).toEqual([]);
});

test("what cannot be taken is said, and what stands beside it counts", () => {
  const { settings, said } = reading('up = "sideways"\nmouse = "yes"\nplain = true\nmose = true');
  expect(settings).toEqual({ ...defaultSettings, plain: true });
  expect(said).toEqual([
    '~/config.toml: up takes "edit", "history". It is as it comes until then.',
    "~/config.toml: mouse takes true, false. It is as it comes until then.",
    "~/config.toml: there is no setting called mose.",
  ]);
});

test("a file that is no TOML is told with its line", () => {
  const { settings, said } = reading("mouse = true\nup = history");
  expect(settings).toEqual(defaultSettings);
  expect(said).toEqual([expect.stringContaining("~/config.toml, line 2:")]);
  const folder = ownFolder();
  mkdirSync(join(folder, "config.toml"));
  const keys: string[] = [];
  readSettings({ config: folder, data: folder, state: folder }, ({ key }) => keys.push(key));
  expect(keys).toEqual(["settings.unreadable"]);
});

test("each system has its folders, and XDG's come first where they are absolute", () => {
  const linux = { env: {}, platform: "linux", home: "/home/ana" } as const;
  expect(pathsOf(linux).data).toBe("/home/ana/.local/share/parley");
  const set = { XDG_DATA_HOME: "/data", XDG_CONFIG_HOME: "relative" };
  expect(pathsOf({ ...linux, env: set })).toMatchObject({
    data: "/data/parley",
    config: "/home/ana/.config/parley",
  });
  const mac = pathsOf({ env: {}, platform: "darwin", home: "/Users/ana" });
  expect(mac.data).toBe("/Users/ana/Library/Application Support/parley");
  const windows = { env: { APPDATA: "C:\\R", LOCALAPPDATA: "C:\\L" }, home: "C:\\ana" };
  expect(pathsOf({ ...windows, platform: "win32" })).toEqual({
    config: "C:\\R\\parley",
    data: "C:\\L\\parley",
    state: "C:\\L\\parley",
  });
});
