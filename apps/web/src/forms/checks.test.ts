import { describe, expect, test } from "vitest";
import type { Words } from "../words/words.tsx";
import {
  checkDisplayName,
  checkNewPassword,
  checkNickname,
  checkUsername,
  found,
} from "./checks.ts";

const say = ((key: string) => key) as Words["say"];

describe("before a form is sent", () => {
  test("a username is what the server takes, in any case", () => {
    for (const good of ["ana", "Ana.B_c-9", " bo1 "])
      expect(checkUsername(good, say)).toBeUndefined();
    expect(checkUsername("  ", say)).toBe("signIn.username.missing");
    for (const bad of ["ab", "a b c", ".ana", "ana-", "änä", "x".repeat(33)])
      expect(checkUsername(bad, say)).toBe("signIn.username.shape");
  });

  test("a new password has at least 8 characters and at most 256", () => {
    expect(checkNewPassword("1234567", say)).toBe("error.password_too_short");
    expect(checkNewPassword("12345678", say)).toBeUndefined();
    expect(checkNewPassword("x".repeat(257), say)).toBe("signIn.password.long");
  });

  test("a name is one visible line without direction overrides", () => {
    expect(checkNickname("Dora", say)).toBeUndefined();
    expect(checkNickname(" ", say)).toBe("signIn.nickname.missing");
    expect(checkDisplayName("Ana\u202eanA", say)).toBe("signIn.displayName.shape");
    expect(checkDisplayName("two\nlines", say)).toBe("signIn.displayName.shape");
    expect(checkDisplayName("", say)).toBeUndefined();
  });

  test("only what was found wrong is left", () => {
    expect(found({ username: undefined, password: "too short" })).toEqual({
      password: "too short",
    });
    expect(found({ username: undefined })).toEqual({});
  });
});
