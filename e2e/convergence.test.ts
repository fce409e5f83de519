import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createParley, memoryStorage, Unreachable, type Parley } from "@parley/client";
import { Refusal, type Id, type Message } from "@parley/protocol";
import { fair, Line, quickClock, type Weather } from "./network.ts";
import { ServerChild } from "./servers/child.ts";
import { signUp } from "./sign-up.ts";
import { until } from "./until.ts";

const RUNS = 200;
const NAMES = ["ana", "ben", "cyd"] as const;

let folder: string;
let server: ServerChild;
let tokens: string[];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "parley-e2e-"));
  server = await ServerChild.start({ PARLEY_DATA: folder });
  tokens = await Promise.all(NAMES.map((name) => signUp(server.url, name)));
});
afterAll(async () => {
  await server.kill();
  rmSync(folder, { recursive: true, force: true });
});

type Step =
  | { do: "send" | "leave" | "join" | "cut" | "rename"; who: number }
  | { do: "edit" | "delete" | "react" | "read"; who: number; which: number }
  | { do: "weather"; who: number; weather: Weather };

const who = fc.nat(NAMES.length - 1);
const chance = fc.constantFrom(0, 0, 0.1, 0.4);
const rarely = fc.constantFrom(0, 0, 0.05);
const weather = fc.record({
  lose: chance,
  double: chance,
  hold: chance,
  cutAnswer: rarely,
  cutRequest: rarely,
});
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 10, arbitrary: fc.record({ do: fc.constant("send" as const), who }) },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constantFrom("edit" as const, "delete" as const, "react" as const, "read" as const),
      who,
      which: fc.nat(30),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constantFrom("leave" as const, "join" as const, "rename" as const, "cut" as const),
      who,
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("weather" as const), who, weather }) },
);

test(`${RUNS} conversations over bad lines end alike everywhere, each change applied once`, async () => {
  let run = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 60 }), fc.nat(), (steps, seed) =>
      converse(steps, seed, ++run),
    ),
    { numRuns: RUNS, endOnFailure: true },
  );
}, 600_000);

async function converse(steps: Step[], seed: number, run: number): Promise<void> {
  const random = seeded(seed);
  const lines = NAMES.map(() => new Line(random));
  const clients = lines.map((line, index) =>
    createParley({
      url: server.url,
      token: tokens[index]!,
      storage: memoryStorage(),
      socket: line.factory,
      clock: quickClock(20),
      validate: true,
    }),
  );
  const [first] = clients as [Parley];
  try {
    await Promise.all(clients.map((client) => client.start()));
    await until(() => clients.every((client) => client.state.get().connection.phase === "online"));
    const name = `run-${process.pid}-${run}`;
    const { id } = await first.api.call("createConversation", { body: { kind: "channel", name } });
    await Promise.all(clients.map((client) => enter(client, id)));
    await until(() => clients.every((client) => client.state.get().conversations.has(id)));
    const cursors = clients.map((client) => watchCursor(client, id));
    await Promise.all(clients.map((client) => client.open(id)));

    const written: string[] = [];
    for (const [index, one] of steps.entries()) {
      await take(one, clients[one.who]!, lines[one.who]!, id, `${run}.${index}`, written);
    }

    for (const line of lines) line.weather = fair;
    await Promise.all(clients.map((client) => enter(client, id)));
    await until(() => clients.every((client) => !client.state.get().outbox.some(isSending)));
    for (const client of clients) takeBackRefused(client, written);
    await sameEverywhere(clients, id);
    for (const { steps: moves } of cursors) expect(moves).toEqual(moves.toSorted((a, b) => a - b));
    await everyWrittenOnce(first, id, written);
  } finally {
    await Promise.all(clients.map((client) => client.stop()));
  }
}

async function take(
  one: Step,
  client: Parley,
  line: Line,
  id: Id,
  text: string,
  written: string[],
): Promise<void> {
  switch (one.do) {
    case "send":
      if (client.state.get().conversations.has(id)) {
        client.send(id, text);
        written.push(text);
      }
      break;
    case "edit":
    case "delete":
    case "react":
    case "read":
      await change(one, client, id, text);
      break;
    case "join":
      await forgiving(
        client.api.call("putMember", { params: { conversation: id, person: "me" }, body: {} }),
      );
      break;
    case "leave":
      // What waits to be sent could not be sent from outside.
      if (client.state.get().outbox.length === 0) {
        await forgiving(
          client.api.call("removeMember", { params: { conversation: id, person: "me" } }),
        );
      }
      break;
    case "rename":
      await forgiving(
        client.api.call("changeConversation", {
          params: { conversation: id },
          body: { topic: text },
        }),
      );
      break;
    case "cut":
      line.cut();
      break;
    case "weather":
      line.weather = one.weather;
      break;
  }
}

async function change(
  one: Extract<Step, { which: number }>,
  client: Parley,
  id: Id,
  text: string,
): Promise<void> {
  const messages = client.state.get().conversations.get(id)?.timeline.messages ?? [];
  const message = messages[one.which % Math.max(1, messages.length)];
  if (!message) return;
  switch (one.do) {
    case "edit":
      return forgiving(client.edit(id, message.seq, `${text} edited`));
    case "delete":
      return forgiving(client.remove(id, message.seq));
    case "react":
      return forgiving(client.react(id, message.seq, "🍅", true));
    case "read":
      return client.read(id, message.seq);
  }
}

/** A refusal is an answer too: editing what another wrote, or what was just deleted. */
async function forgiving(work: Promise<unknown>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (!(error instanceof Refusal || error instanceof Unreachable)) throw error;
  }
}

const isSending = ({ status }: { status: string }) => status === "sending";

/** What was written by somebody who, unknown to them, was out already is refused, and they are told. */
function takeBackRefused(client: Parley, written: string[]): void {
  for (const { cid, error } of client.state.get().outbox) {
    expect(error).toBe("not_found");
    written.splice(written.indexOf(client.takeBack(cid)!), 1);
  }
}

async function enter(client: Parley, id: Id): Promise<void> {
  await client.api.call("putMember", { params: { conversation: id, person: "me" }, body: {} });
}

/** Records where the cursor went: it may only rise, and never apply a change twice. */
function watchCursor(client: Parley, id: Id): { steps: number[] } {
  const watched = { steps: [] as number[] };
  let last: number | undefined;
  client.state.subscribe(() => {
    const ver = client.state.get().conversations.get(id)?.ver;
    if (ver !== last && ver !== undefined) watched.steps.push(ver);
    last = ver;
  });
  return watched;
}

async function sameEverywhere(clients: Parley[], id: Id): Promise<void> {
  const [first] = clients as [Parley];
  const truth = await historyOf(first, id);
  const head = (await first.api.call("getConversation", { params: { conversation: id } })).lastVer;
  await until(() =>
    clients.every((client) => client.state.get().conversations.get(id)?.ver === head),
  );
  for (const [index, client] of clients.entries()) {
    await client.open(id);
    while (!client.state.get().conversations.get(id)!.timeline.atStart) await client.loadOlder(id);
    const held = client.state.get().conversations.get(id)!;
    expect(held.timeline.messages).toEqual(truth);
    const { lastSeq, members } = held.info;
    expect({ who: NAMES[index], lastSeq, members }).toEqual({
      who: NAMES[index],
      lastSeq: truth.length,
      members: NAMES.length,
    });
  }
}

async function historyOf(client: Parley, id: Id): Promise<Message[]> {
  const messages: Message[] = [];
  let before: number | undefined;
  do {
    const page = await client.api.call("listMessages", {
      params: { conversation: id },
      query: { limit: 100, ...(before === undefined ? {} : { before }) },
    });
    messages.unshift(...page.items);
    before = page.next;
  } while (before !== undefined);
  return messages;
}

/** What each wrote is there once; deleted and edited messages are told by their place. */
async function everyWrittenOnce(client: Parley, id: Id, written: string[]): Promise<void> {
  const history = await historyOf(client, id);
  expect(history).toHaveLength(written.length);
  expect(history.map(({ seq }) => seq)).toEqual(written.map((_, index) => index + 1));
  const left = history.filter((message) => !message.deletedAt && !message.editedAt);
  for (const message of left)
    expect(written.filter((text) => text === message.body)).toHaveLength(1);
  expect(new Set(left.map((message) => message.body)).size).toBe(left.length);
}

/** mulberry32: a run can be had again from its seed. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
