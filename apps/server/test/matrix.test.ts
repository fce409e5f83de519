import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { commands, endpoints, Refusal, type CommandName, type Id } from "@parley/protocol";
import { commandRows, endpointRows, type World } from "./matrix.ts";
import { outsiders, standings, type Cell, type Standing } from "./standings.ts";
import { dot, linked, upload } from "./files.ts";
import { startServer, type TestServer } from "./server.ts";
import type { TestSocket } from "./socket.ts";
import type { Someone, Visitor } from "./visitor.ts";

// Every route and every socket command, asked by everybody who could stand in any relation to a
// conversation that is nobody else's business. One that is added without a row fails here.

let server: TestServer;
let people: Record<Exclude<Standing, "signedOut">, Someone>;

beforeAll(async () => {
  server = await startServer();
  // The first account is the administrator's, who is none of those below.
  await server.person("warden");
  const named = await Promise.all(
    ["owner", "moderator", "member", "former", "blocked", "stranger"].map(
      async (name) => [name, await server.person(`${name}-one`)] as const,
    ),
  );
  people = {
    ...Object.fromEntries(named),
    guest: await server.guest("Guest one"),
  } as typeof people;
});
afterAll(() => server.close());

let worlds = 0;

/** A secret group and a direct, both of the owner's; who is in them is told by the names. */
async function makeWorld(): Promise<World> {
  const { owner, moderator, member, former, blocked } = people;
  const name = `secret-${++worlds}`;
  const { id: group } = await owner.call("createConversation", {
    body: { kind: "group", name, people: [moderator.me.id, member.me.id, former.me.id] },
  });
  const own = { params: { conversation: group, person: "me" as const }, body: {} };
  for (const one of [moderator, member, former]) await one.call("putMember", own);
  await owner.call("putMember", {
    params: { conversation: group, person: moderator.me.id },
    body: { role: "moderator" },
  });
  const file = await upload(member, dot, "dot.png");
  const said = await member.call("sendMessage", {
    params: { conversation: group },
    body: { cid: randomUUID(), body: "nobody else's business", files: [file.id] },
  });
  await former.call("removeMember", { params: own.params });
  await owner.call("blockPerson", { params: { person: blocked.me.id } });
  return { group, seq: said.seq, ...linked(server, file.id), people, fresh: `fresh-${worlds}` };
}

/** The same world, seen from where nothing is. */
const nowhere = (world: World): World => ({
  ...world,
  group: 987_654_321 as Id,
  file: 987_654_321 as Id,
});

function asker(standing: Standing): Visitor {
  return standing === "signedOut" ? server.visitor() : people[standing];
}

async function outcome(work: Promise<unknown>): Promise<Cell> {
  try {
    await work;
    return "ok";
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

test("every endpoint and every command has a row", () => {
  expect(Object.keys(endpointRows).toSorted()).toEqual(Object.keys(endpoints).toSorted());
  expect(Object.keys(commandRows).toSorted()).toEqual(Object.keys(commands).toSorted());
});

test("every endpoint is open, and every documented route is an endpoint", async () => {
  const described = Object.values(endpoints).map(({ method, path }) => `${method} ${path}`);
  for (const { method, path } of Object.values(endpoints)) {
    const url = path.replaceAll(/\{(\w+)\}/g, ":$1");
    expect([url, server.app.http.hasRoute({ method, url })]).toEqual([url, true]);
  }
  const document = (await (await server.visitor().fetch("/openapi.json")).json()) as {
    paths: Record<string, Record<string, unknown>>;
  };
  const open = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  expect(open.toSorted()).toEqual(described.toSorted());
});

describe.for(Object.keys(endpointRows) as (keyof typeof endpointRows)[])("%s", (name) => {
  const { ask, answers } = endpointRows[name];
  const asked = standings.filter((standing) => answers[standing] !== undefined);

  test("answers each standing as the table says", async () => {
    const world = await makeWorld();
    for (const standing of asked) {
      const given = await outcome(asker(standing).call(name, ask(world, standing) as never));
      expect([standing, given]).toEqual([standing, answers[standing]]);
    }
  });
});

const hiding = (Object.keys(endpointRows) as (keyof typeof endpointRows)[])
  .map((name) => ({
    name,
    hidden: outsiders.filter((standing) => endpointRows[name].answers[standing] === "not_found"),
  }))
  .filter(({ hidden }) => hidden.length > 0);

test.for(hiding)(
  "$name looks to outsiders like one that is not there",
  async ({ name, hidden }) => {
    const { ask } = endpointRows[name];
    const world = await makeWorld();
    for (const standing of hidden) {
      const reply = async (seen: World) => {
        try {
          await asker(standing).call(name, ask(seen, standing) as never);
          return "ok";
        } catch (error) {
          return (error as Refusal).toReply();
        }
      };
      expect(await reply(world)).toEqual(await reply(nowhere(world)));
    }
  },
);

test.for(Object.keys(commandRows) as CommandName[])(
  "command %s answers each standing as the table says, and outsiders as if nothing were there",
  async (name) => {
    const { payload, answers } = commandRows[name];
    const world = await makeWorld();
    for (const [standing, someone] of Object.entries(people)) {
      const socket: TestSocket = await someone.socket();
      const emit = (seen: World) => {
        const sent = payload(seen);
        return outcome(socket.io.timeout(5_000).emitWithAck(name, sent).then(throwRefusal));
      };
      const answer = answers[standing as keyof typeof people];
      expect([standing, await emit(world)]).toEqual([standing, answer]);
      expect(await emit(nowhere(world))).toBe(name === "presence.watch" ? "ok" : "not_found");
      socket.close();
    }
  },
);

test("who is signed out has no socket to ask on", async () => {
  await expect(server.visitor().socket()).rejects.toThrow("websocket error");
});

function throwRefusal(answer: unknown): unknown {
  if (typeof answer === "object" && answer !== null && "error" in answer) {
    throw Refusal.fromReply(answer as never);
  }
  return answer;
}
