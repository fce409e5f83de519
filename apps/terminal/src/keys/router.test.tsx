import { Text } from "ink";
import { useState } from "react";
import { expect, test } from "vitest";
import { openTestScreen } from "../../test/screen.ts";
import { KeyRouter, useKeys } from "./router.tsx";

function Parts() {
  const [focus, setFocus] = useState<"list" | "composer">("list");
  const [open, setOpen] = useState(false);
  const [text, setText] = useState("");
  const [done, setDone] = useState<string[]>([]);
  const note = (what: string) => setDone((before) => [...before, what]);

  useKeys("everywhere", {
    "focus.next": () => setFocus("composer"),
    "app.help": () => note("help"),
    "switcher.open": () => setOpen(true),
  });
  useKeys("list", { "list.next": () => note("next") }, { isActive: focus === "list" });
  useKeys(
    "composer",
    { "edit.cutToEnd": () => (text === "" ? false : setText("")) },
    // What the last key made of it, as a component sees it that was drawn since.
    { isActive: focus === "composer", otherwise: (typed) => setText(text + typed.text) },
  );
  useKeys(
    "switcher",
    { "switcher.close": () => setOpen(false) },
    { isActive: open, otherwise: ({ chord, text: letters }) => note(`?${chord || letters}`) },
  );
  return <Text>{`${focus} <${text}> ${open ? "switcher" : ""} ${done.join(" ")}`}</Text>;
}

async function opened() {
  const screen = await openTestScreen(
    <KeyRouter>
      <Parts />
    </KeyRouter>,
  );
  await screen.shows("list <>");
  return screen;
}

test("each key of one piece meets the screen that the key before it made", async () => {
  const screen = await opened();
  screen.type("jj\thello\x1b[1;1Hjj\x1bOP");
  await screen.shows("composer <hellojj>  next next help");
  screen.type("\x0b\x0bxy");
  await screen.shows("?xy");
  expect(screen.text()).toContain("composer <> switcher next next help ?xy");
  await screen.close();
});

test("and so it does in however many pieces they come", async () => {
  const screen = await opened();
  for (const piece of ["\t", "a", "b", "c"]) screen.type(piece);
  await screen.shows("composer <abc>");
  expect(screen.text()).toContain("composer <abc>");
  await screen.close();
});

test("what lies on top takes the keys, and those for everywhere still work", async () => {
  const screen = await opened();
  screen.type("\x0bj\x1b[B\x1bOP");
  await screen.shows("switcher ?j ?down help");
  screen.type("\x1b");
  await screen.until((text) => !text.includes("switcher"));
  screen.type("j");
  await screen.shows("next");
  expect(screen.text()).toContain("list <>  ?j ?down help next");
  await screen.close();
});

test("the terminal is raw while keys are wanted, and brackets what is pasted", async () => {
  const screen = await opened();
  expect(screen.raw()).toBe(true);
  expect(screen.written()).toContain("\x1b[?2004h");
  await screen.close();
  expect(screen.raw()).toBe(false);
  expect(screen.written()).toContain("\x1b[?2004l");
});

test("a terminal that speaks the kitty protocol is asked to, and its keys are the same", async () => {
  const screen = await openTestScreen(
    <KeyRouter>
      <Parts />
    </KeyRouter>,
    { kittyKeyboard: { mode: "auto" } },
  );
  await screen.until(() => screen.written().includes("\x1b[?u"));
  screen.type("j\x1b[?0u");
  await screen.until(() => screen.written().includes("\x1b[>1u"));
  screen.type("\x1b[107;5u\x1b[27u\t\x1b[97;2u");
  await screen.shows("composer <A>  next");
  expect(screen.text()).toContain("composer <A>  next");
  await screen.close();
});
