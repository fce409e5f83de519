import type { EndpointName } from "@parley/protocol";
import { begin, put } from "../conversations.ts";
import { dot, linked, sayWith, upload } from "../files.ts";
import { endpointRows, type World } from "../matrix.ts";
import type { TestServer } from "../server.ts";
import type { Visitor } from "../visitor.ts";

/** A group with people in it and a message, as the rows of the matrix expect, and people outside. */
export async function openWorld(server: TestServer): Promise<World> {
  const [owner, moderator, member, former, blocked, stranger] = await Promise.all(
    ["owner", "moderator", "member", "former", "blocked", "stranger"].map((name) =>
      server.person(`${name}-one`),
    ),
  );
  const people = {
    owner: owner!,
    moderator: moderator!,
    member: member!,
    former: former!,
    blocked: blocked!,
    stranger: stranger!,
    guest: await server.guest("Guest one"),
  };
  const { id: group } = await begin(people.owner, {
    kind: "group",
    name: "under-attack",
    people: [people.member.me.id],
  });
  await put(people.member, group, "me");
  const { id: file } = await upload(people.owner, dot, "dot.png");
  const seq = await sayWith(people.owner, group, [file], "what the owner said");
  return { group, seq, ...linked(server, file), people, fresh: "fresh" };
}

/** What an endpoint is properly asked by the owner. */
export function properAsk(name: EndpointName, world: World) {
  return (endpointRows[name].ask(world, "owner") ?? {}) as {
    params?: Record<string, unknown>;
    query?: Record<string, unknown>;
    body?: Record<string, unknown>;
  };
}

/** Who asks: the owner, or for what needs no session somebody nobody knows. */
export function askerOf(name: EndpointName, asks: string, world: World, server: TestServer) {
  if (asks === "person") return world.people.owner as Visitor;
  const visitor = server.visitor();
  visitor.isProgram = asks === "program";
  return visitor;
}

export function pathOf(path: string, params: Record<string, unknown> = {}): string {
  return path.replaceAll(/\{(\w+)\}/g, (_, key: string) => encodeURIComponent(String(params[key])));
}
