import { readdir } from "node:fs/promises";
import { createConnection } from "node:net";
import { once } from "node:events";
import { setTimeout } from "node:timers/promises";
import { afterEach, expect, test } from "vitest";
import { refusalOf } from "../../test/conversations.ts";
import { upload } from "../../test/files.ts";
import { openLine, readReply } from "../../test/line.ts";
import { startServer, type ServerOptions, type TestServer } from "../../test/server.ts";
import type { Someone } from "../../test/visitor.ts";

let server: TestServer;
afterEach(() => server.close());

async function begun(options: ServerOptions = {}): Promise<Someone> {
  server = await startServer(options);
  return server.person("ana");
}

const headOf = ({ headers }: Someone, more: string[]) =>
  [
    "POST /api/files?name=x HTTP/1.1",
    `host: ${new URL(server.url).host}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    ...more,
    "\r\n",
  ].join("\r\n");

/** Nothing is left of what was refused: no row, no bytes. */
async function expectNothingKept(): Promise<void> {
  await server.parts.files.sweep();
  const rows = await server.parts.database.db.selectFrom("file").selectAll().execute();
  expect(rows).toEqual([]);
  expect(await readdir(server.parts.files.incoming).catch(() => [])).toEqual([]);
}

const small = { FILE_MAX_MB: "0.1" };

test("a file of just the size is taken, and of one byte more refused", async () => {
  const ana = await begun({ settings: small });
  expect(await upload(ana, Buffer.alloc(100_000))).toMatchObject({ sizeBytes: 100_000 });
  const more = upload(ana, Buffer.alloc(100_001));
  await expect(more).rejects.toMatchObject({
    code: "file_too_large",
    message: "A file may have at most 0.1 MB here.",
  });
});

test("nothing at all is a file too", async () => {
  const ana = await begun();
  expect(await upload(ana, "", "empty")).toMatchObject({
    sizeBytes: 0,
    type: "application/octet-stream",
  });
});

test.each([
  ["is said to be too large", ["content-length: 50000000"], "some of it"],
  [
    "turns out to be too large",
    ["transfer-encoding: chunked"],
    `${(200_000).toString(16)}\r\n${"x".repeat(200_000)}\r\n`,
  ],
])("what %s is refused before it is there", async (_, headers, start) => {
  const ana = await begun({
    settings: small,
    patience: { headersMs: 400, requestMs: 500, checkMs: 50 },
  });
  const line = await openLine(server);
  // The end of it never comes: the answer does.
  line.say(headOf(ana, headers), start);
  const reply = readReply(await line.closed);
  expect([reply.status, JSON.parse(reply.body.slice(0, reply.body.indexOf("}}") + 2))]).toEqual([
    413,
    { error: { code: "file_too_large", message: "A file may have at most 0.1 MB here." } },
  ]);
  await expectNothingKept();
});

test("who sends too much to the end reads the answer, and may go on", async () => {
  const ana = await begun({ settings: small });
  const socket = createConnection(Number(new URL(server.url).port), "127.0.0.1");
  let said = "";
  socket.setEncoding("utf8").on("data", (text: string) => (said += text));
  socket.write(headOf(ana, ["content-length: 8000000"]));
  socket.write(Buffer.alloc(8_000_000));
  const next = `GET /healthz HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`;
  socket.end(next);
  await once(socket, "close");
  expect(said).toContain("HTTP/1.1 413");
  expect(said).toContain('{"status":"ok"}');
});

test("a body may take longer than other requests as long as it comes, and is cut when it stands", async () => {
  const ana = await begun({ patience: { headersMs: 500, requestMs: 1_500, checkMs: 50 } });
  const steady = createConnection(Number(new URL(server.url).port), "127.0.0.1");
  let said = "";
  steady.setEncoding("utf8").on("data", (text: string) => (said += text));
  const over = once(steady, "close");
  const [chunk, times] = ["y".repeat(20_000), 24];
  steady.write(headOf(ana, [`content-length: ${chunk.length * times}`, "connection: close"]));
  const started = Date.now();
  for (let sent = 0; sent < times; sent++) {
    steady.write(chunk);
    // It is the pace of the line itself that this is about.
    await setTimeout(100);
  }
  await over;
  expect(Date.now() - started).toBeGreaterThan(1_500);
  expect(said).toContain("HTTP/1.1 201");

  const held = await openLine(server);
  held.say(headOf(ana, ["content-length: 1000"]), "a little");
  expect(await held.closed).not.toContain("HTTP/1.1 2");
  const [kept] = await server.parts.database.db.selectFrom("file").selectAll().execute();
  expect(kept).toMatchObject({ size_bytes: 480_000 });
});

test("who hangs up in the middle leaves nothing, and nothing goes wrong", async () => {
  const ana = await begun();
  const line = await openLine(server);
  line.say(headOf(ana, ["content-length: 1000000"]), "x".repeat(100_000));
  const { db } = server.parts.database;
  await expect.poll(() => db.selectFrom("file").selectAll().execute()).toHaveLength(1);
  line.hangUp();
  await expect
    .poll(async () => {
      await server.parts.files.sweep();
      return db.selectFrom("file").selectAll().execute();
    })
    .toEqual([]);
  await expectNothingKept();
  expect(server.log.filter((one) => /"level":(?:50|60)/.test(one))).toEqual([]);
});

test("nothing of a body is read before it is known who sends it", async () => {
  await begun();
  const stranger = server.visitor() as Someone;
  expect(await refusalOf(upload(stranger, "let me in"))).toBe("not_signed_in");
  await expectNothingKept();
});

test("a day has an end", async () => {
  const ana = await begun({ limits: { "file.upload": { points: 2, seconds: 3600 } } });
  await upload(ana, "one");
  await upload(ana, "two");
  expect(await refusalOf(upload(ana, "three"))).toBe("too_many");
});

test.each(["", "?name=a&name=b", "?name=a&type=image/png", "?Name=a"])(
  "takes no other query: %j",
  async (query) => {
    const ana = await begun();
    const reply = await ana.fetch(`/api/files${query}`, { method: "POST", body: "x" });
    expect(await reply.json()).toMatchObject({ error: { code: "malformed" } });
  },
);

test.each(["text/plain", "application/json", "multipart/form-data; boundary=x", "x/unheard-of"])(
  "bytes are bytes when they are said to be %s",
  async (type) => {
    const ana = await begun();
    const reply = await ana.fetch("/api/files?name=x", {
      method: "POST",
      body: "{ not json",
      headers: { "content-type": type },
    });
    expect(await reply.json()).toMatchObject({ type: "text/plain", sizeBytes: 10 });
  },
);
