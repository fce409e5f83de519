import { describe, expect, test } from "vitest";
import {
  body,
  contactName,
  conversationName,
  displayName,
  emoji,
  foldName,
  isBlank,
  lengthOf,
  limits,
  nickname,
  password,
  topic,
  username,
} from "./index.ts";

const accepts = (schema: { safeParse(value: unknown): { success: boolean } }, value: unknown) =>
  schema.safeParse(value).success;

describe("a body", () => {
  test.for([
    " leading and trailing ",
    "\n\n\ttabs and breaks\n",
    "<script>alert(1)</script>",
    "\u202Eoverride\u202C",
    "👩‍👩‍👧‍👦",
    "e\u0301",
    "x".repeat(limits.bodyMax),
    "🌻".repeat(limits.bodyMax),
  ])("is kept to the letter: %j", (text) => {
    expect(body.parse(text)).toBe(text);
  });

  test.for([
    ["nothing", ""],
    ["white space", " \t\n\u00A0\u3000"],
    ["fillers", "\u200B\u200D\u2060\u3164\uFFA0\u2800\u115F"],
    ["a NUL", "a\0"],
    ["half a pair", "\uDC00"],
    ["one more than fits", "x".repeat(limits.bodyMax + 1)],
    ["one more of four bytes", "🌻".repeat(limits.bodyMax + 1)],
    ["no text", 1],
  ] as const)("is not %s", ([, value]) => {
    expect(accepts(body, value)).toBe(false);
  });
});

test("length counts what a person would, not storage units", () => {
  expect(lengthOf("a🌻é")).toBe(3);
});

test("blank is what nobody can see", () => {
  expect(isBlank("\u200B \u2800")).toBe(true);
  expect(isBlank("\u3164\uFE0F\u034F\u{E0020}")).toBe(true);
  expect(isBlank("\u200B.")).toBe(false);
});

describe("names", () => {
  test.for([
    ["ana", "ana"],
    [" Ana ", "ana"],
    ["A.b_c-9", "a.b_c-9"],
    ["abc", "abc"],
    ["x".repeat(32), "x".repeat(32)],
  ] as const)("the username %j is %j", ([given, kept]) => {
    expect(username.parse(given)).toBe(kept);
  });

  test.for(["ab", "x".repeat(33), ".ana", "ana-", "a na", "anä", "аna", "a@b", ""])(
    "%j is no username",
    (given) => {
      expect(accepts(username, given)).toBe(false);
    },
  );

  test.for([displayName, nickname, contactName])("a visible name is one trimmed line", (schema) => {
    expect(schema.parse("  Zoë Ó Súilleabháin ")).toBe("Zoë Ó Súilleabháin");
    for (const bad of [
      "",
      " ",
      "a\nb",
      "a\0b",
      "\u202Eevil",
      "\u2066x",
      "x".repeat(81),
      "\u200B",
    ]) {
      expect(accepts(schema, bad)).toBe(false);
    }
  });

  test("a topic may be empty, but not of two lines", () => {
    expect(topic.parse("")).toBe("");
    expect(accepts(topic, "a\nb")).toBe(false);
    expect(accepts(topic, "x".repeat(limits.topicMax + 1))).toBe(false);
  });

  test.for([
    ["#allotments", "allotments"],
    [" Pizza ", "Pizza"],
    ["gärten.2026", "gärten.2026"],
    ["e\u0301te", "éte"],
    ["日本語", "日本語"],
  ] as const)("the conversation name %j is %j", ([given, kept]) => {
    expect(conversationName.parse(given)).toBe(kept);
  });

  test.for(["", "#", "two words", "-dash", "<b>", "a/b", "x".repeat(41), "a\u202Eb"])(
    "%j is no conversation name",
    (given) => {
      expect(accepts(conversationName, given)).toBe(false);
    },
  );

  test.for([
    ["Straße", "straße"],
    ["ＡＮＡ", "ana"],
    ["  Ana   B ", "ana b"],
  ] as const)("%j folds to %j", ([given, folded]) => {
    expect(foldName(given)).toBe(folded);
  });
});

test("a password may be anything that can be stored, up to its length", () => {
  expect(accepts(password, " ")).toBe(true);
  expect(accepts(password, "x".repeat(limits.passwordMax))).toBe(true);
  expect(accepts(password, "x".repeat(limits.passwordMax + 1))).toBe(false);
  expect(accepts(password, "\uD800")).toBe(false);
});

test.for(["👍", "👍🏽", "👩‍👩‍👧", "🇩🇪", "❤️", "1️⃣"])("%s is one emoji", (given) => {
  expect(emoji.parse(given)).toBe(given);
});

test.for(["", "a", "👍👍", "1", ":+1:", "👍 "])("%j is not one emoji", (given) => {
  expect(accepts(emoji, given)).toBe(false);
});
