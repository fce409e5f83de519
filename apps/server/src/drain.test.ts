import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createDatabase, type TestDatabase } from "../test/database.ts";
import { endServers, runServer, visit } from "../test/process.ts";

/** Each starts one process or several, on a machine that has other things to do. */
const UNHURRIED = { timeout: 60_000 };

let folder: string;
let database: TestDatabase;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "parley-drain-"));
  database = await createDatabase();
});

afterEach(async () => {
  await endServers();
  await database.drop();
  rmSync(folder, { recursive: true });
});

describe("stopping", UNHURRIED, () => {
  test.each(["SIGTERM", "SIGINT"] as const)("%s ends it, with nothing amiss", async (signal) => {
    const server = runServer(folder, database.settings);
    await server.address();
    server.send(signal);
    expect(await server.exited).toBe(0);
    expect(server.stderr).not.toMatch(/"level":"(?:warn|error|fatal)"/);
  });

  test("readers are sent away in a way that brings them back", async () => {
    const server = runServer(folder, database.settings);
    const ana = visit(await server.address());
    await ana.call("createPerson", { body: { username: "ana", password: "seven pale lanterns" } });
    const sockets = [await ana.socket(), await ana.socket({ transport: "polling" })];
    server.send("SIGTERM");
    // A client that is told to disconnect ("io server disconnect") stays away.
    for (const socket of sockets) {
      expect(["transport close", "transport error"]).toContain(await socket.closed);
    }
    expect(await server.exited).toBe(0);
  });

  test("what was acknowledged before it stopped is there, once, when it starts again", async () => {
    const first = runServer(folder, database.settings);
    const ana = visit(await first.address());
    await ana.call("createPerson", { body: { username: "ana", password: "seven pale lanterns" } });
    const socket = await ana.socket();
    const conversation = socket.sync.conversations[0]!.conversation;
    const acknowledged: number[] = [];
    const sends = Array.from({ length: 400 }, (_, index) =>
      socket.io
        .emitWithAck("message.send", {
          conversation,
          cid: crypto.randomUUID(),
          body: `Message ${index}`,
        })
        .then((answer: { seq?: number }) => {
          if (answer.seq !== undefined) acknowledged.push(answer.seq);
          if (acknowledged.length === 20) first.send("SIGTERM");
        }),
    );
    await Promise.race([Promise.allSettled(sends), first.exited]);
    expect(await first.exited).toBe(0);
    expect(first.stderr).not.toMatch(/"level":"(?:error|fatal)"/);

    const again = visit(await runServer(folder, database.settings).address());
    again.cookies.set("sid0", ana.cookies.get("sid0")!);
    const found = new Set<number>();
    for (let after: number | undefined = 0; after !== undefined;) {
      const page: { items: { seq: number }[]; next?: number | undefined } = await again.call(
        "listMessages",
        { params: { conversation }, query: { after, limit: 100 } },
      );
      for (const { seq } of page.items) found.add(seq);
      after = page.next;
    }
    expect(acknowledged.length).toBeGreaterThanOrEqual(20);
    expect(acknowledged.filter((seq) => !found.has(seq))).toEqual([]);
    expect(new Set(acknowledged).size).toBe(acknowledged.length);
  });

  test("a second signal ends it at once, whatever is still going on", async () => {
    const server = runServer(folder, database.settings);
    const { port } = new URL(await server.address());
    const slow = connect(Number(port), "127.0.0.1");
    slow.on("error", () => undefined);
    await once(slow, "connect");
    slow.write(
      "POST /api/guests HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n",
    );
    slow.write("Content-Length: 100\r\n\r\n{");
    // The server has it when it answers one that came later.
    await visit(`http://localhost:${port}`).call("health");
    server.send("SIGTERM");
    await server.said("stopping");
    server.send("SIGTERM");
    expect(await server.exited).toBe(1);
  });

  test("an error nobody expected is told, without its words, and ends it", async () => {
    const plant = join(folder, "plant.mjs");
    const code = `process.on("SIGUSR2", () => Promise.reject(new Error("a canary")));`;
    writeFileSync(plant, code);
    const server = runServer(folder, {
      ...database.settings,
      NODE_OPTIONS: `--import=${pathToFileURL(plant).href}`,
    });
    await server.address();
    server.send("SIGUSR2");
    expect(await server.exited).toBe(1);
    expect(server.stderr).toContain('"level":"fatal"');
    expect(server.stderr).not.toContain("canary");
  });
});
