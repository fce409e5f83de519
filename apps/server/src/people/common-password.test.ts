import { Refusal } from "@parley/protocol";
import { describe, expect, test } from "vitest";
import { refuseWeakPassword } from "./common-password.ts";

const NAMES = ["ana.lima93", "Ana Lima"];

function verdictOn(password: string): string {
  try {
    refuseWeakPassword(password, NAMES);
    return "taken";
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

describe("a password", () => {
  test.each(["", "short", "1234567", "пароль7", "🔑🔑🔑🔑🔑🔑🔑"])(
    "of fewer than 8 characters is refused: %s",
    (password) => {
      expect(verdictOn(password)).toBe("password_too_short");
    },
  );

  test.each([
    "password",
    "Password1",
    "PASSWORD123!",
    "p4ssw0rd",
    "P@$$w0rd2026",
    "pass word",
    "123password",
    "iloveyou",
    "1l0vey0u",
    "we1come!",
    "sunshine99",
    "Summer2026!",
    "Parley2026",
    "parleyparley",
    "footballfootball",
    "trustno1",
    "ｐａｓｓｗｏｒｄ",
  ])("that everybody tries is refused, however it is dressed up: %s", (password) => {
    expect(verdictOn(password)).toBe("password_common");
  });

  test.each([
    "12345678",
    "87654321",
    "1234567890",
    "qwertyuiop",
    "qwertz123",
    "asdf1234",
    "abcdefgh",
    "qweasdzxc",
    "1q2w3e4r",
    "abc123abc123",
    "aaaaaaaaaaaa",
    "abababab",
    "!!!!!!!!",
    "19841231",
    "31121984",
  ])("of a pattern or a date is refused: %s", (password) => {
    expect(verdictOn(password)).toBe("password_common");
  });

  test.each([
    "ana.lima93",
    "ANA.LIMA93",
    "analima93",
    "ana.lima93!",
    "39amil.ana",
    "Ana Lima1",
    "analima2026",
    "AnaLimaAnaLima",
  ])("made of the person's own names is refused: %s", (password) => {
    expect(verdictOn(password)).toBe("password_common");
  });

  test.each([
    "seven pale lanterns",
    "bananas in pyjamas",
    "tr0ub4dor&3",
    "Xk29-plover",
    "kj3h4kj5",
    "83749261",
    "пароль от облака",
    "correct mare battery",
    "analemma-tide",
    "🔑🚪🏡🌙⭐️🔥🌊🍋",
    "x".repeat(128) + "y".repeat(127) + "z",
  ])("of anybody's own making is taken: %s", (password) => {
    expect(verdictOn(password)).toBe("taken");
  });
});
