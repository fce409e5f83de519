import { expect, test } from "vitest";
import { errorReply, errors, Refusal, type ErrorCode } from "./errors.ts";

test("every code has a status of an error and words that end as a sentence", () => {
  for (const { status, message } of Object.values(errors)) {
    expect(status).toBeGreaterThanOrEqual(400);
    expect(message).toMatch(/[^!]\.$|JSON\.$/);
  }
});

test("a refusal survives the wire with everything it says", () => {
  const refusal = new Refusal("too_many", {
    message: "Slowly.",
    retryAfter: 3,
    issues: [{ path: "body", expected: "text" }],
  });
  const received = Refusal.fromReply(
    errorReply.parse(JSON.parse(JSON.stringify(refusal.toReply()))),
  );

  expect(received).toMatchObject({
    code: "too_many",
    message: "Slowly.",
    retryAfter: 3,
    issues: [{ path: "body", expected: "text" }],
    status: 429,
  });
});

test("what a refusal does not say is not there", () => {
  const reply = new Refusal("not_found").toReply();
  expect(reply).toEqual({ error: { code: "not_found", message: errors.not_found.message } });
  expect(Refusal.fromReply(reply).retryAfter).toBeUndefined();
});

test("statuses are what the field expects of them", () => {
  const statusOf = (code: ErrorCode) => new Refusal(code).status;
  expect([statusOf("malformed"), statusOf("not_signed_in"), statusOf("username_taken")]).toEqual([
    400, 401, 409,
  ]);
});
