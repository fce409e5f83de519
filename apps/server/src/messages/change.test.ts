import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Id } from "@parley/protocol";
import { startServer, type TestServer } from "../../test/server.ts";
import type { Someone } from "../../test/visitor.ts";

let server: TestServer;
let ana: Someone;
let bo: Someone;
let conversation: Id;

beforeAll(async () => {
  server = await startServer();
  [ana, bo] = [await server.person("ana"), await server.person("ben")];
  conversation = (
    await ana.call("createConversation", { body: { kind: "channel", name: "tools" } })
  ).id;
  await bo.call("putMember", { params: { conversation, person: "me" }, body: {} });
});
afterAll(() => server.close());

async function say(who: Someone, body: string): Promise<number> {
  const params = { conversation };
  return (await who.call("sendMessage", { params, body: { cid: randomUUID(), body } })).seq;
}

const at = (seq: number) => ({ conversation, seq });

test("an edit keeps the place, takes a new version and is heard by everybody", async () => {
  const socket = await bo.socket();
  const seq = await say(ana, "ladder in the shed");
  const before = await ana.call("listMessages", { params: { conversation } });

  const edited = await ana.call("editMessage", {
    params: at(seq),
    body: { body: "ladder by the gate" },
  });

  expect(edited).toMatchObject({
    seq,
    body: "ladder by the gate",
    editedAt: expect.any(String) as string,
  });
  expect(edited.ver).toBeGreaterThan(before.items.at(-1)!.ver);
  await socket.event(
    (one) => "message" in one && one.ver === edited.ver && one.message.seq === seq,
  );
});

test("an edit that changes nothing takes no version", async () => {
  const seq = await say(ana, "the same");
  const first = await ana.call("editMessage", { params: at(seq), body: { body: "the same" } });
  const next = await say(ana, "after it");

  const page = await ana.call("listMessages", { params: { conversation } });
  expect(first.editedAt).toBeUndefined();
  expect(page.items.find((one) => one.seq === next)!.ver).toBe(first.ver + 1);
});

test("nobody edits what another wrote, not even an owner", async () => {
  const seq = await say(bo, "mine");
  await expect(
    ana.call("editMessage", { params: at(seq), body: { body: "yours" } }),
  ).rejects.toMatchObject({ code: "not_allowed" });
});

test("deleting empties a message for everybody and for ever, mentions and reactions with it", async () => {
  const seq = await say(ana, "@ben a secret");
  await bo.call("addReaction", { params: { ...at(seq), emoji: "👍" } });

  await ana.call("deleteMessage", { params: at(seq) });

  const page = await bo.call("listMessages", { params: { conversation } });
  const left = page.items.find((one) => one.seq === seq)!;
  expect(left).toMatchObject({ body: "", deletedAt: expect.any(String) as string });
  expect(left.reactions).toBeUndefined();
  expect((await bo.call("listMentions")).items).toEqual([]);
  await expect(
    ana.call("editMessage", { params: at(seq), body: { body: "back" } }),
  ).rejects.toMatchObject({ code: "message_deleted" });
});

test("a deleted text reaches nobody who catches up", async () => {
  const socket = await bo.socket();
  const { ver } = socket.sync.conversations.find((one) => one.conversation === conversation)!;
  const seq = await say(ana, "soon gone");
  await ana.call("deleteMessage", { params: at(seq) });

  const { events } = await socket.send("difference", { conversation, ver });

  expect(JSON.stringify(events)).not.toContain("soon gone");
  expect(events).toHaveLength(1);
});

test("a moderator deletes what anybody wrote, a member only their own", async () => {
  const [mine, theirs] = [await say(bo, "by bo"), await say(ana, "by ana")];

  await expect(bo.call("deleteMessage", { params: at(theirs) })).rejects.toMatchObject({
    code: "not_allowed",
  });
  await ana.call("deleteMessage", { params: at(mine) });
});

test("reactions add up, twice is once, and the last one taken back is gone", async () => {
  const seq = await say(ana, "tomatoes");
  const params = { ...at(seq), emoji: "🍅" };

  await Promise.all([
    ana.call("addReaction", { params }),
    bo.call("addReaction", { params }),
    bo.call("addReaction", { params }),
  ]);
  const both = await ana.call("addReaction", { params });
  await ana.call("removeReaction", { params });
  const none = await bo.call("removeReaction", { params });

  expect(both.reactions).toEqual([
    { emoji: "🍅", people: expect.arrayContaining([ana.me.id, bo.me.id]) as number[] },
  ]);
  expect(both.reactions![0]!.people).toHaveLength(2);
  expect(none.reactions).toBeUndefined();
});

test.for(["ab", "x", "🍅🍅", "<b>"])("%s is no reaction", async (emoji) => {
  const seq = await say(ana, "react to this");
  await expect(ana.call("addReaction", { params: { ...at(seq), emoji } })).rejects.toMatchObject({
    code: "malformed",
  });
});

test("what is not there cannot be changed", async () => {
  for (const seq of [999_999, 2 ** 53 - 1]) {
    await expect(
      ana.call("editMessage", { params: at(seq), body: { body: "nothing" } }),
    ).rejects.toMatchObject({ code: "not_found" });
  }
});
