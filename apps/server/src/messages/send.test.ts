import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startServer, type TestServer } from "../../test/server.ts";
import { generalOf } from "../../test/places.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

const cid = randomUUID;

describe("sending", () => {
  test("what is acknowledged is in the history, as it was written", async () => {
    const ana = await server.person("ana");
    const socket = await ana.socket();
    const general = generalOf(socket);
    const body = "  two  spaces,\n\n\ttabs, <b>no</b> markup, \u202Eoverrides\u202C and 👩‍👩‍👧  ";

    const { seq, at } = await socket.send("message.send", {
      conversation: general,
      cid: cid(),
      body,
    });

    const page = await ana.call("listMessages", { params: { conversation: general } });
    expect(page.items.at(-1)).toMatchObject({ seq, at, body, sender: ana.me.id });
  });

  test("members hear it live, the sender too, and it says who and through which lane", async () => {
    const [bo, cy] = [await server.person("ben"), await server.person("cyd")];
    const [boSocket, cySocket] = [await bo.socket(), await cy.socket()];
    const general = generalOf(boSocket);
    const id = cid();

    const sent = await boSocket.send("message.send", {
      conversation: general,
      cid: id,
      body: "hello",
    });

    for (const socket of [boSocket, cySocket]) {
      const event = await socket.event((one) => "message" in one && one.message.cid === id);
      expect(event).toMatchObject({
        message: { seq: sent.seq, sender: bo.me.id, body: "hello", lane: "web" },
      });
    }
  });

  test("a repeated cid is answered like the first and written once, however often and in parallel", async () => {
    const di = await server.person("dia");
    const socket = await di.socket();
    const general = generalOf(socket);
    const id = cid();
    const message = { conversation: general, cid: id, body: "once" };

    const answers = await Promise.all([
      ...Array.from({ length: 5 }, () => socket.send("message.send", message)),
      di.call("sendMessage", {
        params: { conversation: general },
        body: { cid: id, body: "once" },
      }),
    ]);
    const later = await socket.send("message.send", { ...message, cid: id.toUpperCase() });

    expect(new Set([...answers, later].map(({ seq, at }) => `${seq} ${at}`)).size).toBe(1);
    const page = await di.call("listMessages", { params: { conversation: general } });
    expect(page.items.filter((one) => one.cid === id)).toHaveLength(1);
  });

  test("two people may use the same cid without meeting", async () => {
    const [ed, flo] = [await server.person("eda"), await server.person("flo")];
    const [a, b] = [await ed.socket(), await flo.socket()];
    const id = cid();
    const general = generalOf(a);

    const first = await a.send("message.send", { conversation: general, cid: id, body: "mine" });
    const second = await b.send("message.send", {
      conversation: general,
      cid: id,
      body: "mine too",
    });

    expect(second.seq).toBe(first.seq + 1);
  });

  test("numbers are gapless and in the order of sending, however many write at once", async () => {
    const writers = await Promise.all(["gil", "hal", "ida"].map((name) => server.person(name)));
    const sockets = await Promise.all(writers.map((one) => one.socket()));
    const conversation = (
      await writers[0]!.call("createConversation", { body: { kind: "channel", name: "busy" } })
    ).id;
    for (const one of writers.slice(1)) {
      await one.call("putMember", { params: { conversation, person: "me" }, body: {} });
    }

    const answers = await Promise.all(
      sockets.flatMap((socket) =>
        Array.from({ length: 60 }, (_, index) =>
          socket.send("message.send", { conversation, cid: cid(), body: `${index}` }),
        ),
      ),
    );

    expect(answers.map(({ seq }) => seq).toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: 180 }, (_, index) => index + 1),
    );
    for (let start = 0; start < 180; start += 60) {
      const own = answers.slice(start, start + 60).map(({ seq }) => seq);
      expect(own).toEqual(own.toSorted((a, b) => a - b));
    }
  });

  test.for([
    ["nothing", ""],
    ["blanks", " \n\u200B\u3164 "],
    ["a NUL", "a\0b"],
    ["half a surrogate pair", "a\uD800b"],
    ["10,001 characters", "x".repeat(10_001)],
    ["a number", 7],
    ["no body", undefined],
  ])("%s is refused as malformed", async ([name, body]) => {
    const socket = await (await server.guest(`hostile ${name}`)).socket();
    const payload = { conversation: generalOf(socket), cid: cid(), body } as never;

    await expect(socket.send("message.send", payload)).rejects.toMatchObject({ code: "malformed" });
  });

  test("10,000 characters of four bytes each are kept to the letter", async () => {
    const socket = await (await server.guest("wordy")).socket();
    const body = "🌻".repeat(10_000);

    const conversation = generalOf(socket);
    const id = cid();
    await socket.send("message.send", { conversation, cid: id, body });

    const event = await socket.event((one) => "message" in one && one.message.cid === id);
    expect(event).toMatchObject({ message: { body } });
  });

  test("nobody writes where they are not a member, and it looks like nowhere", async () => {
    const [jo, kit] = [await server.person("joe"), await server.person("kit")];
    const { id } = await jo.call("createConversation", { body: { kind: "group", name: "secret" } });
    const socket = await kit.socket();

    for (const conversation of [id, 123_456_789]) {
      const payload = { conversation, cid: cid(), body: "let me in" };
      await expect(socket.send("message.send", payload)).rejects.toMatchObject({
        code: "not_found",
      });
    }
  });

  test("a mention is told to members it names, in any case, and never to its writer", async () => {
    const [lu, max, nia] = [
      await server.person("luz"),
      await server.person("max"),
      await server.person("nia"),
    ];
    const { id } = await lu.call("createConversation", {
      body: { kind: "channel", name: "naming" },
    });
    await max.call("putMember", { params: { conversation: id, person: "me" }, body: {} });
    const socket = await lu.socket();

    const body = "(@Max), @luz, @nia and max@nia.example";
    const { seq } = await socket.send("message.send", { conversation: id, cid: cid(), body });

    const mentions = async (one: typeof lu) =>
      (await one.call("listMentions")).items.map((item) => [item.conversation, item.seq]);
    expect(await mentions(max)).toEqual([[id, seq]]);
    expect(await mentions(nia)).toEqual([]);
    expect(await mentions(lu)).toEqual([]);
  });
});

test("one who floods is refused with a time to wait, and nobody else feels it", async () => {
  const strict = await startServer({ limits: "usual" });
  const [loud, quiet] = [await strict.person("loud"), await strict.person("quiet")];
  const [loudSocket, quietSocket] = [await loud.socket(), await quiet.socket()];
  const general = generalOf(loudSocket);

  const flood = await Promise.allSettled(
    Array.from({ length: 100 }, () =>
      loudSocket.send("message.send", { conversation: general, cid: cid(), body: "flood" }),
    ),
  );
  const calm = await quietSocket.send("message.send", {
    conversation: general,
    cid: cid(),
    body: "calm",
  });

  const refused = flood.flatMap((one) =>
    one.status === "rejected" ? [one.reason as unknown] : [],
  );
  expect(refused).toHaveLength(40);
  for (const reason of refused) {
    expect(reason).toMatchObject({ code: "too_many", retryAfter: expect.any(Number) as number });
  }
  expect(calm.seq).toBe(61);
  await strict.close();
});
