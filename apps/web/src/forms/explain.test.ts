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

test.each([
  [41.2, 'signIn.wait {"count":42}'],
  [121, 'signIn.wait.minutes {"count":3}'],
  [3600, 'signIn.wait.minutes {"count":60}'],
  [80_000, 'signIn.wait.hours {"count":23}'],
])("too many tries says in %d seconds how long to wait, in whole units", (retryAfter, form) => {
  expect(explain(new Refusal("too_many", { retryAfter }), {}, words)).toEqual({ form });
});
