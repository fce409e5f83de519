import { Refusal } from "@parley/protocol";
import { describe, expect, test } from "vitest";
import { createLog } from "./logging.ts";

const SECRET = "seven pale lanterns";

describe("the log", () => {
  test("has a line of JSON for each thing said, with its level and time", () => {
    const { log, lines } = keep();
    log.warn("the connection to Redis broke");
    expect(lines()[0]).toEqual({
      level: "warn",
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/) as string,
      msg: "the connection to Redis broke",
    });
  });

  test("keeps the fields it knows, and of the others only that they were there", () => {
    const { log, text } = keep();
    log.info({ person: 7, body: SECRET, password: SECRET, token: SECRET }, "signed in");
    expect(text()).toContain('"person":7');
    expect(text()).toContain('"omitted":["body","password","token"]');
    expect(text()).not.toContain(SECRET);
  });

  test("does not let a known field carry a whole text or object", () => {
    const { log, text } = keep();
    log.info({ command: `${SECRET} `.repeat(10), person: { name: SECRET } }, "odd");
    expect(text()).not.toContain(SECRET);
  });

  test("a child's fields go through the same gate", () => {
    const { log, text } = keep();
    log.child({ reqId: "req-1", cookie: SECRET }).child({ token: SECRET }).info("asked");
    expect(text()).toContain('"reqId":"req-1"');
    expect(text()).not.toContain(SECRET);
  });

  test("a message takes up no arguments and no query", () => {
    const { log, text } = keep();
    log.info("%s", SECRET);
    log.info({}, "%s", SECRET);
    log.info(`Route GET:/api/people?q=${SECRET.replaceAll(" ", "+")} not found`);
    expect(text()).not.toMatch(/seven|lanterns/);
    expect(text()).toContain("Route GET:/api/people?… not found");
  });

  test("an error is told by kind, code and place; its words only when they are ours", () => {
    const { log, text } = keep();
    const theirs = caught(() => JSON.parse(`{"password": ${SECRET}`));
    const coded = Object.assign(new Error(SECRET), { code: "SQLITE_ERROR" });
    log.error({ err: theirs }, "request failed");
    log.error(coded);
    log.error({ err: new Error("outer", { cause: coded }) }, "request failed");
    expect(text()).not.toContain("seven");
    expect(text()).toContain('"type":"SyntaxError"');
    expect(text()).toContain('"code":"SQLITE_ERROR"');
    expect(text()).toContain("logging.test.ts");
  });

  test("what we and the operating system say of errors is kept", () => {
    const { log, text } = keep();
    log.error({ err: new Error("an invariant of ours") }, "failed");
    log.error({ err: new Refusal("name_taken") }, "failed");
    log.error(
      { err: Object.assign(new Error("connect ECONNREFUSED"), { syscall: "connect" }) },
      "x",
    );
    expect(text()).toContain("an invariant of ours");
    expect(text()).toContain("A conversation of that name exists.");
    expect(text()).toContain("connect ECONNREFUSED");
  });

  test("an error's own properties are not told", () => {
    const { log, text } = keep();
    log.error({ err: Object.assign(new Error("ours"), { detail: SECRET, query: SECRET }) }, "x");
    log.error({ err: SECRET }, "thrown by somebody who throws texts");
    expect(text()).not.toContain(SECRET);
  });

  test("says nothing below its level", () => {
    const { log, lines } = keep("warn");
    log.info("quiet");
    expect(lines()).toEqual([]);
  });
});

function keep(level = "trace") {
  const written: string[] = [];
  return {
    log: createLog(level, { write: (line) => void written.push(line) }),
    lines: () => written.map((line) => JSON.parse(line) as object),
    text: () => written.join(""),
  };
}

function caught(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error("Nothing was thrown.");
}
