import { afterAll, beforeAll, expect, test } from "vitest";
import type { File } from "@parley/protocol";
import { begin } from "../../test/conversations.ts";
import { standingClock } from "../../test/clock.ts";
import { sayWith, upload } from "../../test/files.ts";
import { startServer, type TestServer } from "../../test/server.ts";
import { rawRequest, type Someone } from "../../test/visitor.ts";
import { readLink, signedLink } from "./links.ts";

const clock = standingClock();
let server: TestServer;
let ana: Someone;
let file: File;
let conversation: number;
let seq: number;
beforeAll(async () => {
  server = await startServer({ now: clock });
  ana = await server.person("ana");
  file = await upload(ana, "for a phone", "plan.txt");
  ({ id: conversation } = await begin(ana, { kind: "channel", name: "texted" }));
  seq = await sayWith(ana, conversation, [file.id]);
});
afterAll(() => server.close());

const follow = (path: string) => rawRequest(server, "GET", path);

test("a link gives the file to whoever has it, and fits into a text", async () => {
  const path = signedLink(server.parts, file, { seconds: 60 });
  expect(path).toMatch(/^\/f\/[\w-]{28}$/);
  const { status, body } = await follow(path);
  expect([status, body]).toEqual([200, "for a phone"]);
});

test("a link with any letter changed is nobody's", async () => {
  const path = signedLink(server.parts, file, { seconds: 60 });
  const start = "/f/".length;
  for (let at = start; at < path.length; at++) {
    const other = path[at] === "A" ? "B" : "A";
    const changed = path.slice(0, at) + other + path.slice(at + 1);
    expect([changed, (await follow(changed)).status]).toEqual([changed, 404]);
  }
  for (const broken of ["/f/", "/f/x", `${path}A`, path.slice(0, -1), `${path}=`]) {
    expect([broken, (await follow(broken)).status]).toEqual([broken, 404]);
  }
});

test("a link made elsewhere, with another secret, is nobody's", () => {
  const files = { ...server.parts.files, linkSecret: Buffer.alloc(32, 7) };
  const link = signedLink({ files, now: clock }, file, { seconds: 60 }).slice("/f/".length);
  expect(readLink({ files, now: clock }, link)).toBe(file.id);
  expect(readLink(server.parts, link)).toBeNull();
});

test.each([1, 4_095, 4_096, 2 ** 40 + 5, Number.MAX_SAFE_INTEGER])(
  "a link carries the id %i",
  (id) => {
    const link = signedLink(server.parts, { id }, { seconds: 60 }).slice("/f/".length);
    expect(readLink(server.parts, link)).toBe(id);
  },
);

test("a link expires, to the minute", async () => {
  const path = signedLink(server.parts, file, { seconds: 7 * 24 * 3600 });
  clock.pass((7 * 24 * 3600 - 1) * 1000);
  expect((await follow(path)).status).toBe(200);
  clock.pass(61_000);
  expect((await follow(path)).status).toBe(404);
});

test("a link does not outlive the message", async () => {
  const path = signedLink(server.parts, file, { seconds: 3600 });
  expect((await follow(path)).status).toBe(200);
  await ana.call("deleteMessage", { params: { conversation, seq } });
  expect((await follow(path)).status).toBe(404);
});
