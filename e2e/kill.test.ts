import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createParley, memoryStorage, type Parley } from "@parley/client";
import type { Id, Message } from "@parley/protocol";
import { quickClock } from "./network.ts";
import { ServerChild } from "./servers/child.ts";
import { signUp } from "./sign-up.ts";
import { until } from "./until.ts";

const MESSAGES = 2_000;

let folder: string;
let server: ServerChild;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "parley-kill-"));
  server = await ServerChild.start({ PARLEY_DATA: folder });
});
afterEach(async () => {
  await server.kill();
  rmSync(folder, { recursive: true, force: true });
});

test("a server killed in the middle of 2,000 sends loses, doubles and reorders nothing", async () => {
  const token = await signUp(server.url, "ana");
  const ana = createParley({
    url: server.url,
    token,
    storage: memoryStorage(),
    clock: quickClock(20),
  });
  await ana.start();
  await until(() => ana.state.get().connection.phase === "online");
  const { id } = await ana.api.call("createConversation", {
    body: { kind: "channel", name: "kept" },
  });
  await until(() => ana.state.get().conversations.has(id));

  const acknowledged = watchAcknowledged(ana);
  const cids = Array.from({ length: MESSAGES }, (_, index) => ana.send(id, `message ${index}`));
  let kills = 0;
  for (const share of [0.2, 0.5, 0.8]) {
    await until(() => acknowledged().length > MESSAGES * share);
    await server.kill();
    kills++;
    const promised = acknowledged();
    server = await ServerChild.start({ PARLEY_DATA: folder }, server.port);
    const kept = new Set((await historyOf(ana, id)).map((message) => message.cid));
    expect(promised.filter((cid) => !kept.has(cid))).toEqual([]);
  }
  await until(() => acknowledged().length === MESSAGES);

  const history = await historyOf(ana, id);
  expect(kills).toBe(3);
  expect(history.map((message) => message.cid)).toEqual(cids);
  expect(history.map((message) => message.seq)).toEqual(cids.map((_, index) => index + 1));
  await ana.stop();
}, 300_000);

/** What was in the outbox and is not any more: the server has promised to keep it. */
function watchAcknowledged(client: Parley): () => string[] {
  const seen = new Set<string>();
  const waiting = () => new Set(client.state.get().outbox.map((item) => item.cid));
  client.state.subscribe(() => {
    for (const { cid } of client.state.get().outbox) seen.add(cid);
  });
  return () => {
    const now = waiting();
    return [...seen].filter((cid) => !now.has(cid));
  };
}

async function historyOf(client: Parley, id: Id): Promise<Message[]> {
  const messages: Message[] = [];
  for (let after: number | undefined = 0; after !== undefined;) {
    const page: { items: Message[]; next?: number | undefined } = await client.api.call(
      "listMessages",
      {
        params: { conversation: id },
        query: { after, limit: 100 },
      },
    );
    messages.push(...page.items);
    after = page.next;
  }
  return messages;
}
