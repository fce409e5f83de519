import { Refusal } from "@parley/protocol";
import { expect, test } from "vitest";
import type { Words } from "../words/words.tsx";
import { explain } from "./explain.ts";

const words = {
  say: (key: string, given?: object) => `${key} ${JSON.stringify(given ?? {})}`,
  sayError: (problem: { code?: string }) => `error.${problem.code ?? "unreachable"}`,
} as unknown as Words;

test("a refusal stands beside the field that it is about", () => {
  expect(explain(new Refusal("username_taken"), { username_taken: "username" }, words)).toEqual({
    username: "error.username_taken",
  });
});

test("a refusal about no field is about the form", () => {
  expect(explain(new Refusal("busy"), { username_taken: "username" }, words)).toEqual({
    form: "error.busy",
  });
  expect(explain(new TypeError("offline"), {}, words)).toEqual({ form: "error.unreachable" });
});

test("too many tries says how long to wait, in whole seconds", () => {
  expect(explain(new Refusal("too_many", { retryAfter: 41.2 }), {}, words)).toEqual({
    form: 'signIn.wait {"count":42}',
  });
});
