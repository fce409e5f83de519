import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { endpoints, type Endpoint, type EndpointName } from "@parley/protocol";
import { z } from "zod";
import type { World } from "../matrix.ts";
import { startServer, type TestServer } from "../server.ts";
import { openLine, readReply } from "../line.ts";
import { everything, judge, judgeResponse } from "./judge.ts";
import { texts, values } from "./values.ts";
import { askerOf, openWorld, pathOf, properAsk } from "./world.ts";

// Everything that could be wrong with a body, at every endpoint that takes one. What the protocol's
// schema refuses the server must refuse too, and have written nothing; what it does not refuse may
// be answered in any way that is promised.

let server: TestServer;
let world: World;
beforeAll(async () => {
  // What is said waits to be texted for longer than this takes, so that nothing moves by itself.
  server = await startServer({ settings: { TEXT_HOLD_SECONDS: "60" } });
  world = await openWorld(server);
});
afterAll(() => server.close());

const names = (Object.keys(endpoints) as EndpointName[]).filter(
  (name) => (endpoints[name] as Endpoint).body,
);

async function send(name: EndpointName, body: string | Buffer | undefined, headers = {}) {
  const endpoint: Endpoint = endpoints[name];
  const { params } = properAsk(name, world);
  const init = { method: endpoint.method, headers, ...(body === undefined ? {} : { body }) };
  const asker = askerOf(name, endpoint.asks, world, server);
  return judgeResponse(await asker.fetch(pathOf(endpoint.path, params), init), endpoint);
}

/** The names of all fields a body may have. */
function fieldsOf(schema: z.ZodType): string[] {
  if (schema instanceof z.ZodObject) return Object.keys(schema.shape);
  if (schema instanceof z.ZodUnion)
    return schema.options.flatMap((one) => fieldsOf(one as z.ZodType));
  throw new Error("A body that is neither an object nor a choice of them");
}

/** The proper body with one field set to that JSON. */
function withField(name: EndpointName, field: string, value: string): string {
  const { [field]: _, ...others } = properAsk(name, world).body ?? {};
  const rest = JSON.stringify(others).slice(1, -1);
  return `{${rest === "" ? "" : `${rest},`}${JSON.stringify(field)}:${value}}`;
}

const passes = (schema: z.ZodType, json: string) => schema.safeParse(JSON.parse(json)).success;

/** A few at a time: as many as come from one browser. */
async function inTurn<T>(all: T[], work: (one: T) => Promise<void>): Promise<void> {
  for (let start = 0; start < all.length; start += 8) {
    await Promise.all(all.slice(start, start + 8).map(work));
  }
}

describe.each(names)("%s", (name) => {
  const schema = (endpoints[name] as Endpoint).body!;
  const wrong = fieldsOf(schema).flatMap((field) =>
    [...values, ...texts.map((text) => JSON.stringify(text))].map((value) => ({ field, value })),
  );

  test("refuses every field that is not what it should be, and writes nothing", async () => {
    const before = await everything(server);
    await inTurn(wrong, async ({ field, value }) => {
      const body = withField(name, field, value);
      if (passes(schema, body)) return;
      expect([body, await send(name, body)]).toEqual([body, "malformed"]);
    });
    expect(await everything(server)).toEqual(before);
  });

  test("answers as promised whatever else a field holds", async () => {
    const answered = inTurn(wrong, async ({ field, value }) => {
      const body = withField(name, field, value);
      if (passes(schema, body)) await send(name, body);
    });
    await expect(answered).resolves.toBeUndefined();
  });

  test("refuses a body that lacks a field it needs", async () => {
    const { body = {} } = properAsk(name, world);
    for (const field of Object.keys(body)) {
      const { [field]: _, ...others } = body;
      if (schema.safeParse(others).success) continue;
      expect([field, await send(name, JSON.stringify(others))]).toEqual([field, "malformed"]);
    }
  });

  test.each(["extra", "id", "role ", "isAdmin", "constructor", "toString", "", "0"])(
    "refuses a field that it does not know: %j",
    async (field) => {
      expect(await send(name, withField(name, field, "1"))).toBe("malformed");
    },
  );

  test("has no prototype to poison", async () => {
    for (const field of ["__proto__", String.raw`__pro\u0074o__`]) {
      const { body } = properAsk(name, world);
      const rest = JSON.stringify(body).slice(1, -1);
      const poison = `{"${field}":{"polluted":1}${rest === "" ? "" : `,${rest}`}}`;
      expect(await send(name, poison)).toBe("malformed");
    }
    const nested = `{"constructor":{"prototype":{"polluted":1}}}`;
    expect(await send(name, nested)).toBe("malformed");
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  });

  const bodies: [string, string | Buffer | undefined][] = [
    ["nothing", undefined],
    ["no text", ""],
    ["white space", " \n "],
    ["words", "hello"],
    ["null", "null"],
    ["a number", "1"],
    ["a string", '"body"'],
    ["a list", "[]"],
    ["half an object", '{"a":'],
    ["two objects", "{}{}"],
    ["a comment", "{}//"],
    ["single quotes", "{'a':1}"],
    ["a byte order mark twice", "\ufeff\ufeff{}"],
    ["UTF-16", Buffer.from("{}", "utf16le")],
    ["bytes that are no text", Buffer.from([0xff, 0xfe, 0xfd])],
    ["what only says that it is an object", Buffer.from('{"a":"\xff"}', "latin1")],
    ["ten thousand lists", "[".repeat(10_000) + "]".repeat(10_000)],
    ["ten thousand lists without an end", "[".repeat(10_000)],
  ];
  test.each(bodies)("refuses %s for a body", async (_, body) => {
    expect(await send(name, body)).toBe("malformed");
  });

  test.each([
    "text/plain",
    "text/html",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "application/xml",
    "application/json-patch+json",
    "application/jsonp",
    "json",
  ])("refuses %s, whatever is in it", async (type) => {
    const body = JSON.stringify(properAsk(name, world).body);
    expect(await send(name, body, { "content-type": type })).toBe("unsupported_type");
  });

  test("refuses more than 64 KB before it is there", async () => {
    const endpoint: Endpoint = endpoints[name];
    const asker = askerOf(name, endpoint.asks, world, server);
    const head = Object.entries({
      ...asker.headers,
      host: new URL(server.url).host,
      "content-type": "application/json",
    });
    const start = `${endpoint.method} ${pathOf(endpoint.path, properAsk(name, world).params)} HTTP/1.1`;
    const lines = [start, ...head.map(([key, value]) => `${key}: ${value}`)].join("\r\n");
    const chunk = " ".repeat(70_000);
    for (const rest of [
      `content-length: 1048576\r\n\r\n{`,
      `transfer-encoding: chunked\r\n\r\n${chunk.length.toString(16)}\r\n${chunk}\r\n`,
    ]) {
      const line = await openLine(server);
      line.say(`${lines}\r\n${rest}`);
      expect(judge(readReply(await line.closed), endpoint)).toBe("too_large");
    }
  });
});

test("after all this people talk as they did before", async () => {
  const { owner, member } = world.people;
  const [speaking, listening] = [await owner.socket(), await member.socket()];
  const body = "still here";
  await speaking.send("message.send", {
    conversation: world.group,
    cid: crypto.randomUUID(),
    body,
  });
  const heard = await listening.event((event) => "message" in event && event.message.body === body);
  expect(heard).toMatchObject({ message: { sender: owner.me.id } });
  expect(server.log.filter((line) => /"level":(?:50|60)/.test(line))).toEqual([]);
});
