import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { errorReply, Refusal, type Id } from "@parley/protocol";
import { begin, say } from "../../test/conversations.ts";
import { generalOf } from "../../test/places.ts";
import { startServer, type TestServer } from "../../test/server.ts";
import type { TestSocket } from "../../test/socket.ts";
import { validate } from "../../test/validate.ts";
import type { Someone } from "../../test/visitor.ts";
import { Wire } from "../../test/wire.ts";

let server: TestServer;
let ana: Someone, ben: Someone;
let general: Id;
beforeAll(async () => {
  server = await startServer();
  [ana, ben] = [await server.person("ana"), await server.person("ben")];
  general = generalOf(await ana.socket());
});
afterAll(() => server.close());

const codeOf = (answer: unknown) => validate(errorReply, answer, "an answer").error.code;
const message = (body: string) =>
  JSON.stringify({ conversation: general, cid: randomUUID(), body });

describe("a command", () => {
  test.each([
    ["nothing but the wish for an answer", '421["read"]'],
    ["nothing at all", '421["read",null]'],
    ["a list", '421["read",[1,1]]'],
    ["words", '421["read","please"]'],
    ["a name that no command has", '421["message.burn",{}]'],
    ["the name of what every object has", '421["constructor",{}]'],
    ["the name of every object's prototype", '421["__proto__",{}]'],
    ["a number for a name", "421[7,{}]"],
    ["the name of an error", '421["error",{}]'],
  ])("with %s is answered that it is malformed", async (_, frame) => {
    const wire = await Wire.connect(ana);
    wire.send(frame);
    expect(codeOf(await wire.answer(1))).toBe("malformed");
    wire.webSocket.close();
  });

  test.each([
    ["nobody asked", (body: string) => `42["message.send",${message(body)}]`],
    ["words were put where the wish is", (body) => `42["message.send",${message(body)},"ack"]`],
    ["more was said than is heard", (body) => `427["message.send",${message(body)},{"a":1}]`],
  ])("is done though %s", async (_, frame) => {
    const listening = await ben.socket();
    const wire = await Wire.connect(ana);
    const body = randomUUID();
    wire.send(frame(body));
    const heard = listening.event((event) => "message" in event && event.message.body === body);
    expect(await heard).toMatchObject({ message: { sender: ana.me.id } });
    wire.webSocket.close();
    listening.close();
  });

  test("that is wrong in ten thousand places is not told all of them", async () => {
    const wire = await Wire.connect(ana);
    const people = Array.from({ length: 10_000 }, () => "");
    wire.send(`421["presence.watch",${JSON.stringify({ people })}]`);
    const extra = Object.fromEntries(people.map((_, n) => [`key ${n}`, 0]));
    const long = JSON.stringify({ conversation: general, seq: 1, ...extra }).slice(0, 50_000);
    wire.send(`422["read",${long.slice(0, long.lastIndexOf(","))}}]`);
    for (const id of [1, 2]) {
      const answer = await wire.answer(id);
      expect(codeOf(answer)).toBe("malformed");
      expect(JSON.stringify(answer).length).toBeLessThan(4_000);
    }
    wire.webSocket.close();
  });
});

/** Sends a command and answers how it went. */
async function outcome(socket: TestSocket, name = "read", payload: object = readAll()) {
  const answer: unknown = await socket.io.timeout(10_000).emitWithAck(name, payload);
  return Refusal.fromReply(validate(errorReply, answer, "the refusal"));
}
const readAll = () => ({ conversation: general, seq: 0 });

describe("a socket that says too much", () => {
  const POINTS = 20;

  async function flood(seconds: number) {
    const limited = await startServer({
      limits: { "socket.command": { points: POINTS, seconds } },
    });
    const cleo = await limited.person("cleo");
    const [loud, quiet] = [await cleo.socket(), await cleo.socket()];
    return { limited, loud, quiet, conversation: generalOf(loud) };
  }

  test.each(["read", "typing", "no such command"])(
    "is refused what is beyond, by %s, and told how long to wait; another is not",
    async (name) => {
      const { limited, loud, quiet, conversation } = await flood(600);
      for (let n = 0; n < POINTS; n++) loud.io.emit(name, { conversation, seq: 0 });
      const refused = await outcome(loud, "read", { conversation, seq: 0 });
      expect([refused.code, refused.retryAfter]).toEqual(["too_many", 600]);
      expect(await quiet.send("read", { conversation, seq: 0 })).toEqual({});
      expect(loud.io.connected).toBe(true);
      await limited.close();
    },
  );

  test("and does not stop is cut, and another is not", async () => {
    const { limited, loud, quiet, conversation } = await flood(0.02);
    let over = false;
    void loud.closed.then(() => (over = true));
    while (!over) {
      for (let n = 0; n < 5 * POINTS; n++) loud.io.emit("no such command", {});
      // What is answered elsewhere has been heard: there is no telling how fast a machine hears.
      await quiet.send("read", { conversation, seq: 0 }).catch(() => undefined);
      await limited.visitor().call("health");
    }
    expect(await loud.closed).toBe("io server disconnect");
    expect(quiet.io.connected).toBe(true);
    await limited.close();
  });
});

test("who asks and does not read the answers is cut, and another is not", async () => {
  const { id } = await begin(ana, { kind: "group", name: "heavy" });
  for (let n = 0; n < 45; n++) await say(ana, id, "🌻".repeat(10_000));
  const [wire, other] = [await Wire.connect(ana), await ana.socket()];
  const { serverSide } = wire;
  wire.webSocket.pause();

  while (serverSide.connected) {
    wire.send(`421["difference",{"conversation":${id},"ver":1}]`);
    await other.send("read", { conversation: id, seq: 0 });
  }
  wire.webSocket.resume();
  await wire.closed;
  expect(other.io.connected).toBe(true);
});
