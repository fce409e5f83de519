import type { Id } from "@parley/protocol";
import { afterAll, beforeAll, expect, test } from "vitest";
import { begin, block, keep, refusalOf, say } from "../../test/conversations.ts";
import { startServer, type TestServer } from "../../test/server.ts";
import type { Someone } from "../../test/visitor.ts";

let server: TestServer;
let ana: Someone, bo: Someone;
let conversation: Id;
let seq: number;
beforeAll(async () => {
  server = await startServer();
  [ana, bo] = [await server.person("ana"), await server.person("ben")];
  await keep(bo, ana);
  conversation = (await begin(ana, { kind: "direct", people: [bo.me.id] })).id;
  seq = await say(ana, conversation, "hello");
  await react("👍");
});
afterAll(() => server.close());

const react = (emoji: string) => ana.call("addReaction", { params: { conversation, seq, emoji } });

test("who is blocked says nothing new: by no edit, no reaction and no sign of typing", async () => {
  const socket = await bo.socket();
  const typist = await ana.socket();
  typist.io.emit("typing", { conversation });
  await socket.next("typing");
  const signs: unknown[] = [];
  socket.io.on("typing", (sign) => signs.push(sign));
  await block(bo, ana);

  const params = { conversation, seq };
  const edit = ana.call("editMessage", { params, body: { body: "and another thing" } });
  expect(await refusalOf(edit)).toBe("not_accepted");
  expect(await refusalOf(react("🍅"))).toBe("not_accepted");
  typist.io.emit("typing", { conversation });
  // By the time these are answered it has been looked at.
  for (const ver of [0, 1]) await typist.send("difference", { conversation, ver });
  await socket.settle();
  expect(signs).toEqual([]);
  const page = await bo.call("listMessages", { params: { conversation } });
  expect(page.items[0]).toMatchObject({ body: "hello", reactions: [{ emoji: "👍" }] });
});

test("who is blocked may still take back what they said", async () => {
  const params = { conversation, seq, emoji: "👍" };
  expect((await ana.call("removeReaction", { params })).reactions).toBeUndefined();
  await ana.call("deleteMessage", { params: { conversation, seq } });
  const page = await bo.call("listMessages", { params: { conversation } });
  expect(page.items[0]).toMatchObject({ seq, body: "" });
});
