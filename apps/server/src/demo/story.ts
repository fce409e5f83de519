import type { Member, Person } from "./cast.ts";
import { speaker, type Exchange } from "./exchanges.ts";
import type { Place } from "./places.ts";
import type { Random } from "./random.ts";

/** One thing that somebody does in a conversation. `message` counts what was said there, from 0. */
export type Act = { at: number; by: Person } & (
  | { does: "begin" }
  | { does: "join" }
  | { does: "set-topic"; topic: string }
  | { does: "say"; message: number; body: string; replyTo: number | null }
  | { does: "edit"; message: number }
  | { does: "delete"; message: number }
  | { does: "react"; message: number; emoji: string }
);

const MINUTE = 60_000;

/** All that happens in one conversation until `endMs`, in order. `members` begins with whoever began it. */
export function tell(place: Place, members: Member[], endMs: number, random: Random): Act[] {
  const [founder] = members;
  const acts: Act[] = members.map(({ person, joinedMs }, index) => ({
    at: joinedMs,
    by: person,
    does: index === 0 && !place.general ? "begin" : "join",
  }));
  const beginMs = founder!.joinedMs + 30 * MINUTE;
  if (place.laterTopic !== undefined) {
    const at = beginMs + Math.round((endMs - beginMs) * 0.6);
    acts.push({ at, by: founder!.person, does: "set-topic", topic: place.laterTopic });
  }
  acts.push(...talk(place, members, beginMs, endMs, random));
  // What was done later never comes before what it was done to.
  return acts.filter(({ at }) => at < endMs).toSorted((a, b) => a.at - b.at);
}

function talk(place: Place, members: Member[], beginMs: number, endMs: number, random: Random) {
  const acts: Act[] = [];
  const chosen: Exchange[] = [];
  for (let lines = 0; lines < place.messages;) {
    // Every exchange once before any comes again.
    for (const exchange of random.shuffled(place.exchanges)) {
      if (lines >= place.messages) break;
      chosen.push(exchange);
      lines += exchange.lines.filter((line) => "words" in line).length;
    }
  }
  const starts = chosen.map(() => moment(beginMs, endMs, random)).toSorted((a, b) => a - b);
  let said = 0;
  let freeMs = beginMs;
  for (const [index, exchange] of chosen.entries()) {
    const startMs = Math.max(starts[index]!, freeMs);
    const cast = castFor(exchange, members, startMs, random);
    if (!cast) continue;
    const told = tellExchange(exchange, cast, { startMs, firstMessage: said, members }, random);
    acts.push(...told.acts);
    said += told.messages;
    freeMs = told.endMs + random.between(4, 40) * MINUTE;
  }
  return acts;
}

/** Some day, rather at a weekend; some hour when people write. */
function moment(fromMs: number, toMs: number, random: Random): number {
  for (;;) {
    const day = new Date(fromMs + random.next() * (toMs - fromMs));
    const isWeekend = day.getDay() % 6 === 0;
    if (!isWeekend && random.happens(0.3)) continue;
    day.setHours(random.pick(writingHours), random.between(0, 59), random.between(0, 59));
    const at = day.getTime();
    if (at >= fromMs && at < toMs) return at;
  }
}

const writingHours = [
  7, 8, 8, 8, 9, 9, 10, 11, 12, 12, 12, 13, 14, 15, 16, 17, 17, 18, 18, 18, 19, 19, 19, 20, 20, 21,
];

function castFor(exchange: Exchange, members: Member[], atMs: number, random: Random) {
  const present = members.filter(({ joinedMs }) => joinedMs < atMs).map(({ person }) => person);
  if (present.length < exchange.speakers.length) return null;
  const cast = new Map<string, Person>();
  for (const letter of exchange.speakers) {
    const free = present.filter((person) => ![...cast.values()].includes(person));
    cast.set(letter, talkative(free, random));
  }
  return cast;
}

/** A few write a lot and most now and then. */
function talkative(people: Person[], random: Random): Person {
  const total = people.reduce((sum, { talks }) => sum + talks, 0);
  let left = random.next() * total;
  for (const person of people) if ((left -= person.talks) < 0) return person;
  return people.at(-1)!;
}

interface Scene {
  startMs: number;
  firstMessage: number;
  members: Member[];
}

function tellExchange(
  exchange: Exchange,
  cast: Map<string, Person>,
  { startMs, firstMessage, members }: Scene,
  random: Random,
): { acts: Act[]; messages: number; endMs: number } {
  const usernames = new Map(Array.from(cast, ([letter, { username }]) => [letter, username]));
  const say = speaker(random, usernames, random.pick(members).person.displayName);
  const acts: Act[] = [];
  let at = startMs;
  let message = firstMessage - 1;
  let last: Person | null = null;
  for (const line of exchange.lines) {
    const by = cast.get(line.speaker)!;
    if ("emoji" in line) {
      acts.push({ at: at + pause(random, 20), by, does: "react", message, emoji: line.emoji });
      continue;
    }
    at += last === by ? random.between(20, 150) * 1000 : pause(random, 40);
    message++;
    const replyTo = line.toFirst || (last && last !== by && random.happens(0.05));
    acts.push({
      at,
      by,
      does: "say",
      message,
      body: say(line.words),
      replyTo: replyTo ? (line.toFirst ? firstMessage : message - 1) : null,
    });
    acts.push(...afterwards(at, by, message, members, random));
    last = by;
  }
  return { acts, messages: message + 1 - firstMessage, endMs: at };
}

/** Mostly short, at times as long as `mostMinutes`. */
const pause = (random: Random, mostMinutes: number) =>
  15_000 + Math.round(random.next() ** 3 * mostMinutes * MINUTE);

/** What some messages have done to them: a slip mended, second thoughts, a nod. */
function afterwards(at: number, by: Person, message: number, members: Member[], random: Random) {
  const acts: Act[] = [];
  if (random.happens(0.02)) acts.push({ at: at + pause(random, 6), by, does: "edit", message });
  if (random.happens(0.004)) {
    acts.push({ at: at + 10 * MINUTE + pause(random, 60), by, does: "delete", message });
  }
  if (random.happens(0.09)) {
    const emoji = random.pick(nods);
    const present = members.filter(({ person, joinedMs }) => person !== by && joinedMs < at);
    for (const { person } of random.shuffled(present).slice(0, random.between(1, 4))) {
      acts.push({ at: at + pause(random, 120), by: person, does: "react", message, emoji });
    }
  }
  return acts;
}

const nods = ["👍", "👍", "👍", "❤️", "😄", "🌱", "🍅", "🎉", "👀", "🙏"];
