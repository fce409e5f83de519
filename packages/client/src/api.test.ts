import { createHash } from "node:crypto";
import { expect, test, vi } from "vitest";
import { Refusal } from "@parley/protocol";
import { createApi, Unreachable, type ApiOptions } from "./api.ts";

function apiAnswering(answer: () => Response, options: Partial<ApiOptions> = {}) {
  const asked: { url: string; init: RequestInit }[] = [];
  const fetch = (url: unknown, init: RequestInit = {}) => {
    asked.push({ url: String(url), init });
    return Promise.resolve(answer());
  };
  const api = createApi({
    url: "https://talk.example",
    fetch: fetch as typeof globalThis.fetch,
    ...options,
  });
  return { api, asked };
}

const json =
  (body: unknown, status = 200) =>
  () =>
    Response.json(body, { status });
const ada = { id: 1, kind: "member", username: "ada", displayName: "Ada", role: "person" };

test("a call fills in the path, the query and the body", async () => {
  const { api, asked } = apiAnswering(json({ items: [], events: [], people: [] }));
  await api.call("listMessages", { params: { conversation: 7 }, query: { before: 12 } });
  await api.call("editMessage", { params: { conversation: 7, seq: 3 }, body: { body: "é" } });
  await api.call("addReaction", { params: { conversation: 7, seq: 3, emoji: "👍" } });
  expect(asked.map(({ url, init }) => `${init.method} ${url}`)).toEqual([
    "GET https://talk.example/api/conversations/7/messages?before=12",
    "PATCH https://talk.example/api/conversations/7/messages/3",
    "PUT https://talk.example/api/conversations/7/messages/3/reactions/%F0%9F%91%8D",
  ]);
  expect(asked[1]?.init.body).toBe('{"body":"é"}');
});

test("a browser's slot and a program's token go with each call", async () => {
  const { api, asked } = apiAnswering(json(ada), { slot: 0, token: "secret" });
  await api.call("getMe");
  expect(asked[0]?.init).toMatchObject({
    credentials: "same-origin",
    headers: { "parley-slot": "0", authorization: "Bearer secret" },
  });
});

test("an empty answer is undefined", async () => {
  const { api } = apiAnswering(() => new Response(null, { status: 204 }));
  expect(await api.call("endCurrentSession")).toBeUndefined();
});

test("a refusal is thrown as what the server said", async () => {
  const reply = new Refusal("too_many", { retryAfter: 3 }).toReply();
  const { api } = apiAnswering(json(reply, 429));
  const error = await api.call("getMe").catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(Refusal);
  expect(error).toMatchObject({ code: "too_many", retryAfter: 3 });
});

test("a reason that only a newer server knows is told in its words", async () => {
  const { api } = apiAnswering(
    json({ error: { code: "too_early", message: "Not before noon." } }, 422),
  );
  await expect(api.call("getMe")).rejects.toMatchObject({
    code: "internal",
    message: "Not before noon.",
  });
});

test("whatever is not an answer of the server's means that it cannot be reached", async () => {
  const answers = [
    () => {
      throw new TypeError("fetch failed");
    },
    () => new Response("<h1>Bad gateway</h1>", { status: 502 }),
    () => new Response("<h1>Sign in to the hotel's network</h1>", { status: 200 }),
  ];
  for (const answer of answers) {
    const { api } = apiAnswering(answer);
    await expect(api.call("getMe")).rejects.toBeInstanceOf(Unreachable);
  }
});

test("a call that is called off throws the reason it was given", async () => {
  const hanging = (_: unknown, init?: RequestInit) => {
    const { promise, reject } = Promise.withResolvers<Response>();
    init?.signal?.addEventListener("abort", () => reject(new TypeError("aborted")));
    return promise;
  };
  const api = createApi({ url: "https://talk.example", fetch: hanging as typeof fetch });
  const stop = new AbortController();
  const call = api.call("getMe", { signal: stop.signal });
  stop.abort(new Error("another word was typed"));
  await expect(call).rejects.toThrow("another word was typed");
});

test("a session that is over is told, and wrong credentials are not one", async () => {
  const onSignedOut = vi.fn<() => void>();
  const refusing = (code: "not_signed_in" | "wrong_credentials") =>
    apiAnswering(json(new Refusal(code).toReply(), 401), { onSignedOut }).api;
  const credentials = { username: "ada", password: "wrong" };
  await expect(
    refusing("wrong_credentials").call("createSession", { body: credentials }),
  ).rejects.toBeInstanceOf(Refusal);
  await expect(
    refusing("not_signed_in").call("createSession", { body: credentials }),
  ).rejects.toBeInstanceOf(Refusal);
  expect(onSignedOut).not.toHaveBeenCalled();
  await expect(refusing("not_signed_in").call("getMe")).rejects.toBeInstanceOf(Refusal);
  expect(onSignedOut).toHaveBeenCalledOnce();
});

test("when asked to, it checks what comes back", async () => {
  const { api } = apiAnswering(json({ id: "one" }), { validate: true });
  await expect(api.call("getMe")).rejects.toThrow(/expected/i);
  const { api: trusting } = apiAnswering(json({ id: "one" }));
  await expect(trusting.call("getMe")).resolves.toEqual({ id: "one" });
});

test("a puzzle is solved, and the same asked once more with what solves it", async () => {
  const puzzle = { text: "mi7.12.nonce.mac", bits: 12 };
  const refused = new Refusal("work_needed", { puzzle });
  const { api, asked } = apiAnswering(() => Response.json(refused.toReply(), { status: 428 }));
  const body = { phone: "+12025550123", purpose: "register" } as const;
  const again = await api.call("createChallenge", { body }).catch((error: unknown) => error);
  expect(again).toMatchObject({ code: "work_needed" });
  expect(asked).toHaveLength(2);
  const { work, ...rest } = JSON.parse(asked[1]?.init.body as string);
  expect(rest).toEqual(body);
  expect(work.puzzle).toBe(puzzle.text);
  const hash = createHash("sha256").update(puzzle.text + work.solution);
  expect(hash.digest().readUInt16BE() >>> 4).toBe(0);
});
