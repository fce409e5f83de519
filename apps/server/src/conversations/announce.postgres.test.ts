import { setTimeout as wait } from "node:timers/promises";
import { Client } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { begin, put, say, takeOut } from "../../test/conversations.ts";
import { startServer, type TestServer } from "../../test/server.ts";
import type { Someone } from "../../test/visitor.ts";
import { roomOf } from "../realtime/fan-out.ts";
import type { LiveSocket } from "../realtime/realtime.ts";

let server: TestServer;
let ana: Someone, bo: Someone;
beforeAll(async () => {
  server = await startServer();
  [ana, bo] = [await server.person("ana"), await server.person("ben")];
});
afterAll(() => server.close());

test("whoever connects while their removal is being committed hears nothing of what is said after it", async () => {
  const { id } = await begin(ana, { kind: "channel", name: "garden" });
  await put(bo, id, "me");
  const other = new Client({ connectionString: server.place.database.settings["DATABASE_URL"]! });
  await other.connect();
  // Commits of a removal wait for a lock that the test holds.
  await other.query(`
      create function hold() returns trigger language plpgsql as
        'begin perform pg_advisory_xact_lock(7); return null; end';
      create constraint trigger held after delete on membership
        deferrable initially deferred for each row execute function hold();
      select pg_advisory_lock(7);`);
  const removal = takeOut(ana, id, bo);
  for (;;) {
    const waiting = await other.query(
      "select from pg_locks where locktype = 'advisory' and not granted",
    );
    if (waiting.rowCount) break;
    await wait(5);
  }

  const socket = await bo.socket();
  await other.query("select pg_advisory_unlock(7)");
  await removal;
  await say(ana, id, "behind their back");
  await socket.notice("gone");
  await socket.settle();
  await other.query("drop trigger held on membership");
  await other.end();
  expect(JSON.stringify(socket.eventsOf(id))).not.toContain("behind their back");
});

test("a socket that comes to a room is not told what was committed before: its sync says it", async () => {
  const { id } = await begin(ana, { kind: "channel", name: "shed" });
  const socket = await ana.socket();
  const { realtime } = server.parts;
  const live = realtime.io.of("/").sockets.get(socket.io.id!) as LiveSocket;
  await live.leave(roomOf(id));
  const [topic, at] = ["behind the gate", new Date().toISOString()];
  const conversation = { change: "topic" as const, name: "shed", topic, access: "open" as const };
  // It waits for others to share a frame with, and the socket is quicker.
  realtime.publish(id, [{ ver: 2, seq: 0, at, by: ana.me.id, conversation }]);
  await realtime.join(live, [roomOf(id)]);

  await socket.settle();
  expect(socket.eventsOf(id)).toEqual([]);
});
