import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { createApi } from "@parley/client";
import { Line } from "../browser/line.ts";
import { ServerChild } from "../servers/child.ts";
import { signUp } from "../sign-up.ts";
import { Caller } from "./caller.ts";

let folder: string;
let server: ServerChild;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "parley-cut-"));
  server = await ServerChild.start({ PARLEY_DATA: folder });
});
afterAll(async () => {
  await server.kill();
  rmSync(folder, { recursive: true, force: true });
});

/** Somebody whose line to the server can be cut. */
async function caller(name: string): Promise<{ line: Line; own: Caller; token: string }> {
  const token = await signUp(server.url, name);
  const line = await Line.to(server.port);
  onTestFinished(() => line.close());
  return { line, token, own: new Caller({ PARLEY_SERVER: line.url, PARLEY_TOKEN: token }) };
}

test("whoever sends and whoever watches over a line that is cut again and again has each line once", async () => {
  const [ana, bo] = [await caller("ana"), await caller("bob")];
  const watching = bo.own.start(["watch", "#general", "--json"]);
  const heard = () =>
    watching
      .out()
      .split("\n")
      .slice(0, -1)
      .map((line) => JSON.parse(line) as { seq: number; body: string });
  // It says nothing until something comes: what is said until it is heard tells that it listens.
  await expect
    .poll(async () => {
      await ana.own.run(["send", "general", "ready?"]);
      return heard().length;
    })
    .toBeGreaterThan(0);

  const lines = Array.from({ length: 400 }, (_, index) => `line ${index}`);
  const sending = ana.own.start(["send", "general", "--lines"]);
  const told = (text: string): number => text.split("No connection").length - 1;
  for (let time = 0; time < 4; time++) {
    const before = heard().length;
    sending.stdin.write(`${lines.slice(time * 100, (time + 1) * 100).join("\n")}\n`);
    await expect.poll(() => heard().length, { interval: 1 }).toBeGreaterThan(before);
    for (const { line } of [ana, bo]) line.cut();
    await expect.poll(() => told(watching.err())).toBe(time + 1);
    for (const { line } of [ana, bo]) line.mend();
  }
  sending.stdin.end();
  expect(await sending.ended).toBe(0);
  await expect.poll(() => heard().at(-1)?.body).toContain("line 399");
  watching.interrupt();
  expect(await watching.ended).toBe(130);

  const sent = heard().filter(({ body }) => body !== "ready?");
  expect(sent.map(({ body }) => body).join("\n")).toBe(lines.join("\n"));
  const seqs = heard().map(({ seq }) => seq);
  expect(seqs).toEqual(seqs.map((_, index) => seqs[0]! + index));
  const { items } = await createApi({ url: server.url, token: ana.token }).call("listMessages", {
    params: { conversation: (await conversations(ana.token))[0]!.id },
    query: { limit: 100 },
  });
  expect(items.at(-1)!.seq).toBe(seqs.at(-1));
});

test("an answer that ends in the middle is no answer, and says so to scripts", async () => {
  const half =
    'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 999\r\n\r\n{"items":[';
  const dying = createServer((socket) => {
    socket.on("error", () => {});
    socket.once("data", () => socket.end(half));
  }).listen(0, "127.0.0.1");
  onTestFinished(() => void dying.close());
  await once(dying, "listening");
  const { port } = dying.address() as AddressInfo;
  const own = new Caller({
    PARLEY_SERVER: `http://127.0.0.1:${port}`,
    PARLEY_TOKEN: "x".repeat(43),
  });
  for (const args of [
    ["read", "general"],
    ["send", "general", "hello"],
    ["send", "general", "--lines"],
    ["ask", "general", "anybody?"],
    ["watch"],
    ["people"],
  ]) {
    const { code, out, err } = await own.run(args, "line\n");
    expect({ args, code, out }).toEqual({ args, code: 69, out: "" });
    expect(err).toMatch(/\S/);
  }
});

async function conversations(token: string) {
  const { items } = await createApi({ url: server.url, token }).call("listConversations");
  return items;
}
