import { expect, test } from "vitest";
import { wordsIn } from "../words/words.ts";
import { bindingsOf, defaultBindings, type KeyProblem } from "./bindings.ts";
import { chordNamed, chordShown } from "./chord.ts";
import { actionNames, actions } from "./table.ts";

function bound(keys: Record<string, string[]>) {
  const problems: KeyProblem[] = [];
  return { bindings: bindingsOf(keys, (problem) => problems.push(problem)), problems };
}

test("no two actions of one place share a key, and each key is written in our way", () => {
  const seen = new Set<string>();
  for (const [action, chords] of defaultBindings)
    for (const chord of chords) {
      const place = `${actions[action].where} ${chord}`;
      expect([place, seen.has(place)]).toEqual([place, false]);
      expect(chordNamed(chord)).toBe(chord);
      seen.add(place);
    }
});

test("every action is explained in every language", () => {
  for (const language of ["en", "de"])
    for (const action of actionNames) expect(wordsIn(language).say(`key.${action}`)).not.toBe("");
});

test("the settings give an action other keys, however people write them", () => {
  const { bindings, problems } = bound({
    "switcher.open": ["Control+P", "C-x", "M-g"],
    "message.reply": ["Shift+r"],
    "compose.lines": [],
  });
  expect(problems).toEqual([]);
  expect(bindings.get("switcher.open")).toEqual(["ctrl+p", "ctrl+x", "alt+g"]);
  expect(bindings.get("message.reply")).toEqual(["R"]);
  expect(bindings.get("compose.lines")).toEqual([]);
  // A key that was given away is nobody else's in the same place.
  expect(bindings.get("message.retry")).toEqual([]);
  expect(bindings.get("list.previous")).toContain("ctrl+p");
});

test("what cannot be taken is told, and the rest is", () => {
  const { bindings, problems } = bound({
    "switcher.opne": ["f2"],
    "app.help": ["ctrl+", "f2", "hyper+x"],
    "app.redraw": ["f2"],
    "search.open": ["f3"],
  });
  expect(problems).toEqual([
    { key: "keys.unknown", given: { action: "switcher.opne" } },
    { key: "keys.chord", given: { action: "app.help", chord: "ctrl+" } },
    { key: "keys.chord", given: { action: "app.help", chord: "hyper+x" } },
    { key: "keys.clash", given: { action: "app.redraw", other: "app.help", chord: "f2" } },
  ]);
  expect(bindings.get("app.help")).toEqual(["f2"]);
  expect(bindings.get("app.redraw")).toEqual(["ctrl+l"]);
  expect(bindings.get("search.open")).toEqual(["f3"]);
  const { say } = wordsIn("en");
  expect(problems.map(({ key, given }) => say(key, given as never))[3]).toContain("app.help");
});

test("keys are shown as they stand on a keyboard", () => {
  expect(
    ["ctrl+k", "alt+up", "pageup", "alt+a", "alt+M", "G", "f1", "ctrl+_", "shift+tab"].map(
      chordShown,
    ),
  ).toEqual(["Ctrl+K", "Alt+↑", "PgUp", "Alt+a", "Alt+Shift+M", "G", "F1", "Ctrl+_", "Shift+Tab"]);
});
