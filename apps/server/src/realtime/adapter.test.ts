import { randomUUID } from "node:crypto";
import { connect, type Socket as NetSocket } from "node:net";
import { once } from "node:events";
import { io, type Socket } from "socket.io-client";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Id, Push } from "@parley/protocol";
import { generalOf } from "../../test/places.ts";
import { startServer, type TestServer } from "../../test/server.ts";
import type { Someone } from "../../test/visitor.ts";
import { frameOf } from "./adapter.ts";

let server: TestServer;
let ana: Someone;
let general: Id;
beforeAll(async () => {
  server = await startServer();
  ana = await server.person("ana");
  general = generalOf(await ana.socket());
});
afterAll(() => server.close());

async function say(body: string): Promise<number> {
  const params = { conversation: general };
  return (await ana.call("sendMessage", { params, body: { cid: randomUUID(), body } })).seq;
}

/** The messages a plain Socket.IO client is told of, until the one with that seq. */
function heardBy(socket: Socket, lastSeq: () => number): Promise<number[]> {
  const heard: number[] = [];
  return new Promise((resolve) => {
    socket.on("events", ({ events }: Push<"events">) => {
      for (const event of events) if ("message" in event) heard.push(event.message.seq);
      if (heard.at(-1) === lastSeq()) resolve(heard);
    });
  });
}

test.for([
  ["WebSocket", ["websocket"]],
  ["polling", ["polling"]],
  ["polling that becomes a WebSocket meanwhile", ["polling", "websocket"]],
] as const)("over %s every message arrives once and in order", async ([, transports]) => {
  const ben = await server.guest(`by ${transports.join(" and ")}`);
  const socket = io(server.url, {
    transports: [...transports],
    extraHeaders: { ...ben.headers, "parley-slot": "0" },
    forceNew: true,
  });
  let last = 0;
  const heard = heardBy(socket, () => last);
  await once(socket as never, "sync");

  const sent: number[] = [];
  for (let n = 0; n < 40; n++) sent.push(await say(`number ${n}`));
  last = await say("last");

  expect(await heard).toEqual([...sent, last]);
  socket.close();
});

// Beyond what the kernel keeps for both ends of a connection before the server has to.
const FLOOD = 400;

test("who does not read is cut, and the others hear everything", async () => {
  const [stalled, ben] = [await server.person("stalled"), await server.person("ben")];
  const lazy = await openRaw(stalled);
  const [loud, attentive] = [await ana.socket(), await ben.socket()];
  const cut = once(lazy, "close");

  const texts = Array.from({ length: FLOOD }, (_, n) => `${n} ${"🌻".repeat(9_000)}`);
  let seq = 0;
  for (const body of texts) {
    ({ seq } = await loud.send("message.send", { conversation: general, cid: randomUUID(), body }));
  }
  await attentive.event((one) => "message" in one && one.message.seq === seq);

  // Only once it reads does it learn that it was cut; until then nothing was kept for it.
  lazy.resume();
  await cut;
  const heard = attentive
    .eventsOf(general)
    .flatMap((one) => ("message" in one ? [one.message.body] : []));
  expect(heard).toEqual(texts);
});

test("a server that stops does not wait for who does not read", async () => {
  const stopping = await startServer();
  const lazy = await openRaw(await stopping.person("lazy"), stopping);
  const loud = await (await stopping.person("loud")).socket();
  const conversation = generalOf(loud);
  const body = "🌻".repeat(9_000);
  // Less than would have it cut, more than the kernel takes.
  const { realtime } = stopping.parts;
  while ([...realtime.io.of("/").sockets.values()].every((socket) => waitingBytes(socket) === 0)) {
    await loud.send("message.send", { conversation, cid: randomUUID(), body });
  }

  const ended = once(lazy, "close");
  await stopping.close();
  lazy.resume();
  await expect(ended).resolves.toBeDefined();
});

function waitingBytes(socket: { conn: unknown }): number {
  const { transport } = socket.conn as { transport: { socket?: { _socket?: NetSocket } } };
  return transport.socket?._socket?.writableLength ?? 0;
}

test.for([0, 120, 121, 122, 65_530, 65_532, 70_000])(
  "a frame of %i bytes more has the length it says",
  (length) => {
    const { bytes } = frameOf("x".repeat(length));
    const payload = length + 1;
    const header = payload < 126 ? 2 : payload < 65_536 ? 4 : 10;
    expect(bytes).toHaveLength(header + payload);
    const said =
      header === 2
        ? bytes[1]
        : header === 4
          ? bytes.readUInt16BE(2)
          : Number(bytes.readBigUInt64BE(2));
    expect(said).toBe(payload);
  },
);

/** A WebSocket of which nothing is read unless the test does. */
async function openRaw(someone: Someone, on: TestServer = server): Promise<NetSocket> {
  const { hostname, port } = new URL(on.url);
  const socket = connect(Number(port), hostname);
  socket.on("error", () => undefined);
  const headers = Object.entries(someone.headers).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.write(
    "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\n" +
      `Host: ${hostname}:${port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
      `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${Buffer.alloc(16, 7).toString("base64")}\r\n` +
      `${headers.join("")}\r\n`,
  );
  await once(socket, "data");
  // "40": connect to the namespace, in a frame masked with zeros.
  socket.write(Buffer.from([0x81, 0x82, 0, 0, 0, 0, 0x34, 0x30]));
  let received = "";
  for await (const chunk of socket.iterator({ destroyOnReturn: false })) {
    received += String(chunk);
    if (received.includes('"sync"')) break;
  }
  socket.pause();
  return socket;
}
