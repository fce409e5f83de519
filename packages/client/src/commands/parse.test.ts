import { describe, expect, test } from "vitest";
import { isNumber, parseEntry } from "./parse.ts";
import { commandsFor } from "./table.ts";

const command = (name: string, ...given: string[]) => ({ kind: "command", name, given });

describe("what is written into a composer", () => {
  test.each(["hello", "3/4 of it", "/ hello", "/", "/5 is the gate", " /who", "see\n/who"])(
    "is for others: %s",
    (body) => expect(parseEntry(body)).toEqual({ kind: "text", body }),
  );

  test("is a command after a slash, in either case, with what it takes after it", () => {
    expect(parseEntry("/who")).toEqual(command("who"));
    expect(parseEntry("/WHO ")).toEqual(command("who"));
    expect(parseEntry("/msg @bo are you  there\nnow")).toEqual(
      command("msg", "@bo", "are you  there\nnow"),
    );
    expect(parseEntry("/topic  Tomatoes & tools")).toEqual(command("topic", "Tomatoes & tools"));
  });

  test("is a command by its other names, and with a sign before it", () => {
    expect(parseEntry("/part")).toEqual(command("leave"));
    expect(parseEntry("/Members")).toEqual(command("who"));
    expect(parseEntry("/+channel tools")).toEqual(command("+channel", "tools"));
    expect(parseEntry("/-Channel #tools ")).toEqual(command("-channel", "#tools"));
    expect(parseEntry("/+channel")).toEqual({ kind: "incomplete", name: "+channel" });
    expect(parseEntry("/+1 for that")).toEqual({ kind: "text", body: "/+1 for that" });
    expect(parseEntry("/read all")).toEqual(command("read", "all"));
    expect(parseEntry("/read this")).toEqual({ kind: "incomplete", name: "read" });
  });

  test("can be a command that one face has alone", () => {
    const own = { quit: { takes: [], also: ["exit"] }, attach: { takes: ["text"] } } as const;
    expect(parseEntry("/exit", own)).toEqual({ kind: "own", name: "quit", given: [] });
    expect(parseEntry("/attach a b.png", own)).toEqual({
      kind: "own",
      name: "attach",
      given: ["a b.png"],
    });
    expect(parseEntry("/attach", own)).toEqual({ kind: "incomplete", name: "attach" });
    expect(parseEntry("/who", own)).toEqual(command("who"));
    expect(parseEntry("/quit")).toEqual({ kind: "unknown", name: "quit" });
    expect(commandsFor("/q", own)).toEqual(["quit"]);
  });

  test("begins with a slash after two of them", () => {
    expect(parseEntry("//who")).toEqual({ kind: "text", body: "/who" });
    expect(parseEntry("///")).toEqual({ kind: "text", body: "//" });
  });

  test("lacks something, or is no command there is", () => {
    expect(parseEntry("/msg @bo")).toEqual({ kind: "incomplete", name: "msg" });
    expect(parseEntry("/sms")).toEqual({ kind: "incomplete", name: "sms" });
    expect(parseEntry("/who is coming?")).toEqual({ kind: "surplus", name: "who" });
    expect(parseEntry("/phones maybe")).toEqual({ kind: "incomplete", name: "phones" });
    expect(parseEntry("/usr/bin/env")).toEqual({ kind: "unknown", name: "usr/bin/env" });
    expect(parseEntry("/sms+12025550101 hello")).toEqual({
      kind: "unknown",
      name: "sms+12025550101",
    });
    expect(parseEntry("/constructor")).toEqual({ kind: "unknown", name: "constructor" });
  });
});

describe("the number after /sms", () => {
  test.each([
    ["+12025550101 hello there", "+12025550101", "hello there"],
    ["+12025550101 7 is fine", "+12025550101", "7 is fine"],
    ["(202)555-0101 hello", "(202)555-0101", "hello"],
    ["+1 202 555 0101 hello", "+1 202 555 0101", "hello"],
    ["+1 (202) 555-0101\nhello", "+1 (202) 555-0101", "hello"],
    ["0151 / 234 567 89 hello", "0151 / 234 567 89", "hello"],
    ["bo hello", "bo", "hello"],
  ])("is found in %s", (rest, number, text) => {
    expect(parseEntry(`/sms ${rest}`)).toEqual(command("sms", number, text));
  });

  test("is nothing without a text", () => {
    expect(parseEntry("/sms +12025550101")).toEqual({ kind: "incomplete", name: "sms" });
  });
});

test("a number is told from a name", () => {
  expect(["+1 202 555 0101", "(202) 555-0101", "015123456"].every(isNumber)).toBe(true);
  expect(["@bo", "bo", "1984", "12 monkeys"].some(isNumber)).toBe(false);
});

test("commands are offered while their name is written", () => {
  expect(commandsFor("/m")).toEqual(["msg", "mute"]);
  expect(commandsFor("/MUTE")).toEqual(["mute"]);
  expect(commandsFor("/+")).toEqual(["+channel"]);
  expect(commandsFor("/")).toContain("help");
  expect(["/mute ", "m", "//m", "a /m", ""].flatMap(commandsFor)).toEqual([]);
});
