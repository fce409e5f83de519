import {
  conversationName,
  displayName,
  limits,
  topic as topicShape,
  type Id,
  type Me,
  type MyConversation,
  type Person,
} from "@parley/protocol";
import type { Parley } from "../parley.ts";
import { isNumber, type Entry } from "./parse.ts";
import { commandObstacle, type CommandName } from "./table.ts";

/** Where a command is given, and by whom. */
export interface Here {
  parley: Parley;
  info: MyConversation;
  me: Me;
}

/** Words of the catalogue, with the one thing that is put into them. */
export interface Told<Key extends string> {
  key: Key;
  what: string;
}

/** What came of a command. What the server refuses is thrown, as `Refusal` or `Unreachable`. */
export type Outcome =
  | {
      kind: "done";
      said: Told<"command.invite.done" | "command.nick.done"> | null;
      /** Where to go now: a conversation, or where the app begins. */
      go: { conversation: Id } | "members" | "help" | "home" | null;
    }
  | { kind: "declined"; why: Told<Declined> }
  /** Done only when the question is answered with yes. */
  | {
      kind: "asks";
      question: Told<"command.leave.asks" | "command.sms.asks">;
      yes: () => Promise<Outcome>;
    };

type Declined =
  | "command.sharedOnly"
  | "command.accountOnly"
  | "command.join.none"
  | "command.person.none"
  | "command.topic.long"
  | "command.nick.shape";

export type GivenCommand = Extract<Entry, { kind: "command" }>;

/** Does what a command says. `title` is what the face calls the conversation. */
export async function runCommand(
  { name, given }: GivenCommand,
  here: Here,
  title: string,
): Promise<Outcome> {
  const obstacle = commandObstacle(name, here.info, here.me);
  if (obstacle) return declined(`command.${obstacle}Only`, name);
  return acts[name](here, given, title);
}

type Act = (here: Here, given: readonly string[], title: string) => Promise<Outcome>;

const acts: Record<CommandName, Act> = {
  help: async () => done({ go: "help" }),
  who: async () => done({ go: "members" }),
  join,
  invite,
  msg: write,
  sms: textNumber,
  topic: setTopic,
  nick: rename,
  mute: (here) => setLevel(here, "nothing"),
  unmute: (here) => setLevel(here, "all"),
  leave: async (here, _, title) => ({
    kind: "asks",
    question: { key: "command.leave.asks", what: title },
    yes: () => leave(here),
  }),
};

async function join({ parley }: Here, [typed = ""]: readonly string[]): Promise<Outcome> {
  const name = conversationName.safeParse(typed.replace(/^#/, ""));
  if (!name.success) return declined("command.join.none", typed);
  const { items } = await parley.api.call("listConversations", { query: { name: name.data } });
  const [found] = items;
  if (!found) return declined("command.join.none", typed);
  const params = { conversation: found.id, person: "me" as const };
  await parley.api.call("putMember", { params, body: {} });
  return done({ go: { conversation: found.id } });
}

async function leave({ parley, info }: Here): Promise<Outcome> {
  const params = { conversation: info.id, person: "me" as const };
  await parley.api.call("removeMember", { params });
  return done({ go: "home" });
}

async function invite({ parley, info }: Here, [who = ""]: readonly string[]): Promise<Outcome> {
  if (isNumber(who)) {
    const { person } = await parley.texts.invite(info.id, who);
    return done({ said: { key: "command.invite.done", what: person.displayName } });
  }
  const person = await find(parley, who);
  if (!person) return declined("command.person.none", who);
  const params = { conversation: info.id, person: person.id };
  await parley.api.call("putMember", { params, body: {} });
  return done({ said: { key: "command.invite.done", what: person.displayName } });
}

async function write({ parley }: Here, [who = "", body = ""]: readonly string[]): Promise<Outcome> {
  const person = await find(parley, who);
  if (!person) return declined("command.person.none", who);
  const direct = { kind: "direct" as const, people: [person.id] };
  const { id } = await parley.api.call("createConversation", { body: direct });
  await parley.open(id);
  parley.send(id, body);
  return done({ go: { conversation: id } });
}

/** Where the number ends and the text begins is a guess once there are spaces in it. */
async function textNumber(here: Here, [to = "", body = ""]: readonly string[]): Promise<Outcome> {
  const send = async () => done({ go: { conversation: await here.parley.texts.send(to, body) } });
  if (!/\s/.test(to)) return send();
  return { kind: "asks", question: { key: "command.sms.asks", what: to }, yes: send };
}

async function setTopic({ parley, info }: Here, [text = ""]: readonly string[]): Promise<Outcome> {
  const topic = topicShape.safeParse(text);
  if (!topic.success) return declined("command.topic.long", String(limits.topicMax));
  const params = { conversation: info.id };
  await parley.api.call("changeConversation", { params, body: { topic: topic.data } });
  return done({});
}

async function rename({ parley }: Here, [text = ""]: readonly string[]): Promise<Outcome> {
  const name = displayName.safeParse(text);
  if (!name.success) return declined("command.nick.shape", String(limits.displayNameMax));
  await parley.api.call("changeMe", { body: { displayName: name.data } });
  return done({ said: { key: "command.nick.done", what: name.data } });
}

async function setLevel({ parley, info }: Here, level: "all" | "nothing"): Promise<Outcome> {
  const params = { conversation: info.id, person: "me" as const };
  await parley.api.call("putMember", { params, body: { level } });
  return done({});
}

/** By exact username, or by the whole of a name that only one goes by. */
async function find(parley: Parley, who: string): Promise<Person | null> {
  const sought = who.replace(/^[@＠]/u, "").toLowerCase();
  const { items } = await parley.api.call("findPeople", { query: { q: sought.slice(0, 100) } });
  const known = items.find(({ username }) => username === sought);
  if (known) return known;
  const named = items.filter((person) => person.displayName.toLowerCase() === sought);
  return named.length === 1 ? named[0]! : null;
}

function done(outcome: Partial<Omit<Extract<Outcome, { kind: "done" }>, "kind">>): Outcome {
  return { kind: "done", said: null, go: null, ...outcome };
}

function declined(key: Declined, what: string): Outcome {
  return { kind: "declined", why: { key, what } };
}
