import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createApi, type Api } from "@parley/client";
import { ServerChild } from "../servers/child.ts";
import { signUp } from "../sign-up.ts";
import { Caller } from "./caller.ts";

let folder: string;
let server: ServerChild;
const apis: Record<"ana" | "bob", Api> = {} as never;
const tokens: Record<"ana" | "bob", string> = {} as never;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "parley-headless-"));
  server = await ServerChild.start({ PARLEY_DATA: folder });
  for (const name of ["ana", "bob"] as const) {
    tokens[name] = await signUp(server.url, name);
    apis[name] = createApi({ url: server.url, token: tokens[name] });
  }
});
afterAll(async () => {
  await server.kill();
  rmSync(folder, { recursive: true, force: true });
});

const caller = (name: "ana" | "bob"): Caller =>
  new Caller({ PARLEY_SERVER: server.url, PARLEY_TOKEN: tokens[name] });

let channels = 0;
/** A channel that both are in. */
async function channel(): Promise<{ name: string; id: number }> {
  const name = `room-${++channels}`;
  const { id } = await apis.ana.call("createConversation", { body: { kind: "channel", name } });
  await apis.bob.call("putMember", { params: { conversation: id, person: "me" }, body: {} });
  return { name, id };
}

async function bodies(id: number): Promise<string[]> {
  const { items } = await apis.ana.call("listMessages", {
    params: { conversation: id },
    query: { limit: 100 },
  });
  return items.map(({ body }) => body);
}

const jsonLines = (out: string) =>
  out
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Record<string, unknown>);

test("what is sent is read by somebody else, in words and as JSON", async () => {
  const { name, id } = await channel();
  const ana = caller("ana");
  expect(await ana.run(["send", `#${name}`, "hello", "there"])).toEqual({
    code: 0,
    out: "",
    err: "",
  });
  expect(await ana.run(["send", String(id), "-"], "two\nlines\n")).toMatchObject({ code: 0 });
  const answer = await ana.run(["send", name, "yes", "--reply", "1", "--json"]);
  expect(jsonLines(answer.out)).toEqual([{ conversation: id, seq: 3, at: expect.any(String) }]);

  const bo = caller("bob");
  const { out } = await bo.run(["read", name]);
  expect(out.replaceAll(/^\d{4}-\d\d-\d\d \d\d:\d\d /gm, "")).toBe(
    "ana: hello there\nana: two\n    lines\nana: yes\n",
  );
  const read = jsonLines((await bo.run(["read", name, "--json", "--since", "1"])).out);
  expect(read).toMatchObject([
    { seq: 2, body: "two\nlines", replyTo: null, lane: "api" },
    {
      seq: 3,
      replyTo: 1,
      conversation: { id, kind: "channel", name, with: null },
      sender: { username: "ana", name: "ana", kind: "member" },
      files: [],
    },
  ]);
  expect(jsonLines((await bo.run(["read", name, "--json", "-n", "1"])).out)).toHaveLength(1);
  expect((await bo.run(["read", name, "--since", "1h"])).out).toBe(out);
});

test("what drives a terminal comes out of no command", async () => {
  const { name, id } = await channel();
  const evil = "\u001b]0;pwned\u0007 \u009b31m \u202eabc \u0000end";
  await apis.bob.call("sendMessage", {
    params: { conversation: id },
    body: { cid: crypto.randomUUID(), body: evil.replace("\0", "") },
  });
  await caller("ana").run(["send", name, evil]);
  // oxlint-disable-next-line no-control-regex
  const driving = /[\0-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/;
  for (const args of [
    ["read", name],
    ["read", name, "--json"],
  ]) {
    const { out } = await caller("ana").run(args);
    expect(out).toContain("pwned");
    expect(out).not.toMatch(driving);
  }
  const [first] = jsonLines((await caller("ana").run(["read", name, "--json"])).out);
  expect(first).toMatchObject({ body: evil.replace("\0", "") });
});

test("files go with their text, as many as a message carries", async () => {
  const { name } = await channel();
  const ana = caller("ana");
  const path = join(ana.home, "notes.txt");
  writeFileSync(path, "buy seeds");
  expect(await ana.run(["send", name, "see this", "--file", path])).toMatchObject({ code: 0 });
  expect((await caller("bob").run(["read", name])).out).toMatch(
    /ana: see this\n {4}\[notes\.txt, 1 kB\]\n$/,
  );
  const named = (count: number) => Array.from({ length: count }, () => ["--file", path]).flat();
  expect(await ana.run(["send", name, ...named(10)])).toMatchObject({ code: 0 });
  const [last] = jsonLines((await ana.run(["read", name, "--json", "-n", "1"])).out);
  expect(last).toMatchObject({ body: "", files: { length: 10 } });
  const surplus = await ana.run(["send", name, ...named(11)]);
  expect(surplus).toMatchObject({ code: 64, err: expect.stringContaining("at most 10 files") });

  const missing = await ana.run(["send", name, "--file", path, "--file", join(ana.home, "none")]);
  expect(missing).toMatchObject({ code: 1, err: expect.stringContaining("ENOENT") });
  const folder = await ana.run(["send", name, "--file", ana.home]);
  expect(folder).toMatchObject({ code: 1, err: expect.stringContaining("EISDIR") });
});

test("lines that come in are sent in order, several in a message, and none is lost", async () => {
  const { name, id } = await channel();
  const lines = Array.from({ length: 250 }, (_, index) => `line ${index}`);
  const long = "long ".repeat(4_000);
  const input = `${lines.join("\n")}\n\n\n${long}\nlast`;
  expect(await caller("ana").run(["send", name, "--lines"], input)).toMatchObject({ code: 0 });
  const sent = await bodies(id);
  expect(sent.join("\n").replaceAll("\n", "")).toBe(input.replaceAll("\n", ""));
  expect(sent.length).toBeLessThan(20);
  expect(sent[0]!.split("\n")).toHaveLength(20);
});

test("whoever watches gets each message once, those too that came while the server was away", async () => {
  const { name } = await channel();
  const watching = caller("bob").start(["watch", `#${name}`, "--json"]);
  const seen = () => watching.out().split("\n").filter(Boolean);
  // It says nothing until something comes: what is said until it is heard tells that it listens.
  const ana = caller("ana");
  await expect
    .poll(async () => {
      await ana.run(["send", name, "ready?"]);
      return seen().length;
    })
    .toBeGreaterThan(0);
  await ana.run(["send", name, "before"]);
  await expect.poll(() => watching.out()).toContain("before");

  await server.kill();
  await expect.poll(() => watching.err()).toContain("No connection");
  server = await ServerChild.start({ PARLEY_DATA: folder }, server.port);
  await ana.run(["send", name, "after"]);
  await expect.poll(() => watching.out(), { timeout: 30_000 }).toContain("after");
  const seqs = jsonLines(watching.out()).map(({ seq }) => seq as number);
  expect(seqs).toEqual(seqs.map((_, index) => seqs[0]! + index));
  watching.interrupt();
  expect(await watching.ended).toBe(130);
});

test("a question waits for somebody's answer, and no longer than it was told to", async () => {
  const { name } = await channel();
  const ana = caller("ana");
  const asking = ana.start(["ask", name, "who", "has", "a", "ladder?"]);
  const bo = caller("bob");
  await expect.poll(async () => (await bo.run(["read", name])).out).toContain("a ladder?");
  await ana.run(["send", name, "nobody?"]);
  await bo.run(["send", name, "I do"]);
  expect(await asking.ended).toBe(0);
  expect(asking.out()).toBe("I do\n");
  const late = await ana.run(["ask", name, "and a saw?", "--timeout", "1"]);
  expect(late).toMatchObject({ code: 75, out: "", err: expect.stringContaining("1 second") });
});

test("somebody is written to by their username, and the two are listed", async () => {
  const ana = caller("ana");
  expect(await ana.run(["send", "@bob", "psst"])).toMatchObject({ code: 0 });
  const [direct] = jsonLines((await caller("bob").run(["conversations", "--json"])).out);
  expect(direct).toMatchObject({ kind: "direct", with: { username: "ana" }, unread: 1 });
  expect((await ana.run(["people"])).out).toContain("@bob");
  const { out } = await ana.run(["people", "#general", "--json"]);
  expect(jsonLines(out).map(({ username }) => username)).toEqual(
    expect.arrayContaining(["ana", "bob"]),
  );
  expect((await ana.run(["conversations"])).out).toMatch(/^#general/m);
});

test("what cannot be done is said in words, with an exit code for scripts", async () => {
  const { name } = await channel();
  const ana = caller("ana");
  const cases: [string[], number, string][] = [
    [["send", "#genral", "hi"], 1, "Did you mean #general?"],
    [["send", "@nobody-at-all", "hi"], 1, "no conversation called @nobody-at-all"],
    [["send", name, " "], 64, "blank"],
    [["send", name, "x".repeat(10_001)], 64, "at most 10,000"],
    [["send", name, "hi", "--reply", "first"], 64, "--reply"],
    [["read", name, "--since", "yesterday-ish"], 64, "no time"],
    [["read"], 64, "CONVERSATION"],
  ];
  for (const [args, code, says] of cases) {
    const { err, ...rest } = await ana.run(args);
    expect({ args, ...rest }).toEqual({ args, code, out: "" });
    expect(err).toContain(says);
  }
  const nobody = await new Caller().run(["read", "general"]);
  expect(nobody).toMatchObject({ code: 77, err: expect.stringContaining("parley login") });
  const stranger = new Caller({ PARLEY_SERVER: server.url, PARLEY_TOKEN: "x".repeat(43) });
  expect(await stranger.run(["read", "general"])).toMatchObject({ code: 77 });
  const away = new Caller({
    PARLEY_SERVER: "http://127.0.0.1:65535",
    PARLEY_TOKEN: "x".repeat(43),
  });
  const gone = await away.run(["send", "general", "hi"]);
  expect(gone).toMatchObject({ code: 69, err: expect.stringContaining("no server answers") });
});
