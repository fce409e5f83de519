import { expect, test } from "vitest";
import { fileName, filePath, lengthOf, limits, messageToSend, newMessage } from "./index.ts";

test.for([
  ["photo.jpg", "photo.jpg"],
  ["  two words.txt ", "two words.txt"],
  ["../../etc/passwd", "passwd"],
  ["C:\\temp\\a.doc", "a.doc"],
  ["folder/", "file"],
  ["...", "file"],
  ["\u200B", "file"],
  ["tab\there\0.txt", "tabhere.txt"],
  ["gpj\u202E.exe", "gpj.exe"],
  ["Zoë 🌻.png", "Zoë 🌻.png"],
] as const)("the file name %j is %j", ([given, kept]) => {
  expect(fileName.parse(given)).toBe(kept);
});

test("a long name keeps its ending", () => {
  const name = fileName.parse(`${"🌻".repeat(500)}.jpeg`);
  expect(lengthOf(name)).toBe(limits.fileNameMax);
  expect(name.endsWith("🌻.jpeg")).toBe(true);
});

test.for(["thumbnail", "..", "a/b?c#d", "🌻".repeat(200), "\uD800"])(
  "the address of a file called %j is its own, and a short one",
  (name) => {
    const path = filePath({ id: 7, name });
    expect(path).toMatch(/^\/files\/7\/[^/?#]+$/);
    expect(path).not.toBe("/files/7/thumbnail");
    expect(path.length).toBeLessThan(200);
    expect(new URL(path, "http://x").pathname.startsWith("/files/7/")).toBe(true);
  },
);

test("a message says something, or carries something", () => {
  const cid = "00000000-0000-4000-8000-000000000000";
  const takes = (more: object) => newMessage.safeParse({ cid, ...more }).success;
  expect(takes({ body: "words" })).toBe(true);
  expect(takes({ body: "", files: [1] })).toBe(true);
  expect(takes({ body: " ", files: [1, 2] })).toBe(true);
  expect(takes({ body: "" })).toBe(false);
  expect(takes({ body: " " })).toBe(false);
  expect(takes({ body: "words", files: [] })).toBe(false);
  expect(takes({ body: "words", files: [1, 1] })).toBe(false);
  expect(takes({ body: "words", files: Array.from({ length: 11 }, (_, n) => n + 1) })).toBe(false);
  const refused = messageToSend.safeParse({ conversation: 1, cid, body: "" });
  expect(refused.error?.issues[0]?.path).toEqual(["body"]);
});
