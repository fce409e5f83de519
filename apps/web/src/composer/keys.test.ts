import { describe, expect, test } from "vitest";
import { actOf, type Key, type Place } from "./keys.ts";

const key = (name: string, more: Partial<Key> = {}): Key => ({
  key: name,
  shift: false,
  alt: false,
  control: false,
  composing: false,
  ...more,
});
const place = (more: Partial<Place> = {}): Place => ({
  enterBreaks: false,
  empty: false,
  choosing: false,
  busyWith: false,
  ...more,
});

describe("Enter", () => {
  test("sends, and with Shift breaks the line", () => {
    expect(actOf(key("Enter"), place())).toBe("send");
    expect(actOf(key("Enter", { shift: true }), place())).toBeNull();
  });

  test("ends the word of an input method without sending", () => {
    expect(actOf(key("Enter", { composing: true }), place())).toBeNull();
  });

  test("breaks the line where that was chosen, and sends with Control", () => {
    const breaks = place({ enterBreaks: true });
    expect(actOf(key("Enter"), breaks)).toBeNull();
    expect(actOf(key("Enter", { control: true }), breaks)).toBe("send");
  });
});

describe("Up and Esc", () => {
  test("Up edits the last message from an empty field alone", () => {
    expect(actOf(key("ArrowUp"), place({ empty: true }))).toBe("edit-last");
    expect(actOf(key("ArrowUp"), place())).toBeNull();
    expect(actOf(key("ArrowUp"), place({ empty: true, busyWith: true }))).toBeNull();
    expect(actOf(key("ArrowUp", { alt: true }), place({ empty: true }))).toBeNull();
  });

  test("Esc calls off an edit or a reply, and is left to others otherwise", () => {
    expect(actOf(key("Escape"), place({ busyWith: true }))).toBe("cancel");
    expect(actOf(key("Escape"), place())).toBeNull();
    expect(actOf(key("Escape", { shift: true }), place({ busyWith: true }))).toBeNull();
  });
});

test("while people are offered, the keys are the list's", () => {
  const choosing = place({ choosing: true, empty: true, busyWith: true });
  const acts = ["Enter", "Tab", "ArrowDown", "ArrowUp", "Escape", "a"].map((name) =>
    actOf(key(name), choosing),
  );
  expect(acts).toEqual(["choose", "choose", "choose-next", "choose-previous", "close-list", null]);
  expect(actOf(key("Enter", { shift: true }), choosing)).toBeNull();
});
