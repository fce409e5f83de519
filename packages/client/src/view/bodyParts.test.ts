import { describe, expect, test } from "vitest";
import { isEmojiAlone, partsOf } from "./bodyParts.ts";

const linksIn = (body: string) =>
  partsOf(body).flatMap((part) => (part.kind === "link" ? [part.text] : []));

describe("links", () => {
  test.each([
    ["see https://example.org.", ["https://example.org"]],
    ["(https://example.org/a_(b))", ["https://example.org/a_(b)"]],
    ["https://example.org/?q=a,b, and more", ["https://example.org/?q=a,b"]],
    ["write to mailto:ana@example.org!", ["mailto:ana@example.org"]],
    ["HTTPS://EXAMPLE.ORG/Path", ["HTTPS://EXAMPLE.ORG/Path"]],
    ["“https://example.org/”", ["https://example.org/”"]],
  ])("%s leads where it says, without the sentence's own marks", (body, links) => {
    expect(linksIn(body)).toEqual(links);
  });

  test.each([
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:x",
    "file:///etc/passwd",
    "https://",
    "mailto:nobody",
    "xhttps:/example.org",
  ])("%s is not made a link", (body) => {
    expect(linksIn(body)).toEqual([]);
  });

  test("an address in code is not a link", () => {
    expect(linksIn("`https://example.org` and\n```\nhttps://example.org\n```")).toEqual([]);
  });

  test("what a link shows is where it leads", () => {
    const [part] = partsOf("https://example.org/a b");
    expect(part).toEqual({
      kind: "link",
      text: "https://example.org/a",
      href: "https://example.org/a",
    });
  });
});

describe("code and mentions", () => {
  test("a fenced block keeps its lines and loses its fences, their newlines and language", () => {
    expect(partsOf("so:\n```ts\nlet a = `b`;\n\n```\ndone")).toEqual([
      { kind: "text", text: "so:" },
      { kind: "block", text: "let a = `b`;\n" },
      { kind: "text", text: "done" },
    ]);
  });

  test("a fence that never closes is text", () => {
    expect(partsOf("``` open")).toEqual([{ kind: "text", text: "``` open" }]);
  });

  test("a mention is folded, and shown as it was written", () => {
    expect(partsOf("hello @Dana!")).toEqual([
      { kind: "text", text: "hello " },
      { kind: "mention", text: "@Dana", username: "dana" },
      { kind: "text", text: "!" },
    ]);
  });

  test("markup is text", () => {
    const body = "<img src=x onerror=alert(1)> <b>&amp;</b>";
    expect(partsOf(body)).toEqual([{ kind: "text", text: body }]);
  });
});

test("one to three emoji alone are drawn large, and nothing else", () => {
  expect(["🍅", "🍅🍅 👍🏽", " ❤️ "].map(isEmojiAlone)).toEqual([true, true, true]);
  expect(["🍅🍅🍅🍅", "🍅 ok", "12", ""].map(isEmojiAlone)).toEqual([false, false, false, false]);
});
