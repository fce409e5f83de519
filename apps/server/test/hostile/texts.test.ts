import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  body as bodySchema,
  contactName,
  conversationName,
  displayName,
  limits,
  nickname,
  topic,
  type Id,
} from "@parley/protocol";
import type { z } from "zod";
import { begin, refusalOf } from "../conversations.ts";
import { startServer, type TestServer } from "../server.ts";
import type { TestSocket } from "../socket.ts";
import type { Someone } from "../visitor.ts";
import { texts } from "./values.ts";

let server: TestServer;
let ana: Someone, ben: Someone;
let listening: TestSocket;
let group: Id;
beforeAll(async () => {
  server = await startServer();
  [ana, ben] = [await server.person("ana"), await server.person("ben")];
  ({ id: group } = await begin(ana, { kind: "group", name: "letters", access: "open" }));
  await ben.call("putMember", { params: { conversation: group, person: "me" }, body: {} });
  listening = await ben.socket();
});
afterAll(() => server.close());

const more = [
  "  spaces around, and a tab\t ",
  "\n\nlines\r\nof every\rkind\n",
  "\u0000".replace("\0", "\u0001"),
  "é and e\u0301 are written differently",
  "🍅".repeat(limits.bodyMax),
  "\uffff\ufffe\ufdd0",
  JSON.stringify({ a: [1, "<b>"] }),
];

describe("a message", () => {
  const sound = [...texts, ...more].filter((text) => bodySchema.safeParse(text).success);

  test("can say almost anything", () => {
    expect(sound.length).toBeGreaterThan(texts.length);
  });

  test.each(sound)("is kept to the letter, on every way to it: %.60j", async (text) => {
    const { seq } = await ana.call("sendMessage", {
      params: { conversation: group },
      body: { cid: randomUUID(), body: text },
    });
    const heard = await listening.event((event) => "message" in event && event.message.seq === seq);
    expect(heard).toMatchObject({ message: { body: text } });
    const query = { after: seq - 1, limit: 1 };
    const { items } = await ben.call("listMessages", { params: { conversation: group }, query });
    expect(items[0]!.body).toBe(text);
    const { sync } = await ben.socket();
    const entry = sync.conversations.find(({ conversation }) => conversation === group)!;
    expect(entry.events[0]).toMatchObject({ message: { body: text } });
  });

  test("is changed to the letter too", async () => {
    const params = { conversation: group };
    const { seq } = await ana.call("sendMessage", {
      params,
      body: { cid: randomUUID(), body: "first" },
    });
    for (const text of sound) {
      const said = { params: { ...params, seq }, body: { body: text } };
      expect((await ana.call("editMessage", said)).body).toBe(text);
    }
  });

  test.each(["\0", "a\0b", "\ud800", "\udc00a", "", " ", "\u200b", "\u2800\u3164", "\n\t"])(
    "cannot be %j, which is nothing to see or nothing to keep",
    async (text) => {
      const body = { cid: randomUUID(), body: text };
      const sent = ana.call("sendMessage", { params: { conversation: group }, body });
      expect(await refusalOf(sent)).toBe("malformed");
    },
  );

  test("of script is served as data, never as a page", async () => {
    const text = "<script>alert(1)</script>";
    await ana.call("sendMessage", {
      params: { conversation: group },
      body: { cid: randomUUID(), body: text },
    });
    const reply = await ben.fetch(`/api/conversations/${group}/messages`, {
      headers: { accept: "text/html" },
    });
    expect(reply.headers.get("content-type")).toBe("application/json; charset=utf-8");
    expect(reply.headers.get("x-content-type-options")).toBe("nosniff");
    expect(await reply.text()).toContain(text);
  });
});

interface Named {
  what: string;
  schema: z.ZodType<string>;
  /** Gives it that name and answers what it is called then, as its owner reads it. */
  name: (text: string) => Promise<string | null>;
}

const named: Named[] = [
  {
    what: "a display name",
    schema: displayName,
    name: async (text) => {
      await ana.call("changeMe", { body: { displayName: text } });
      return (await ana.call("getMe")).displayName;
    },
  },
  {
    what: "a topic",
    schema: topic,
    name: async (text) => {
      const params = { conversation: group };
      await ana.call("changeConversation", { params, body: { topic: text } });
      return (await ana.call("getConversation", { params })).topic;
    },
  },
  {
    what: "a conversation's name",
    schema: conversationName,
    name: async (text) => {
      const params = { conversation: group };
      await ana.call("changeConversation", { params, body: { name: text } });
      return (await ana.call("getConversation", { params })).name;
    },
  },
  {
    what: "a contact's name",
    schema: contactName,
    name: async (text) => {
      await ana.call("keepContact", { params: { person: ben.me.id }, body: { name: text } });
      return (await ana.call("listContacts")).items[0]!.name;
    },
  },
  {
    what: "a nickname",
    schema: nickname,
    name: async (text) => {
      const visitor = server.visitor();
      await visitor.call("createGuest", { body: { nickname: text } });
      return (await visitor.call("getMe")).displayName;
    },
  },
];

describe.each(named)("$what", ({ schema, name }) => {
  test.each([...texts, ...more])(
    "is kept as the protocol says, or refused: %.60j",
    async (text) => {
      const parsed = schema.safeParse(text);
      if (!parsed.success) {
        expect(await refusalOf(name(text))).toBe("malformed");
        return;
      }
      // A name may be taken or reserved; if it is given, it is given to the letter.
      const given = await name(text).catch((error: { code: string }) => error.code);
      expect([parsed.data, "username_taken", "username_reserved", "name_taken"]).toContain(given);
    },
  );
});

test("finding what is written so finds what is called so, and nothing else", async () => {
  for (const text of texts) {
    const written = text.slice(0, 100);
    const wanted = written.trim().toLowerCase();
    const { items: people } = await ana.call("findPeople", { query: { q: written } });
    for (const { username, displayName: shown } of people) {
      expect(`${username} ${shown.toLowerCase()}`).toContain(wanted);
    }
    const query = { listed: "1" as const, name: written };
    const { items } = await ana.call("listConversations", { query });
    for (const conversation of items) expect(conversation.name!.toLowerCase()).toBe(wanted);
  }
});
