import { deepEqual } from "node:assert/strict";
import { once } from "node:events";
import type { Socket } from "node:net";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { limits } from "@parley/protocol";
import { generalOf } from "../places.ts";
import { startServer, type TestServer } from "../server.ts";
import type { TestSocket } from "../socket.ts";
import type { Someone } from "../visitor.ts";
import { Wire } from "../wire.ts";

let server: TestServer;
let mallory: Someone, ana: Someone;
let bystander: TestSocket, another: TestSocket;
beforeAll(async () => {
  server = await startServer();
  [mallory, ana] = [await server.person("mallory"), await server.person("ana")];
  [bystander, another] = [await ana.socket(), await mallory.socket()];
});
afterAll(() => server.close());

// Whatever one connection says, others hear each other as before: of other people, and one's own.
let said = 0;
afterEach(async () => {
  const body = `nothing happened, ${++said}`;
  const conversation = generalOf(bystander);
  await bystander.send("message.send", { conversation, cid: crypto.randomUUID(), body });
  await another.event((event) => "message" in event && event.message.body === body);
  deepEqual(
    server.log.filter((line) => /"level":(?:50|60)/.test(line)),
    [],
  );
});

const huge = "x".repeat(limits.bodyBytes + 1);

describe("a frame of more than 64 KB", () => {
  test.each([
    ["of text", huge],
    ["of bytes", Buffer.from(huge)],
    ["that is a command", `421["typing",${JSON.stringify({ conversation: huge })}]`],
    ["of megabytes", huge.repeat(100)],
  ])("%s closes the connection", async (_, frame) => {
    const wire = await Wire.connect(mallory);
    wire.send(frame);
    // 1009: too big. What is sent while the server hangs up may be answered by a reset.
    expect([1009, 1006]).toContain(await wire.closed);
  });

  test("that comes in pieces closes the connection", async () => {
    const wire = await Wire.connect(mallory);
    for (let piece = 0; piece < 100; piece++) {
      wire.webSocket.send("x".repeat(1_000), { fin: false });
    }
    expect([1009, 1006]).toContain(await wire.closed);
  });

  test("by polling is refused", async () => {
    const path = "/socket.io/?EIO=4&transport=polling";
    const opened = await (await mallory.fetch(path)).text();
    const { sid } = JSON.parse(opened.slice(1)) as { sid: string };
    const init = { method: "POST", headers: { "content-type": "text/plain" }, body: huge };
    const status = await mallory.fetch(`${path}&sid=${sid}`, init).then(
      (reply) => reply.status,
      () => 413,
    );
    expect(status).toBe(413);
  });

  test("is what a message of the longest body is not", async () => {
    const wire = await Wire.connect(mallory);
    const body = "🍅".repeat(limits.bodyMax);
    const payload = { conversation: generalOf(another), cid: crypto.randomUUID(), body };
    wire.send(`421["message.send",${JSON.stringify(payload)}]`);
    expect(await wire.answer(1)).toMatchObject({ seq: expect.any(Number) as number });
  });
});

const frames: Record<string, (string | Buffer)[]> = {
  "no Engine.IO": ["", "x", "7", "8hello", "99", "-1", "\0", "hello", "4", "b", "bAAAA", "bnot64!"],
  "Engine.IO out of turn": ["0", '0{"sid":"mine"}', "1", "2", "2probe", "3", "3probe", "5", "6"],
  "no Socket.IO": ["4x", "47", "48[]", "49", "4-1", "4null", "4{}", "4\0"],
  "an event that is none": [
    "42",
    "42null",
    "42{}",
    "42[]",
    "42[null]",
    "42[{}]",
    "42[[]]",
    '42"read"',
    '42["read"',
    '42["read",{]',
    `42["read",${"[".repeat(30_000)}]`,
    `42${"[".repeat(30_000)}${"]".repeat(30_000)}`,
  ],
  "names that are taken": [
    '42["connect"]',
    '42["connect_error",{}]',
    '42["disconnect"]',
    '42["disconnecting"]',
    '42["newListener","read"]',
    '42["removeListener","read"]',
    '42["error",{}]',
    '42["connection",{}]',
    '42["sync",{}]',
    '42["hasOwnProperty"]',
    '42["__proto__"]',
    "42[0]",
  ],
  "numbers no acknowledgement has": [
    '4299999999999999999999999["read",{}]',
    '42-1["read",{}]',
    '421.5["read",{}]',
    '42001["read",{}]',
    '42null["read",{}]',
    "43[]",
    "431[]",
    "43999999[{}]",
    "43__proto__[]",
    '43{"a":1}',
  ],
  "attachments that never come": [
    '451-["read",{"_placeholder":true,"num":0}]',
    '4510-["read",{"_placeholder":true,"num":0}]',
    '45999999999-["read"]',
    '45-1-["read"]',
    '450-["read",{}]',
    '451-["read",{"_placeholder":true,"num":-1}]',
    '461-7[{"_placeholder":true,"num":99}]',
  ],
  "other rooms": [
    "40/admin,",
    "40/,",
    '40/x,{"a":1}',
    `40/${"x".repeat(60_000)},`,
    '42/admin,["read",{}]',
    "41/admin,",
    "40/../..,",
    "40/__proto__,",
    "40?a=b",
  ],
  "a connection once more": ["40", '40{"epoch":1}', '40{"cursors":"all"}', '44{"message":"no"}'],
  "a goodbye": ["41", "41{}", "41[]"],
};
const each = Object.entries(frames).flatMap(([kind, list]) =>
  list.map((frame) => ({ kind, frame, shown: JSON.stringify(String(frame).slice(0, 40)) })),
);

describe.each(["greeted", "not greeted"])("on a connection that was %s", (state) => {
  test.each(each)("$kind, $shown, disturbs nobody else", async ({ frame }) => {
    const wire = await (state === "greeted" ? Wire.connect(mallory) : Wire.open(mallory));
    wire.send(frame, Buffer.from(frame), frame);
    // Either it was closed for that, or it is still answered.
    wire.send('4271["read",{}]');
    const answered = wire.until((one) => one.startsWith("4371[")).then(() => "answered");
    wire.webSocket.ping();
    const pong = once(wire.webSocket, "pong").then(() => "ignored");
    const outcome = await Promise.race([answered.catch(() => "closed"), pong, wire.closed]);
    expect(outcome).toBeDefined();
    wire.webSocket.terminate();
  });
});

/** RFC 6455 frames that no library would send. */
const illegal: [string, number[]][] = [
  ["unmasked", [0x81, 0x02, 0x34, 0x30]],
  ["with reserved bits", [0xf1, 0x82, 0, 0, 0, 0, 0x34, 0x30]],
  ["of a kind that is not defined", [0x83, 0x82, 0, 0, 0, 0, 0x34, 0x30]],
  ["of text that is not UTF-8", [0x81, 0x82, 0, 0, 0, 0, 0xff, 0xfe]],
  ["of control that is too long", [0x89, 0xfe, 0x01, 0x00, 0, 0, 0, 0]],
  ["of control in pieces", [0x09, 0x80, 0, 0, 0, 0]],
  ["that continues nothing", [0x80, 0x82, 0, 0, 0, 0, 0x34, 0x30]],
  ["of a length beyond all numbers", [0x81, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]],
  ["of a close with one byte", [0x88, 0x81, 0, 0, 0, 0, 0x03]],
  ["of a close with a code that is none", [0x88, 0x82, 0, 0, 0, 0, 0x00, 0x01]],
];

test.each(illegal)("a WebSocket frame %s closes the connection alone", async (_, bytes) => {
  const wire = await Wire.connect(mallory);
  const { _socket: line } = wire.webSocket as unknown as { _socket: Socket };
  line.write(Buffer.from(bytes));
  expect(await wire.closed).toBeGreaterThanOrEqual(1000);
});

test("a connection that breaks in the middle of a frame is forgotten", async () => {
  const wire = await Wire.connect(mallory);
  const { serverSide } = wire;
  const gone = once(serverSide, "disconnect");
  const { _socket: line } = wire.webSocket as unknown as { _socket: Socket };
  line.write(Buffer.from([0x81, 0xfe, 0x10, 0x00, 0, 0, 0, 0, 0x34]));
  line.destroy();
  await gone;
  expect(server.parts.realtime.io.of("/").sockets.has(serverSide.id)).toBe(false);
});
