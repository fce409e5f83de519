import { describe, expect, test } from "vitest";
import { destinationOf } from "./destination.ts";

describe("after signing in one is", () => {
  test("at the page that was asked for, its query included", () => {
    expect(destinationOf("/c/7/12", "")).toBe("/c/7/12");
    expect(destinationOf("/find", "q=tools")).toBe("/find?q=tools");
  });

  test("at the page that another way in was told of", () => {
    expect(destinationOf("/sign-up", "to=%2Fc%2F7")).toBe("/c/7");
    expect(destinationOf("/guest", "to=%2Ffind%3Fq%3Dtools")).toBe("/find?q=tools");
  });

  test("at the first page when nothing was asked for", () => {
    expect(destinationOf("/sign-in", "")).toBe("/");
  });

  test("never at another site, nor at a door", () => {
    for (const elsewhere of [
      "https://evil.example/",
      "//evil.example/",
      "/\\evil.example/",
      "javascript:alert(1)",
      "evil.example",
      "/sign-in",
      "/sign-in?to=/sign-up",
    ])
      expect(destinationOf("/sign-in", `to=${encodeURIComponent(elsewhere)}`)).toBe("/");
  });
});
