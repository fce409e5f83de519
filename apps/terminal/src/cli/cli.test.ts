import { execFileSync } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ownFolder } from "../../test/folder.ts";
import { wordsIn } from "../words/words.ts";
import { completionsFor } from "./completions.ts";
import { helpText, tellMistake } from "./help.ts";
import { manual } from "./manual.ts";
import { parse } from "./parse.ts";
import { commandNames, commandOf, options } from "./table.ts";

const words = wordsIn("en");

test.for<[string, object]>([
  ["", { command: "open", words: [] }],
  ["send general hello to all", { command: "send", words: ["general", "hello to all"] }],
  ["send general -- -5 degrees", { command: "send", words: ["general", "-5 degrees"] }],
  ["send general -", { command: "send", words: ["general", "-"] }],
  ["--profile home read general --json", { options: { profile: "home", json: true } }],
  ["watch -p home --no-color", { options: { profile: "home", "no-colour": true } }],
  ["send general --file a --file=b", { options: { file: ["a", "b"] } }],
  ["read --help", { command: "help", words: ["read"] }],
])("parley %s is understood", ([call, parsed]) => {
  expect(parse(call.split(" ").filter(Boolean))).toMatchObject({ parsed });
});

test.for<[string, string]>([
  ["sned general hi", "There is no command called sned. Did you mean send?"],
  ["frobnicate", "There is no command called frobnicate. parley help lists the commands."],
  ["read general --jsno", "There is no option called --jsno. Did you mean --json?"],
  ["send general -5", "A text that begins with a dash goes behind --."],
  ["people --since 2h", "parley people has no option --since."],
  ["read general --since", "--since needs a value."],
  ["people --json=yes", "--json takes no value."],
  ["ask general", "parley ask needs QUESTION."],
  ["logout now", "parley logout does not know what to do with now."],
])("parley %s is refused and says why", ([call, told]) => {
  const understood = parse(call.split(" "));
  expect("mistake" in understood && tellMistake(understood.mistake, words)).toContain(told);
});

test("help and the manual name every command and option", () => {
  const shown = commandNames.filter((name) => name !== "open" && !commandOf(name).hidden);
  for (const name of shown) expect(helpText(words)).toMatch(new RegExp(`^  ${name}\\b`, "m"));
  const page = manual(words).replaceAll(String.raw`\-`, "-");
  for (const name of shown) expect(page).toContain(`"parley ${name}`);
  for (const name of Object.keys(options)) expect(page).toContain(`--${name}`);
});

test("bash completes commands, options, and names that it does not run", () => {
  const folder = ownFolder();
  const trap = join(folder, "run");
  const program = `#!/bin/sh\nprintf '%s\\n' general 'gate $(touch ${trap})' tools\n`;
  writeFileSync(join(folder, "parley"), program, { mode: 0o755 });
  const complete = (...call: string[]): string[] => {
    const line = call.map((word) => `'${word}'`).join(" ");
    const script = `${completionsFor("bash", words)}
      COMP_WORDS=(${line}); COMP_CWORD=$((${call.length} - 1)); _parley
      printf '%s\\n' "\${COMPREPLY[@]}"`;
    const env = { ...process.env, PATH: `${folder}:${process.env["PATH"]}` };
    return execFileSync("bash", ["-c", script], { env, encoding: "utf8" }).trim().split("\n");
  };
  expect(complete("parley", "pro")).toEqual(["profiles"]);
  expect(complete("parley", "--profile", "home", "read", "--si")).toEqual(["--since"]);
  expect(complete("parley", "read", "gen")).toEqual(["general"]);
  expect(complete("parley", "send", "ga")).toEqual([expect.stringContaining("gate")]);
  expect(existsSync(trap)).toBe(false);
});
