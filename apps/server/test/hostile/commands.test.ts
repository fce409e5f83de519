import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { commands, errorReply, type CommandName } from "@parley/protocol";
import { z } from "zod";
import { commandRows, type World } from "../matrix.ts";
import { startServer, type TestServer } from "../server.ts";
import type { TestSocket } from "../socket.ts";
import { validate } from "../validate.ts";
import { Wire } from "../wire.ts";
import { everything, type Verdict } from "./judge.ts";
import { texts, values } from "./values.ts";
import { openWorld } from "./world.ts";

// The same as bodies.test.ts does at the doors of HTTP, at every command of a socket.

let server: TestServer;
let world: World;
let wire: Wire;
let bystander: TestSocket;
beforeAll(async () => {
  server = await startServer();
  world = await openWorld(server);
  wire = await Wire.connect(world.people.owner);
  bystander = await world.people.member.socket();
});
afterAll(() => server.close());

let asked = 0;

async function send(name: CommandName, payload: string): Promise<Verdict> {
  const id = ++asked;
  wire.send(`42${id}[${JSON.stringify(name)},${payload}]`);
  const answer = await wire.answer(id);
  if (typeof answer === "object" && answer !== null && "error" in answer) {
    const { error } = validate(errorReply, answer, `the refusal of ${name}`);
    expect(error.code).not.toBe("internal");
    return error.code;
  }
  validate(commands[name].answer ?? z.object({}), answer, `the answer of ${name}`);
  return "ok";
}

const passes = (name: CommandName, json: string) =>
  commands[name].payload.safeParse(JSON.parse(json)).success;

function withField(name: CommandName, field: string, value: string): string {
  const { [field]: _, ...others } = commandRows[name].payload(world) as Record<string, unknown>;
  const rest = JSON.stringify(others).slice(1, -1);
  return `{${rest === "" ? "" : `${rest},`}${JSON.stringify(field)}:${value}}`;
}

describe.each(Object.keys(commands) as CommandName[])("%s", (name) => {
  const fields = Object.keys(commands[name].payload.shape);
  const wrong = fields.flatMap((field) =>
    [...values, ...texts.map((text) => JSON.stringify(text))].map((value) => ({ field, value })),
  );

  test("refuses every field that is not what it should be, and writes nothing", async () => {
    const before = await everything(server);
    for (const { field, value } of wrong) {
      const payload = withField(name, field, value);
      if (passes(name, payload)) continue;
      expect([payload, await send(name, payload)]).toEqual([payload, "malformed"]);
    }
    expect(await everything(server)).toEqual(before);
  });

  test("answers as promised whatever else a field holds", async () => {
    const verdicts: Verdict[] = [];
    for (const { field, value } of wrong) {
      const payload = withField(name, field, value);
      if (passes(name, payload)) verdicts.push(await send(name, payload));
    }
    expect(verdicts).not.toContain("malformed");
  });

  test("refuses what lacks a field, has one too many, or is no object", async () => {
    for (const field of fields) {
      const { [field]: _, ...others } = commandRows[name].payload(world) as Record<string, unknown>;
      if (commands[name].payload.safeParse(others).success) continue;
      expect([field, await send(name, JSON.stringify(others))]).toEqual([field, "malformed"]);
    }
    for (const field of ["extra", "asker", "person", "constructor", ""]) {
      expect(await send(name, withField(name, field, "1"))).toBe("malformed");
    }
    for (const payload of values.filter((value) => !passes(name, value))) {
      expect([payload, await send(name, payload)]).toEqual([payload, "malformed"]);
    }
  });

  test("has no prototype to poison", async () => {
    await send(name, withField(name, "__proto__", '{"polluted":1}'));
    await send(name, '{"constructor":{"prototype":{"polluted":1}}}');
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  });
});

test("after all this others talk as they did before, and nothing went wrong", async () => {
  const { member } = world.people;
  const cid = crypto.randomUUID();
  await bystander.send("message.send", { conversation: world.group, cid, body: "still here" });
  const heard = await wire.until((frame) => frame.includes("still here"));
  expect(heard).toContain(String(member.me.id));
  expect(server.log.filter((line) => /"level":(?:50|60)/.test(line))).toEqual([]);
});
