import { expect, test } from "vitest";
import { conversationOf, fakeParley, ana } from "../../test/fakeParley.ts";
import { fakeTerminal } from "../../test/screen.ts";
import { defaultSettings, type Settings } from "../profiles/settings.ts";
import { wordsIn } from "../words/words.ts";
import { openScreen } from "./openScreen.tsx";

function opened(chosen: Partial<Settings> = {}) {
  const terminal = fakeTerminal(80, 20);
  const lines = Array.from({ length: 40 }, (_, index): [typeof ana, string] => [
    ana,
    `Line ${index}.`,
  ]);
  const tools = conversationOf(7, { name: "tools" }, [...lines, [ana, "Who has the ladder?"]]);
  const parley = fakeParley([tools]);
  const notify = Object.assign(() => undefined, { title: () => undefined, end: () => undefined });
  const done = openScreen({
    parley,
    profile: { name: "dana", server: "https://parley.example", username: "dana", person: 1 },
    words: wordsIn("en", { zone: "UTC" }),
    settings: { ...defaultSettings, ...chosen },
    env: { TERM: "xterm-256color", CI: "" },
    notify,
    signOut: async () => undefined,
    stdin: terminal.stdin as unknown as NodeJS.ReadStream,
    stdout: terminal.stdout as unknown as NodeJS.WriteStream,
  });
  return { ...terminal, done };
}

test("the terminal is given back as it was: its screen, its cursor, its modes", async () => {
  const { terminal, shows, type, done, cursor, raw, written } = opened();
  await shows("Who has the ladder?");
  expect(terminal.buffer.active.type).toBe("alternate");
  expect(terminal.modes).toMatchObject({ sendFocusMode: true, wraparoundMode: false });
  expect(terminal.modes.mouseTrackingMode).toBe("none");
  expect(raw()).toBe(true);
  type("\u0003");
  await done;
  await new Promise<void>((settled) => terminal.write("", settled));
  expect(terminal.buffer.active.type).toBe("normal");
  expect(terminal.modes).toMatchObject({
    bracketedPasteMode: false,
    sendFocusMode: false,
    wraparoundMode: true,
  });
  expect(cursor()).not.toBeNull();
  expect(raw()).toBe(false);
  expect(written().lastIndexOf("\u001b[?25h")).toBeGreaterThan(
    written().lastIndexOf("\u001b[?25l"),
  );
});

test("ended from outside it gives the terminal back too", async () => {
  const { terminal, shows, done } = opened();
  await shows("Who has the ladder?");
  process.emit("SIGTERM", "SIGTERM");
  await done;
  await new Promise<void>((settled) => terminal.write("", settled));
  expect(terminal.buffer.active.type).toBe("normal");
  expect(terminal.modes.wraparoundMode).toBe(true);
});

test("the wheel scrolls where the mouse is turned on, and the mouse is given back", async () => {
  const { terminal, shows, until, type, done } = opened({ mouse: true });
  await shows("Who has the ladder?");
  expect(terminal.modes.mouseTrackingMode).toBe("vt200");
  type("\u001b[<64;40;5M");
  await until((text) => !text.includes("Who has the ladder?"));
  type("\u001b[<65;40;5M");
  await shows("Who has the ladder?");
  type("\u0003");
  await done;
  await new Promise<void>((settled) => terminal.write("", settled));
  expect(terminal.modes.mouseTrackingMode).toBe("none");
});

test("in plain mode nothing is drawn over, and no other screen is taken", async () => {
  const { terminal, shows, type, done, written } = opened({ plain: true });
  await shows("Ana: Who has the ladder?");
  expect(terminal.buffer.active.type).toBe("normal");
  type("\u0003");
  await done;
  expect(written()).not.toContain("\u001b[?1049h");
});
