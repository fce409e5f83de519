import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { errorReply } from "@parley/protocol";
import { makeCertificate } from "../../test/certificate.ts";
import { openLine, readReply } from "../../test/line.ts";
import { startServer, type TestServer } from "../../test/server.ts";
import { validate } from "../../test/validate.ts";
import type { Someone } from "../../test/visitor.ts";

const folder = mkdtempSync(join(tmpdir(), "parley-http-"));
afterAll(() => rmSync(folder, { recursive: true }));

const POST = "POST /api/guests HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";

describe.each(["http", "https"])("over %s, a request that comes slowly", (scheme) => {
  let server: TestServer;
  beforeAll(async () => {
    const settings = scheme === "https" ? makeCertificate(folder) : {};
    const patience = { headersMs: 200, requestMs: 400, checkMs: 50 };
    server = await startServer({ settings, patience });
  });
  afterAll(() => server.close());

  test.each([
    ["whose headers never end", "GET /healthz HTTP/1.1\r\nHost: localhost\r\nX-Slow: "],
    ["whose body never ends", `${POST}Content-Length: 100\r\n\r\n{"nickname":`],
    ["whose body never begins", `${POST}Content-Length: 100\r\n\r\n`],
    ["whose chunks never end", `${POST}Transfer-Encoding: chunked\r\n\r\n5\r\n{"nic\r\n`],
  ])("and %s, is cut with a reason", async (_, words) => {
    const line = await openLine(server);
    line.say(words);
    const { status, body } = readReply(await line.closed);
    expect(status).toBe(400);
    expect(validate(errorReply, JSON.parse(body), "the reason").error.code).toBe("malformed");
  });

  test("and keeps sending a little, is cut all the same", async () => {
    const line = await openLine(server);
    line.say(`${POST}Content-Length: 1000000\r\n\r\n`);
    let over = false;
    const said = line.closed.finally(() => (over = true));
    while (!over) {
      line.say(" ");
      // As slow as the server answers others, which it goes on doing.
      const other = await openLine(server);
      other.say("GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
      expect(readReply(await other.closed).status).toBe(200);
    }
    expect([400, 413]).toContain(readReply(await said).status);
  });
});

test("a poll whose body never ends is cut, and the person's other sockets are not", async () => {
  const patience = { headersMs: 200, requestMs: 400, checkMs: 50 };
  const server = await startServer({ patience });
  const ana = await server.person("ana");
  const other = await ana.socket();
  const path = "/socket.io/?EIO=4&transport=polling";
  const opened = await (await ana.fetch(path)).text();
  const { sid } = JSON.parse(opened.slice(1)) as { sid: string };

  const line = await openLine(server);
  line.say(
    `POST ${path}&sid=${sid} HTTP/1.1\r\nHost: ${new URL(server.url).host}\r\n`,
    `Cookie: ${ana.cookie}\r\nOrigin: ${server.origin}\r\nContent-Type: text/plain\r\n`,
    "Content-Length: 1000\r\n\r\n40",
  );
  await line.closed;
  await other.settle();
  expect(other.io.connected).toBe(true);
  await server.close();
});

describe("what is hardly HTTP", () => {
  let server: TestServer;
  let ana: Someone;
  beforeAll(async () => {
    server = await startServer();
    ana = await server.person("ana");
  });
  afterAll(() => server.close());

  const HOST = "Host: localhost\r\n";
  test.each([
    ["words", "hello\r\n\r\n", 400],
    ["a method there is not", `BREW /healthz HTTP/1.1\r\n${HOST}\r\n`, 400],
    ["another protocol", "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 400],
    ["a header with a NUL", `GET / HTTP/1.1\r\n${HOST}X-A: a\0b\r\n\r\n`, 400],
    ["a header that is folded", `GET / HTTP/1.1\r\n${HOST}X-A: a\r\n b: c\r\n\r\n`, 400],
    ["two lengths", `${POST}Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}`, 400],
    [
      "a length and chunks",
      `${POST}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
      400,
    ],
    ["a length below nothing", `${POST}Content-Length: -1\r\n\r\n{}`, 400],
    ["a chunk of no size", `${POST}Transfer-Encoding: chunked\r\n\r\nxyz\r\n`, 400],
    ["headers without end", `GET / HTTP/1.1\r\n${HOST}X-A: ${"a".repeat(40_000)}\r\n\r\n`, 413],
    ["an address without end", `GET /${"a".repeat(40_000)} HTTP/1.1\r\n${HOST}\r\n`, 413],
  ])("%s, is answered with a reason, and the connection is over", async (_, words, expected) => {
    const line = await openLine(server);
    line.say(words);
    const { status, headers, body } = readReply(await line.closed);
    expect(status).toBe(expected);
    validate(errorReply, JSON.parse(body), "the reason");
    expect(headers).toMatchObject({
      "content-type": "application/json; charset=utf-8",
      "x-content-type-options": "nosniff",
      "cache-control": "no-store",
    });
    expect((await ana.call("getMe")).id).toBe(ana.me.id);
  });
});
