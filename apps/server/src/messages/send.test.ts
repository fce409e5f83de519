import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { limits } from "@parley/protocol";
import { startServer, type TestServer } from "../../test/server.ts";
import { standingClock } from "../../test/clock.ts";
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

  test("a cid used in one conversation is refused in another: it was not sent there", async () => {
    const uma = await server.person("uma");
    const socket = await uma.socket();
    const group = await uma.call("createConversation", { body: { kind: "group", name: "other" } });
    const [id, inOneBatch] = [cid(), cid()];
    const first = { conversation: generalOf(socket), cid: id, body: "here" };
    await socket.send("message.send", first);

    const again = { ...first, conversation: group.id };
    const later = socket.send("message.send", again);
    await expect(later).rejects.toMatchObject({ code: "malformed", issues: [{ path: "cid" }] });
    const both = await Promise.allSettled(
      [first, again].map((one) => socket.send("message.send", { ...one, cid: inOneBatch })),
    );
    expect(both.map(({ status }) => status)).toEqual(["fulfilled", "rejected"]);
  });

  test.for([0, 2, 1_000])("a reply to %i, which is not there, is no reply", async (replyTo) => {
    const vic = await server.person(`vic-${replyTo}`);
    const body = { kind: "group", name: `alone-${replyTo}` } as const;
    const { id } = await vic.call("createConversation", { body });
    const message = { cid: cid(), body: "to whom?", replyTo };
    await vic.call("sendMessage", { params: { conversation: id }, body: message });

    const { items } = await vic.call("listMessages", { params: { conversation: id } });
    expect(items[0]).toMatchObject({ seq: 1, body: "to whom?" });
    expect(items[0]!.replyTo).toBeUndefined();
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
  test("mentions of one moment are all listed, page after page, wherever a page ends", async () => {
    const still = await startServer({ now: standingClock() });
    try {
      const [max, lu] = [await still.person("max"), await still.person("luz")];
      const places = [
        generalOf(await lu.socket()),
        (await lu.call("createConversation", { body: { kind: "channel", name: "stillness" } })).id,
      ];
      await max.call("putMember", { params: { conversation: places[1]!, person: "me" }, body: {} });
      const all = await Promise.all(
        Array.from({ length: 2 * limits.itemsPerPage + 3 }, async (_, index) => {
          const conversation = places[index % 2]!;
          const body = { cid: cid(), body: "@max" };
          const { seq } = await lu.call("sendMessage", { params: { conversation }, body });
          return `${conversation} ${seq}`;
        }),
      );

      const found: string[] = [];
      const at = new Set<string>();
      for (let before: string | undefined; ;) {
        const { items, next } = await max.call("listMentions", {
          query: before === undefined ? {} : { before },
        });
        for (const item of items) {
          found.push(`${item.conversation} ${item.seq}`);
          at.add(item.at);
        }
        if (next === undefined) break;
        before = next;
      }

      expect(at.size).toBe(1);
      expect(found.toSorted()).toEqual(all.toSorted());
      const [time] = at;
      expect((await max.call("listMentions", { query: { before: time } })).items).toEqual([]);
    } finally {
      await still.close();
    }
  });

  test("a message mentions fifty people at most; further names are only text", async () => {
    const people = await Promise.all(
      Array.from({ length: 55 }, (_, index) => server.guest(`crowd-${index}`)),
    );
    const conversation = generalOf(await people[0]!.socket());
    const params = { conversation };
    const body = people.map(({ me }) => `@${me.username}`).join(" ");
    const { seq } = await people[0]!.call("sendMessage", { params, body: { cid: cid(), body } });

    const { items } = await people[0]!.call("listMessages", { params });
    const message = items.find((one) => one.seq === seq)!;
    // The writer is the first of the fifty, and is never mentioned.
    expect(message.mentions).toEqual(people.slice(1, 50).map(({ me }) => me.id));
    expect(message.body).toBe(body);
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
