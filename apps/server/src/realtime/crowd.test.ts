import { once } from "node:events";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { errorReply, type ErrorReply } from "@parley/protocol";
import { startServer, type TestServer } from "../../test/server.ts";
import { validate } from "../../test/validate.ts";
import type { Someone } from "../../test/visitor.ts";
import { Wire } from "../../test/wire.ts";
import { CONNECTIONS_PER_PERSON } from "./crowd.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

/** Opens as many connections at once; answers what came of each. */
async function openMany(someone: Someone, count: number) {
  const wires = await Promise.all(Array.from({ length: count }, () => Wire.open(someone)));
  for (const wire of wires) wire.send("40");
  const answers = wires.map(async (wire) => ({ wire, refused: await refusalOf(wire) }));
  return Promise.all(answers);
}

/** Why a connection was not let in, or null when it was. */
async function refusalOf(wire: Wire): Promise<ErrorReply["error"] | null> {
  const frame = await wire.until((one) => /^4[04]\{/.test(one));
  if (frame.startsWith("40")) return null;
  const { data } = JSON.parse(frame.slice(2)) as { data: unknown };
  return validate(errorReply, data, "the refusal").error;
}

test("one person has so many connections and no more, and another is not in their way", async () => {
  const [ana, ben] = [await server.person("ana"), await server.person("ben")];
  const opened = await openMany(ana, CONNECTIONS_PER_PERSON + 10);
  const refused = opened.flatMap(({ refused: why }) => why ?? []);
  expect(refused).toHaveLength(10);
  for (const why of refused) expect([why.code, why.retryAfter]).toEqual(["too_many", 60]);
  await expect(ana.socket()).rejects.toMatchObject({ code: "too_many" });
  expect((await ben.socket()).sync.me.id).toBe(ben.me.id);

  const leaving = opened.find((one) => one.refused === null)!.wire;
  const left = once(leaving.serverSide, "disconnect");
  leaving.webSocket.close();
  await left;
  expect((await ana.socket()).sync.me.id).toBe(ana.me.id);
  await expect(ana.socket()).rejects.toMatchObject({ code: "too_many" });
});

test("a connection that says goodbye and stays is still one", async () => {
  const cleo = await server.person("cleo");
  const opened = await openMany(cleo, CONNECTIONS_PER_PERSON);
  const [first] = opened.map(({ wire }) => wire);
  for (const { wire } of opened) {
    const gone = once(wire.serverSide, "disconnect");
    wire.send("41");
    await gone;
  }
  await expect(cleo.socket()).rejects.toMatchObject({ code: "too_many" });

  first!.send("40");
  await first!.closed;
  expect((await cleo.socket()).sync.me.id).toBe(cleo.me.id);
});

test("a connection that asks to be greeted again and again is greeted at most once, and closed", async () => {
  const dan = await server.person("dan");
  const other = await dan.socket();
  const wire = await Wire.open(dan);
  wire.send(...Array.from({ length: 500 }, () => "40"));
  await wire.closed;
  expect(wire.frames.filter((frame) => frame.includes('"sync"')).length).toBeLessThan(2);
  await other.settle();
  expect((await dan.socket()).sync.me.id).toBe(dan.me.id);
});

describe("a connection that says more than any client does", () => {
  const noise = {
    "knocks on other rooms": "40/elsewhere,",
    "acknowledgements of nothing": "437[]",
    pongs: "3",
    "requests to be told of what is not there": '42["no such command"]',
  };

  test.each(Object.entries(noise))("%s, is cut, and no other is", async (_, frame) => {
    const limited = await startServer({
      limits: { "socket.packet": { points: 1_000, seconds: 3_600 } },
    });
    const eve = await limited.person("eve");
    const [wire, other] = [await Wire.connect(eve), await eve.socket()];
    wire.send(...Array.from({ length: 999 }, () => frame));
    wire.send('421["read",{}]', frame, frame, frame);
    await wire.closed;
    await other.settle();
    expect(other.io.connected).toBe(true);
    await limited.close();
  });

  test("is cut by polling too, in the middle of what it says", async () => {
    const limited = await startServer({
      limits: { "socket.packet": { points: 1_000, seconds: 3_600 } },
    });
    const eve = await limited.person("eve");
    const path = "/socket.io/?EIO=4&transport=polling";
    const opened = await (await eve.fetch(path)).text();
    const { sid } = JSON.parse(opened.slice(1)) as { sid: string };
    const payload = Array.from({ length: 5_000 }, () => "40").join("\x1e");
    const init = { method: "POST", headers: { "content-type": "text/plain" }, body: payload };
    await eve.fetch(`${path}&sid=${sid}`, init).catch(() => undefined);
    const after = await eve.fetch(`${path}&sid=${sid}`);
    expect(await after.json()).toMatchObject({ message: "Session ID unknown" });
    expect((await eve.socket()).sync.me.id).toBe(eve.me.id);
    await limited.close();
  });
});
