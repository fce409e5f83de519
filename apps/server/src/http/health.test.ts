import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startServer, type TestServer } from "../../test/server.ts";
import { announceDraining } from "./health.ts";

let server: TestServer;

beforeAll(async () => {
  server = await startServer();
});

afterAll(async () => {
  await server.close();
});

describe("what machines ask", () => {
  test("a server that takes requests says that it runs and that it is ready", async () => {
    const visitor = server.visitor();
    expect(await visitor.call("health")).toEqual({ status: "ok" });
    const { epoch } = server.parts.database;
    expect(await visitor.call("ready")).toEqual({ status: "ok", epoch });
  });

  test("a server whose database does not answer is not ready", async () => {
    const { db } = server.parts.database;
    await db.schema.alterTable("server").renameTo("elsewhere").execute();
    await expect(server.visitor().call("ready")).rejects.toMatchObject({ code: "busy" });
    await db.schema.alterTable("elsewhere").renameTo("server").execute();
    expect(await server.visitor().call("ready")).toMatchObject({ status: "ok" });
  });

  test("what it counts rises with what happens", async () => {
    const ana = await server.person("ana");
    const bola = await server.person("bola");
    const socket = await bola.socket();
    const general = socket.sync.conversations[0]!.conversation;
    const before = await metrics();

    const cid = crypto.randomUUID();
    await ana.call("sendMessage", {
      params: { conversation: general },
      body: { cid, body: "Tomatoes are ripe" },
    });
    await socket.event((event) => "message" in event);

    const after = await metrics();
    expect(after("parley_sockets")).toBe(1);
    const risen = (name: string) => after(name) - before(name);
    expect(risen("parley_messages_total")).toBe(1);
    expect(risen("parley_commit_batch_messages_count")).toBe(1);
    expect(risen("parley_commit_seconds_count")).toBe(1);
    expect(risen("parley_frames_total")).toBeGreaterThanOrEqual(1);
    expect(after("process_cpu_seconds_total")).toBeGreaterThan(0);
  });

  test.each([{ "x-forwarded-for": "203.0.113.7" }, { forwarded: "for=203.0.113.7" }])(
    "what it counts is not for those who come through a proxy (%o)",
    async (headers) => {
      expect((await server.visitor().fetch("/metrics", { headers })).status).toBe(404);
    },
  );

  test("what it counts is not for other machines", async () => {
    const reply = await server.app.http.inject({ url: "/metrics", remoteAddress: "192.168.1.20" });
    expect(reply.statusCode).toBe(404);
  });

  test("a server that is about to end runs, and is not ready", async () => {
    announceDraining(server.app.http);
    const visitor = server.visitor();
    await expect(visitor.call("ready")).rejects.toMatchObject({ code: "busy" });
    expect(await visitor.call("health")).toEqual({ status: "ok" });
  });
});

async function metrics(): Promise<(name: string) => number> {
  const text = await (await server.visitor().fetch("/metrics")).text();
  return (name) => Number(new RegExp(`^${name} (\\S+)$`, "m").exec(text)?.[1]);
}
