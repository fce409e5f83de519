import { expect, test } from "vitest";
import fc from "fast-check";
import type { Event, Id } from "@parley/protocol";
import { ConversationLog, personNamed } from "../test/conversation-log.ts";
import { ada, asMe, bob, cyd } from "../test/fake-server.ts";
import { HeldClock } from "../test/held-clock.ts";
import type { Api } from "./api.ts";
import type { Connection } from "./connection.ts";
import { createLive } from "./live.ts";
import { emptyState, type ConversationState, type State } from "./state.ts";
import { createStore } from "./store.ts";

const talk = 7;
/** Long enough for more to happen while an answer is on its way. */
const answerMs = 150;

type Step =
  | { do: "write"; byMe: boolean; mentionsMe: boolean }
  | { do: "edit"; pick: number; mentionsMe: boolean }
  | { do: "join" | "leave"; pick: number }
  | { do: "rename"; pick: number }
  | { do: "deliver" | "repeat" | "lose"; pick: number; many: number }
  | { do: "wait"; ms: number };

const pick = fc.nat(1000);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant("write" as const),
      byMe: fc.boolean(),
      mentionsMe: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant("edit" as const), pick, mentionsMe: fc.boolean() }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constantFrom("join" as const, "leave" as const), pick }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("rename" as const), pick }) },
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constantFrom("deliver" as const, "repeat" as const, "lose" as const),
      pick,
      many: fc.integer({ min: 1, max: 4 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("wait" as const), ms: fc.nat(600) }) },
);

test("live events in any order, repeated or lost, lead to what the log says, each number once", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 120, size: "max" }), async (steps) => {
      const { log, shown, applied } = await run(steps, Infinity);
      expect(shown.ver).toBe(log.ver);
      expect(applied).toEqual([...new Set(applied)]);
      expect(applied).toEqual(applied.toSorted((a, b) => a - b));
      expect(shown.timeline.messages).toEqual(log.messages);
      expect(shown.timeline.events).toEqual(log.since(0, Infinity).events.filter(isHappening));
      expect(shown.info).toMatchObject({
        name: log.name,
        lastSeq: log.messages.length,
        lastVer: log.ver,
        members: log.members.length,
      });
      expect(new Set(shown.members?.map(({ person }) => person))).toEqual(new Set(log.members));
      const { readSeq, mentions } = shown.info.me;
      expect(mentions).toBe(log.info(ada.id, { readSeq }).me.mentions);
      expect(readSeq).toBe(log.messages.findLast(({ sender }) => sender === ada.id)?.seq ?? 0);
    }),
    { numRuns: 300 },
  );
});

test("when too much was missed, what is held is still a stretch of what the log says", async () => {
  const most = fc.integer({ min: 1, max: 40 });
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { maxLength: 120, size: "max" }),
      most,
      async (steps, mostAnswered) => {
        const { log, shown } = await run(steps, mostAnswered);
        expect(shown.ver).toBe(log.ver);
        expect(shown.last ?? undefined).toEqual(log.messages.at(-1));
        const { messages, events, atStart, atEnd } = shown.timeline;
        const length = log.messages.length;
        const first = messages[0]?.seq ?? length + 1;
        // Without a stretch that reaches the end there is none.
        expect(atEnd || messages.length === 0).toBe(true);
        expect(messages).toEqual(log.messages.slice(atEnd ? first - 1 : length));
        expect(atStart && first > 1).toBe(false);
        const happened = log.since(0, Infinity).events.filter(isHappening);
        expect(happened).toEqual(expect.arrayContaining([...events]));
      },
    ),
    { numRuns: 300 },
  );
});

/** Plays the steps, then delivers the last event, as the server does when it finds it was lost. */
async function run(steps: readonly Step[], mostAnswered: number) {
  const log = new ConversationLog(talk, "talk");
  const clock = new HeldClock();
  const store = createStore<State>(beginning(log));
  const applied: number[] = [];
  const answer = (ver: number) => {
    const missed = { ...log.since(ver, mostAnswered), people: [] };
    return new Promise((resolve) => clock.after(answerMs, () => resolve(missed)));
  };
  const live = createLive({
    store,
    clock,
    api: { call: () => Promise.resolve(log.info(ada.id, mySide(store.get()))) } as unknown as Api,
    connection: {
      isOnline: () => true,
      ask: (_: string, { ver }: { ver: number }) => answer(ver),
    } as unknown as Connection,
    unsent: new Map(),
    applied: (_, events) => applied.push(...events.map(({ ver }) => ver)),
    restarted: () => {},
  });

  let onTheWay: Event[] = [];
  for (const each of steps) {
    const before = log.ver;
    happen(log, each);
    onTheWay.push(...log.sent.slice(before));
    if (each.do === "deliver" || each.do === "repeat" || each.do === "lose") {
      const from = onTheWay.length === 0 ? 0 : each.pick % onTheWay.length;
      const frame = onTheWay.slice(from, from + each.many);
      if (each.do !== "lose") live.receive(talk, frame);
      if (each.do !== "repeat") onTheWay = onTheWay.filter((event) => !frame.includes(event));
    }
    if (each.do === "wait") await pass(clock, each.ms);
  }
  live.receive(talk, log.sent.slice(-1));
  while (clock.nextInMs() !== null) await pass(clock, clock.nextInMs()!);
  return { log, applied, shown: store.get().conversations.get(talk)! };
}

function happen(log: ConversationLog, each: Step): void {
  const crowd = [bob, cyd, personNamed(4, "Dan")];
  switch (each.do) {
    case "write": {
      const mentions = each.mentionsMe ? { mentions: [ada.id] } : {};
      log.write(each.byMe ? ada.id : bob.id, `message ${log.ver + 1}`, mentions);
      break;
    }
    case "edit":
      if (log.messages.length > 0)
        log.edit(1 + (each.pick % log.messages.length), `edited ${log.ver + 1}`, {
          mentions: each.mentionsMe ? [ada.id] : [],
        });
      break;
    case "join":
      log.join(crowd[each.pick % crowd.length]!);
      break;
    case "leave":
      log.leave(crowd[each.pick % crowd.length]!);
      break;
    case "rename":
      log.rename(`talk-${each.pick}`, bob.id);
      break;
    case "deliver":
    case "repeat":
    case "lose":
    case "wait":
  }
}

/** Held since before anything happened in it. */
function beginning(log: ConversationLog): State {
  const conversation: ConversationState = {
    info: log.info(ada.id),
    ver: 0,
    last: null,
    timeline: { messages: [], events: [], atStart: true, atEnd: true, loading: null, error: null },
    members: [],
    typing: [],
  };
  return {
    ...emptyState,
    me: asMe(ada),
    conversations: new Map<Id, ConversationState>([[talk, conversation]]),
  };
}

function mySide({ conversations }: State) {
  return conversations.get(talk)!.info.me;
}

async function pass(clock: HeldClock, ms: number): Promise<void> {
  clock.pass(ms);
  // Answers take some turns of the microtask queue, and no time.
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
}

function isHappening(event: Event): boolean {
  return !("message" in event);
}
