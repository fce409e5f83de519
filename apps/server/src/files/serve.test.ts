import { randomBytes } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { File } from "@parley/protocol";
import { begin } from "../../test/conversations.ts";
import { dot, sayWith, upload } from "../../test/files.ts";
import { startS3, type TestS3 } from "../../test/s3.ts";
import { startServer, type TestServer } from "../../test/server.ts";
import { rawRequest, type Someone } from "../../test/visitor.ts";
import { signedLink } from "./links.ts";

let s3: TestS3;
beforeAll(async () => {
  s3 = await startS3();
});
afterAll(() => s3.close());

let server: TestServer;
afterEach(() => server.close());

async function begun(settings: Record<string, string> = {}): Promise<Someone> {
  server = await startServer({ settings });
  return server.person("ana");
}

const ask = (who: Someone, { id }: File, headers: Record<string, string> = {}) =>
  who.fetch(`/files/${id}/name`, { headers });

describe.each([
  ["a folder", () => ({})],
  ["S3", () => s3.settings],
])("from %s", (_, settings) => {
  test("a file comes whole or in part, or not at all when the browser has it", async () => {
    const ana = await begun(settings());
    const bytes = randomBytes(300_000);
    const file = await upload(ana, bytes, "film.bin");
    const { id } = await begin(ana, { kind: "direct", people: [ana.me.id] });
    await sayWith(ana, id, [file.id]);

    const whole = await ask(ana, file);
    expect(Buffer.from(await whole.arrayBuffer()).equals(bytes)).toBe(true);
    expect(whole.headers.get("content-length")).toBe("300000");
    const etag = whole.headers.get("etag")!;

    const parts = [
      ["bytes=0-99", 0, 100],
      ["bytes=299990-", 299_990, 300_000],
      ["bytes=-5", 299_995, 300_000],
      ["bytes=100-999999999", 100, 300_000],
    ] as const;
    for (const [range, start, end] of parts) {
      const part = await ask(ana, file, { range, "if-range": etag });
      expect([range, part.status]).toEqual([range, 206]);
      expect(part.headers.get("content-range")).toBe(`bytes ${start}-${end - 1}/300000`);
      expect(Buffer.from(await part.arrayBuffer()).equals(bytes.subarray(start, end))).toBe(true);
    }
    for (const range of ["bytes=400000-", "bytes=5-2", "bytes=-", "bytes=0-1,5-6", "lines=1-2"]) {
      const reply = await ask(ana, file, { range });
      expect([range, reply.status]).toEqual([range, 200]);
      await reply.arrayBuffer();
    }
    const stale = await ask(ana, file, { range: "bytes=0-9", "if-range": '"another"' });
    expect(stale.status).toBe(200);
    await stale.arrayBuffer();

    const known = await ask(ana, file, { "if-none-match": `"other", W/${etag}` });
    expect([known.status, await known.text()]).toEqual([304, ""]);
  });

  test("a picture and its thumbnail come, and go with their message", async () => {
    const ana = await begun(settings());
    const file = await upload(ana, dot, "dot.png");
    const { id } = await begin(ana, { kind: "direct", people: [ana.me.id] });
    const seq = await sayWith(ana, id, [file.id]);
    const thumbnail = `/files/${file.id}/thumbnail`;
    const reply = await ana.fetch(thumbnail);
    expect(reply.headers.get("content-type")).toBe("image/webp");
    expect(Buffer.from(await reply.arrayBuffer()).toString("latin1", 8, 12)).toBe("WEBP");

    await ana.call("deleteMessage", { params: { conversation: id, seq } });
    await server.parts.files.sweep();
    expect((await ana.fetch(thumbnail)).status).toBe(404);
    const left = await server.parts.database.db.selectFrom("file").selectAll().execute();
    expect(left).toEqual([]);
    expect(server.log.filter((line) => /"level":(?:50|60)/.test(line))).toEqual([]);
  });
});

test("HEAD says what GET says, without the bytes", async () => {
  const ana = await begun();
  const file = await upload(ana, "a few words");
  const [head, get] = await Promise.all(
    ["HEAD", "GET"].map((method) => rawRequest(server, method, `/files/${file.id}/x`, ana.headers)),
  );
  expect(head!.body).toBe("");
  expect({ ...head!.headers, date: "" }).toEqual({ ...get!.headers, date: "" });
});

const pages = {
  "page.html": "<!doctype html><script>alert(document.cookie)</script>",
  "picture.svg": `<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>`,
  "xml.svg": `<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>`,
  "page.xhtml": `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"/>`,
  "script.js": "alert(1)",
  "paper.pdf":
    "%PDF-1.7\n%\u00e2\u00e3\n1 0 obj<</OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj",
};

test.each(Object.entries(pages))("%s is downloaded, never shown", async (name, content) => {
  const ana = await begun();
  const file = await upload(ana, content, name);
  const signed = signedLink(server.parts, file, { seconds: 60 });
  for (const path of [`/files/${file.id}/${name}`, `/files/${file.id}/x.png`, signed]) {
    const { headers } = await rawRequest(server, "GET", path, ana.headers);
    expect(headers["content-disposition"]).toMatch(/^attachment; /);
    expect(headers["content-type"]).not.toMatch(/html|svg|javascript/);
    expect(headers).toMatchObject({
      "content-security-policy": "sandbox; default-src 'none'",
      "x-content-type-options": "nosniff",
      "cache-control": "private, no-cache",
    });
  }
});

test("a picture is shown where it stands, and is as harmless", async () => {
  const ana = await begun();
  const { id } = await upload(ana, dot, "dot.png");
  const { headers } = await rawRequest(server, "GET", `/files/${id}/x`, ana.headers);
  expect(headers).toMatchObject({
    "content-type": "image/png",
    "content-disposition": `inline; filename="dot.png"; filename*=UTF-8''dot.png`,
    "content-security-policy": "sandbox; default-src 'none'",
  });
});

test.each([
  ["../../../etc/passwd", "passwd"],
  ["..\\..\\windows\\system.ini", "system.ini"],
  ["/", "file"],
  ["..", "file"],
  ["", "file"],
  ["a\u0000b\r\nset-cookie: x=1", "abset-cookie: x=1"],
  ["invoice\u202Egpj.exe", "invoicegpj.exe"],
  ['"; filename=evil.html', '"; filename=evil.html'],
  ["Grüße 🌻.txt", "Grüße 🌻.txt"],
  [`${"x".repeat(300)}.jpeg`, `${"x".repeat(195)}.jpeg`],
])("the name %j is kept as %j, and leads nowhere", async (given, kept) => {
  const ana = await begun();
  const file = await upload(ana, "words", given);
  expect(file.name).toBe(kept);
  const { headers } = await rawRequest(server, "GET", `/files/${file.id}/x`, ana.headers);
  const disposition = headers["content-disposition"]!;
  const [, plain, exact] = /^attachment; filename="([^"]*)"; filename\*=UTF-8''(\S+)$/.exec(
    disposition,
  )!;
  expect(plain).toMatch(/^[\x20-\x7e]+$/);
  expect(decodeURIComponent(exact!)).toBe(kept);
});
