import type { Id } from "@parley/protocol";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { begin, put, refusalOf, takeOut } from "../../test/conversations.ts";
import { dot, sayWith, upload } from "../../test/files.ts";
import { startServer, type TestServer } from "../../test/server.ts";
import type { Someone } from "../../test/visitor.ts";

let server: TestServer;
let ana: Someone, ben: Someone, cyd: Someone;
let group: Id;
beforeAll(async () => {
  server = await startServer();
  [ana, ben, cyd] = [
    await server.person("ana"),
    await server.person("ben"),
    await server.person("cyd"),
  ];
  group = (await begin(ana, { kind: "group", name: "plots", people: [ben.me.id, cyd.me.id] })).id;
  await put(ben, group, "me");
  await put(cyd, group, "me");
});
afterAll(() => server.close());

const get = (who: Someone, file: { id: Id }, name = "x") =>
  who.call("getFile", { params: { file: file.id, name } });

test("a file comes back byte for byte, to whoever can read the message it stands in", async () => {
  const bytes = Buffer.from(Array.from({ length: 200_000 }, (_, n) => (n * 7919) % 256));
  const file = await upload(ana, bytes, "seeds.bin");
  expect(file).toEqual({
    id: file.id,
    name: "seeds.bin",
    type: "application/octet-stream",
    sizeBytes: 200_000,
    thumbnail: false,
  });
  const seq = await sayWith(ana, group, [file.id]);

  expect(Buffer.from(await get(ben, file)).equals(bytes)).toBe(true);
  const { items } = await ben.call("listMessages", { params: { conversation: group } });
  expect(items.find((one) => one.seq === seq)).toMatchObject({ body: "", files: [file] });
});

describe("until it is sent", () => {
  test("a file is its owner's alone", async () => {
    const file = await upload(ana, "a draft");
    expect(Buffer.from(await get(ana, file)).toString()).toBe("a draft");
    expect(await refusalOf(get(ben, file))).toBe("not_found");
    expect(await refusalOf(get(server.visitor() as Someone, file))).toBe("not_signed_in");
  });

  test("nobody else can send it", async () => {
    const file = await upload(ana, "mine");
    expect(await refusalOf(sayWith(ben, group, [file.id], "look"))).toBe("file_unusable");
    expect(await refusalOf(get(ben, file))).toBe("not_found");
    await sayWith(ana, group, [file.id]);
  });

  test("it is counted, and there is an end to it", async () => {
    const dee = await server.person("dee");
    const files = await Promise.all(Array.from({ length: 50 }, () => upload(dee, "one of many")));
    expect(await refusalOf(upload(dee, "one more"))).toBe("too_many_files");
    const { id } = await begin(dee, { kind: "direct", people: [dee.me.id] });
    await sayWith(dee, id, [files[0]!.id]);
    await upload(dee, "one more");
  });
});

describe("sending", () => {
  test("takes each file once, whoever sends it and wherever", async () => {
    const file = await upload(ana, "once");
    await sayWith(ana, group, [file.id]);
    expect(await refusalOf(sayWith(ana, group, [file.id]))).toBe("file_unusable");
    const { id: notes } = await begin(ana, { kind: "direct", people: [ana.me.id] });
    expect(await refusalOf(sayWith(ana, notes, [file.id]))).toBe("file_unusable");
  });

  test("of two that send the same file at the same moment, one does", async () => {
    const socket = await ana.socket();
    const { id: notes } = await begin(ana, { kind: "direct", people: [ana.me.id] });
    const file = await upload(ana, "who comes first");
    const sends = [group, notes, group].map((conversation) =>
      refusalOf(
        socket.send("message.send", {
          conversation,
          cid: crypto.randomUUID(),
          body: "",
          files: [file.id],
        }),
      ),
    );
    expect((await Promise.all(sends)).toSorted()).toEqual([
      "file_unusable",
      "file_unusable",
      "nothing",
    ]);
  });

  test("takes no number when a file is refused", async () => {
    const before = await sayWith(ana, group, [], "before").catch(() => 0);
    expect(before).toBe(0);
    const [first, gone] = [await upload(ana, "first"), 123_456_789];
    const seq = await sayWith(ana, group, [first.id]);
    expect(await refusalOf(sayWith(ana, group, [gone], "not this one"))).toBe("file_unusable");
    const next = await upload(ana, "next");
    expect(await sayWith(ana, group, [next.id])).toBe(seq + 1);
  });

  test("a repeated cid is answered like the first, its files with it", async () => {
    const file = await upload(ana, "twice");
    const params = { conversation: group };
    const body = { cid: crypto.randomUUID(), body: "with a file", files: [file.id] };
    const first = await ana.call("sendMessage", { params, body });
    expect(await ana.call("sendMessage", { params, body })).toEqual(first);
  });

  test.each([
    ["the same file twice", (id: Id) => [id, id]],
    ["more than ten", (id: Id) => Array.from({ length: 11 }, (_, n) => id + n)],
    ["a list of none", () => []],
  ])("takes no %s", async (_, files) => {
    const { id } = await upload(ana, "listed");
    expect(await refusalOf(sayWith(ana, group, files(id), "words"))).toBe("malformed");
  });

  test("takes no blank words without a file", async () => {
    const params = { conversation: group };
    const body = { cid: crypto.randomUUID(), body: " " };
    expect(await refusalOf(ana.call("sendMessage", { params, body }))).toBe("malformed");
  });

  test("where one may not write leaves the file as it was", async () => {
    const eve = await server.person(`eve-${Math.random().toString(36).slice(2, 8)}`);
    const file = await upload(eve, "let me in");
    expect(await refusalOf(sayWith(eve, group, [file.id]))).toBe("not_found");
    const { id: notes } = await begin(eve, { kind: "direct", people: [eve.me.id] });
    await sayWith(eve, notes, [file.id]);
  });
});

describe("once it is sent", () => {
  test("who left or was never there finds nothing, the one who sent it included", async () => {
    const dan = await server.person("dan");
    const stranger = await server.person("stranger");
    const { id } = await begin(ana, { kind: "group", name: "leavers", people: [dan.me.id] });
    await put(dan, id, "me");
    const file = await upload(dan, dot, "dot.png");
    await sayWith(dan, id, [file.id]);
    expect(await get(dan, file)).not.toHaveLength(0);
    await takeOut(dan, id, "me");
    for (const someone of [dan, stranger]) {
      expect(await refusalOf(get(someone, file))).toBe("not_found");
      const params = { file: file.id };
      expect(await refusalOf(someone.call("getThumbnail", { params }))).toBe("not_found");
    }
    expect(await get(ana, file)).not.toHaveLength(0);
  });

  test("another account in the same browser is another person", async () => {
    const file = await upload(ana, "in slot 0");
    await sayWith(ana, group, [file.id]);
    const tab = ana.tab(3);
    await tab.call("createPerson", { body: { username: "ana-two", password: ana.password } });
    const path = `/files/${file.id}/x`;
    expect((await tab.fetch(path)).status).toBe(404);
    const asImage = ana.tab(null);
    expect((await asImage.fetch(`${path}?slot=3`)).status).toBe(404);
    expect((await asImage.fetch(`${path}?slot=0`)).status).toBe(200);
    expect((await asImage.fetch(`${path}?slot=5`)).status).toBe(401);
  });

  test("an edit keeps it", async () => {
    const file = await upload(ana, "kept");
    const seq = await sayWith(ana, group, [file.id], "with a mistaek");
    const params = { conversation: group, seq };
    const edited = await ana.call("editMessage", { params, body: { body: "without" } });
    expect(edited.files).toEqual([file]);
  });

  test("it goes with its message, for everybody and from the store", async () => {
    const file = await upload(ana, dot, "dot.png");
    const seq = await sayWith(ana, group, [file.id], "soon gone");
    const { key } = await server.parts.database.db
      .selectFrom("file")
      .select("key")
      .where("id", "=", file.id)
      .executeTakeFirstOrThrow();
    await ana.call("deleteMessage", { params: { conversation: group, seq } });

    expect(await refusalOf(get(ana, file))).toBe("not_found");
    const { items } = await ben.call("listMessages", { params: { conversation: group } });
    expect(items.find((one) => one.seq === seq)!.files).toBeUndefined();
    expect(await refusalOf(sayWith(ana, group, [file.id]))).toBe("file_unusable");
    await server.parts.files.sweep();
    for (const name of [key, `${key}-thumbnail`]) {
      expect(await server.parts.files.store.get(name)).toBeNull();
    }
  });

  test("it goes with its conversation", async () => {
    const { id } = await begin(ana, { kind: "channel", name: "short-lived" });
    const file = await upload(ana, "gone with it");
    await sayWith(ana, id, [file.id]);
    await ana.call("deleteConversation", { params: { conversation: id } });
    expect(await refusalOf(get(ana, file))).toBe("not_found");
    await server.parts.files.sweep();
    const left = await server.parts.database.db
      .selectFrom("file")
      .selectAll()
      .where("id", "=", file.id)
      .execute();
    expect(left).toEqual([]);
  });
});
