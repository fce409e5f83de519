import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { pino } from "pino";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { readConfig } from "../config.ts";
import { createHttpServer } from "./server.ts";
import { installWebApp } from "./web-app.ts";

let folder: string;
let app: FastifyInstance;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "parley-web-"));
  writeFileSync(join(folder, "..", "parley-web-outside.txt"), "outside");
  app = createHttpServer(readConfig({}), pino({ level: "silent" }));
  const isLetIn = async (request: FastifyRequest) => request.headers["x-who"] === "ana";
  await installWebApp(app, { folder, gates: { "/kept": isLetIn } });
});

afterEach(async () => {
  await app.close();
  rmSync(folder, { recursive: true });
  rmSync(join(folder, "..", "parley-web-outside.txt"));
});

describe("the web app", () => {
  beforeEach(() => {
    mkdirSync(join(folder, "assets"));
    writeFileSync(join(folder, "index.html"), "<title>Parley</title>");
    writeFileSync(join(folder, "sw.js"), "worker");
    writeFileSync(join(folder, ".secret"), "secret");
    writeFileSync(join(folder, "assets", "main-4f9a.js"), "script");
  });

  test.each(["/", "/c/12", "/c/12/m/7", "/settings?tab=sessions", "/people/bob.smith"])(
    "its page answers %s",
    async (url) => {
      const reply = await visit(url);
      expect([reply.statusCode, reply.body]).toEqual([200, "<title>Parley</title>"]);
      expect(reply.headers["cache-control"]).toBe("no-cache");
    },
  );

  test("a screen with a gate is found by those it lets in, and never stored", async () => {
    const accept = "text/html";
    const found = await app.inject({ url: "/kept", headers: { accept, "x-who": "ana" } });
    const hidden = await visit("/kept");
    expect([found.statusCode, found.body]).toEqual([200, "<title>Parley</title>"]);
    expect([hidden.statusCode, hidden.body]).toEqual([404, "<title>Parley</title>"]);
    for (const reply of [found, hidden]) expect(reply.headers["cache-control"]).toBe("no-store");
  });

  test("the front door is open to whatever knocks", async () => {
    const reply = await app.inject({ url: "/", headers: { accept: "*/*" } });
    expect([reply.statusCode, reply.body]).toEqual([200, "<title>Parley</title>"]);
  });

  test("files whose names change with their content are kept, and nothing else is", async () => {
    const asset = await app.inject("/assets/main-4f9a.js");
    expect(asset.body).toBe("script");
    expect(asset.headers["cache-control"]).toBe("public, max-age=31536000, immutable");
    const worker = await app.inject("/sw.js");
    expect(worker.headers["cache-control"]).toBe("no-cache");
    expect(worker.headers["content-type"]).toContain("javascript");
  });

  test("a compressed copy is sent to those who can read it", async () => {
    writeFileSync(join(folder, "assets", "main-4f9a.js.br"), "compressed");
    const url = "/assets/main-4f9a.js";
    const compressed = await app.inject({ url, headers: { "accept-encoding": "gzip, br" } });
    expect([compressed.body, compressed.headers["content-encoding"]]).toEqual(["compressed", "br"]);
    expect(compressed.headers["content-type"]).toContain("javascript");
    expect(compressed.headers["cache-control"]).toContain("immutable");
    expect(compressed.headers["vary"]).toContain("accept-encoding");
    expect((await app.inject({ url, headers: { "accept-encoding": "identity" } })).body).toBe(
      "script",
    );
  });

  test("what did not change is not sent again", async () => {
    const { etag } = (await app.inject("/sw.js")).headers;
    const again = await app.inject({ url: "/sw.js", headers: { "if-none-match": etag } });
    expect(again.statusCode).toBe(304);
  });

  test.each([
    "/api/none",
    "/socket.io/none",
    "/docs/none",
    "/hooks/none",
    "/files/none",
    "/files/1/2/3",
    "/f/none/x",
    "/phones/api/none",
    "/api",
  ])("no page answers the server's own address %s", async (url) => {
    const reply = await visit(url);
    expect(reply.statusCode).toBe(404);
    expect(reply.json()).toMatchObject({ error: { code: "not_found" } });
  });

  test("a missing file is missing, not the page", async () => {
    const reply = await app.inject({ url: "/assets/gone.js", headers: { accept: "*/*" } });
    expect(reply.statusCode).toBe(404);
  });

  test.each([
    "/.secret",
    "/../parley-web-outside.txt",
    "/..%2fparley-web-outside.txt",
    "/assets/..%2f..%2fparley-web-outside.txt",
    "/%2e%2e/parley-web-outside.txt",
    "/..%5cparley-web-outside.txt",
    "/assets/%00",
  ])("nothing outside its folder and nothing hidden is served: %s", async (url) => {
    const reply = await app.inject({ url, headers: { accept: "*/*" } });
    expect(reply.statusCode).toBeGreaterThanOrEqual(400);
    expect(reply.body).not.toMatch(/outside$|^secret/);
  });

  test("only what is asked for by reading is answered", async () => {
    const reply = await app.inject({ method: "POST", url: "/c/12" });
    expect(reply.statusCode).toBe(404);
  });
});

describe("a web app that is not built", () => {
  test("says so, and says how to build it", async () => {
    const reply = await visit("/");
    expect(reply.statusCode).toBe(503);
    expect(reply.body).toContain("npm run build");
  });

  test("is served as soon as it is built, without a restart", async () => {
    writeFileSync(join(folder, "index.html"), "built");
    expect((await visit("/")).body).toBe("built");
  });
});

function visit(url: string) {
  return app.inject({ url, headers: { accept: "text/html,application/xhtml+xml,*/*;q=0.8" } });
}
