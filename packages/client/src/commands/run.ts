import {
  conversationName,
  displayName,
  foldName,
  limits,
  Refusal,
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
      said: Told<Done> | null;
      /** Where to go now: a conversation, or where the app begins. */
      go: { conversation: Id } | "members" | "help" | "shortcuts" | "home" | null;
    }
  | { kind: "declined"; why: Told<Declined> }
  /** Done only when the question is answered with yes. */
  | {
      kind: "asks";
      question: Told<"command.leave.asks" | "command.sms.asks" | "command.delete.asks">;
      yes: () => Promise<Outcome>;
    };

type Done =
  | "command.invite.done"
  | "command.nick.done"
  | "command.create.done"
  | "command.delete.done"
  | "command.read.done"
  | "command.mute.done"
  | "command.unmute.done"
  | "command.phones.on.done"
  | "command.phones.off.done";

type Declined =
  | "command.sharedOnly"
  | "command.accountOnly"
  | "command.join.none"
  | "command.create.shape"
  | "command.delete.none"
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
  shortcuts: async () => done({ go: "shortcuts" }),
  who: async () => done({ go: "members" }),
  join,
  "+channel": createChannel,
  "-channel": deleteChannel,
  read: async (here) => readAll(here),
  invite,
  msg: write,
  sms: textNumber,
  topic: setTopic,
  phones: setPhones,
  nick: rename,
  mute: (here, _, title) => setLevel(here, "nothing", { key: "command.mute.done", what: title }),
  unmute: (here) => setLevel(here, "all", { key: "command.unmute.done", what: "" }),
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

async function createChannel({ parley }: Here, [typed = ""]: readonly string[]): Promise<Outcome> {
  const name = conversationName.safeParse(typed);
  if (!name.success) return declined("command.create.shape", String(limits.conversationNameMax));
  const body = { kind: "channel" as const, name: name.data, access: "open" as const };
  const { id } = await parley.api.call("createConversation", { body });
  await parley.open(id);
  const said: Told<Done> = { key: "command.create.done", what: `#${name.data}` };
  return done({ said, go: { conversation: id } });
}

async function deleteChannel(here: Here, [typed = ""]: readonly string[]): Promise<Outcome> {
  const found = await findChannel(here.parley, typed);
  if (!found) return declined("command.delete.none", typed);
  // Without the question: the answer to it would change nothing.
  if ("general" in found && found.general) throw new Refusal("general_stays");
  const what = `#${found.name}`;
  const yes = async () => {
    await here.parley.api.call("deleteConversation", { params: { conversation: found.id } });
    const go = found.id === here.info.id ? "home" : null;
    return done({ said: { key: "command.delete.done", what }, go });
  };
  return { kind: "asks", question: { key: "command.delete.asks", what }, yes };
}

/** Of one's own first: a closed channel is listed to nobody. */
async function findChannel(parley: Parley, typed: string) {
  const name = conversationName.safeParse(typed);
  if (!name.success) return null;
  const isIt = (one: Pick<MyConversation, "kind" | "name">): boolean =>
    one.kind === "channel" && foldName(one.name ?? "") === foldName(name.data);
  const own = Array.from(parley.state.get().conversations.values(), ({ info }) => info).find(isIt);
  if (own) return own;
  const { items } = await parley.api.call("listConversations", { query: { name: name.data } });
  return items.find(isIt) ?? null;
}

function readAll({ parley }: Here): Outcome {
  for (const { info } of parley.state.get().conversations.values())
    if (info.me.state === "joined" && info.me.readSeq < info.lastSeq)
      parley.read(info.id, info.lastSeq);
  return done({ said: { key: "command.read.done", what: "" } });
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

async function setPhones(
  { parley, info }: Here,
  [typed = ""]: readonly string[],
  title: string,
): Promise<Outcome> {
  const phones = !/^(?:off|aus)$/i.test(typed);
  await parley.api.call("changeConversation", {
    params: { conversation: info.id },
    body: { phones },
  });
  const key = phones ? "command.phones.on.done" : "command.phones.off.done";
  return done({ said: { key, what: title } });
}

async function rename({ parley }: Here, [text = ""]: readonly string[]): Promise<Outcome> {
  const name = displayName.safeParse(text);
  if (!name.success) return declined("command.nick.shape", String(limits.displayNameMax));
  await parley.api.call("changeMe", { body: { displayName: name.data } });
  return done({ said: { key: "command.nick.done", what: name.data } });
}

async function setLevel(
  { parley, info }: Here,
  level: "all" | "nothing",
  said: Told<Done>,
): Promise<Outcome> {
  const params = { conversation: info.id, person: "me" as const };
  await parley.api.call("putMember", { params, body: { level } });
  return done({ said });
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
