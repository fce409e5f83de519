import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import type { IncomingMessage } from "node:http";
import { request } from "node:https";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { makeCertificate } from "../test/certificate.ts";
import { createDatabase, type TestDatabase } from "../test/database.ts";
import { endServers, runServer, visit } from "../test/process.ts";
import { version } from "./version.ts";

/** Each starts one process or several, on a machine that has other things to do. */
const UNHURRIED = { timeout: 60_000 };

let folder: string;
let database: TestDatabase;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "parley-main-"));
  database = await createDatabase();
});

afterEach(async () => {
  await endServers();
  await database.drop();
  rmSync(folder, { recursive: true });
});

// What has nothing to do with the database is tried on one of them.
describe("starting", UNHURRIED, () => {
  test("one line says where it is, and there it is", async () => {
    const server = runServer(folder, database.settings);
    const address = await server.address();
    expect(address).toMatch(/^http:\/\/localhost:\d+$/);
    expect(await visit(address).call("health")).toEqual({ status: "ok" });
    expect(server.stdout).toBe(`Parley is on ${address}\n`);
  });

  test("settings that cannot be used are all named, and nothing else is said", async () => {
    const server = runServer(folder, { PORT: "none", LOG_LEVEL: "loud", TLS_KEY: "key.pem" });
    expect(await server.exited).toBe(78);
    for (const name of ["PORT", "LOG_LEVEL", "TLS_CERT"]) expect(server.stderr).toContain(name);
    expect(server.stderr).not.toMatch(/^ {4}at /m);
    expect(server.stdout).toBe("");
  });

  test("a port that is in use is named, with what to do", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const port = String((other.address() as AddressInfo).port);
    const server = runServer(folder, { ...database.settings, PORT: port });
    expect(await server.exited).toBe(1);
    expect(server.stderr).toContain(`Port ${port} is already in use`);
    expect(server.stderr).not.toMatch(/^ {4}at /m);
    other.close();
  });

  test.each([
    [{ HOST: "203.0.113.1" }, "203.0.113.1 (HOST) is not an address of this machine"],
    [{ DATABASE_URL: "postgres://nobody@127.0.0.1:1/none" }, "PostgreSQL (DATABASE_URL)"],
    [
      { DATABASE_URL: "postgres://nobody@127.0.0.1:1/none", REDIS_URL: "redis://127.0.0.1:1" },
      "cannot be used",
    ],
    [{ PARLEY_DATA: "/dev/null/data" }, "/dev/null/data (PARLEY_DATA)"],
  ])("what it cannot have is named, and it ends (%o)", async (settings, words) => {
    const server = runServer(folder, { PARLEY_DATA: join(folder, "data"), ...settings });
    expect(await server.exited).toBe(1);
    expect(server.stderr).toContain(words);
    expect(server.stderr).not.toMatch(/^ {4}at /m);
  });

  test("settings also come from a .env file, and the environment wins", async () => {
    writeFileSync(join(folder, ".env"), "LOG_LEVEL=loud\nHOST=nowhere.invalid\n");
    const server = runServer(folder, { ...database.settings, HOST: "127.0.0.1" });
    expect(await server.exited).toBe(78);
    expect(server.stderr).toContain("LOG_LEVEL");
    expect(server.stderr).not.toContain("HOST");
  });

  test("other machines reaching it without HTTPS is warned of, this one is not", async () => {
    const words = "without HTTPS";
    const open = runServer(folder, { ...database.settings, HOST: "0.0.0.0" });
    await open.address();
    await open.said(words);
    const proxied = runServer(folder, {
      ...database.settings,
      HOST: "0.0.0.0",
      PUBLIC_URL: "https://chat.example.org",
    });
    expect(await proxied.address()).toBe("https://chat.example.org");
    const local = runServer(folder, database.settings);
    await local.address();
    for (const server of [proxied, local]) {
      server.send("SIGTERM");
      await server.exited;
      expect(server.stderr).not.toContain(words);
    }
  });

  test("a wiped data folder is a new history, an unharmed one is not", async () => {
    const epochs: string[] = [];
    const data = join(folder, "data");
    for (const wipe of [false, false, true]) {
      if (wipe) rmSync(data, { recursive: true });
      const server = runServer(folder);
      epochs.push((await visit(await server.address()).call("ready")).epoch);
      server.send("SIGTERM");
      await server.exited;
    }
    expect(epochs[1]).toBe(epochs[0]);
    expect(epochs[2]).not.toBe(epochs[0]);
  });
});

describe("HTTPS", UNHURRIED, () => {
  test("is served with a certificate and its key, and cookies insist on it", async () => {
    const cert = makeCertificate(folder);
    const server = runServer(folder, { ...database.settings, ...cert });
    const address = await server.address();
    expect(address).toMatch(/^https:\/\/localhost:/);

    const person = { username: "ana", password: "seven pale lanterns" };
    const { status, headers } = await post(`${address}/api/people`, person, cert.TLS_CERT);
    expect(status).toBe(201);
    expect(headers["set-cookie"]![0]).toMatch(/^__Host-sid0=.*; Secure/);
    expect(headers["strict-transport-security"]).toBeDefined();
  });

  test("with a key that is not one is refused in plain words", async () => {
    const cert = makeCertificate(folder);
    writeFileSync(cert.TLS_KEY, "not a key");
    const server = runServer(folder, { ...database.settings, ...cert });
    expect(await server.exited).toBe(1);
    expect(server.stderr).toContain("TLS_CERT and TLS_KEY cannot be used");
  });
});

describe("words", UNHURRIED, () => {
  test("version, help, and a word for a command there is not", async () => {
    const run = async (...args: string[]) => {
      const server = runServer(folder, {}, ...args);
      return { code: await server.exited, out: server.stdout, error: server.stderr };
    };
    const [named, helped, unknown] = await Promise.all([
      run("version"),
      run("--help"),
      run("begin"),
    ]);
    expect(named).toEqual({ code: 0, out: `${version}\n`, error: "" });
    expect(helped.out).toContain("parley-server demo");
    expect(unknown.code).toBe(64);
    expect(unknown.error).toContain("There is no command called begin");
  });
});

async function post(url: string, body: object, certFile: string) {
  const options = { method: "POST", ca: readFileSync(certFile), family: 4, agent: false };
  const sent = request(url, { ...options, headers: { "content-type": "application/json" } });
  sent.end(JSON.stringify(body));
  const [reply] = (await once(sent, "response")) as [IncomingMessage];
  reply.resume();
  await once(reply, "end");
  return { status: reply.statusCode, headers: reply.headers };
}
