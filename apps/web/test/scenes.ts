import type { ConversationState, OutboxItem, State } from "@parley/client";
import type { Id, Member, Message, MyConversation, Person } from "@parley/protocol";

const person = (id: Id, displayName: string, more: Partial<Person> = {}): Person => ({
  id,
  kind: "member",
  username: displayName.toLowerCase().replace(/\W+/g, "."),
  displayName,
  role: "person",
  ...more,
});

const dana = person(1001, "Dana");
const ana = person(1002, "Ana");
const bo = person(1003, "Bo");
const cy = person(1004, "Cy", { kind: "phone", username: null });
const eli = person(1005, "Eli", { kind: "guest", username: null });
const fay = person(1006, "Fay Fitzgerald-Montgomery of the Lower Allotments");
const robot = person(1007, "weather", { kind: "bot" });
const noor = person(1008, "نور");
const everybody = [dana, ana, bo, cy, eli, fay, robot, noor];

const now = Date.now();
const ago = (minutes: number) => new Date(now - minutes * 60_000).toISOString();

interface Written {
  by: Person;
  body: string;
  minutes: number;
  more?: Partial<Message>;
}

function say(by: Person, minutes: number, body: string, more: Partial<Message> = {}): Written {
  return { by, body, minutes, more };
}

function conversation(
  id: Id,
  info: Partial<MyConversation>,
  written: Written[],
  mine: Partial<MyConversation["me"]> = {},
): ConversationState {
  const messages = written.map(({ by, body, minutes, more }, index): Message => ({
    conversation: id,
    seq: index + 1,
    ver: index + 1,
    sender: by.id,
    at: ago(minutes),
    body,
    lane: by.kind === "phone" ? "text" : "web",
    cid: null,
    ...more,
  }));
  const lastSeq = messages.length;
  return {
    info: {
      id,
      kind: "channel",
      name: "general",
      topic: "",
      access: "open",
      phones: false,
      sealed: false,
      lasting: true,
      general: false,
      members: everybody.length,
      lastSeq,
      lastVer: lastSeq,
      lastAt: messages.at(-1)?.at ?? ago(9000),
      createdAt: ago(90_000),
      with: null,
      ...info,
      me: {
        state: "joined",
        role: "member",
        level: "all",
        joinedSeq: 0,
        readSeq: lastSeq,
        mentions: 0,
        from: null,
        ...mine,
      },
    },
    ver: lastSeq,
    last: messages.at(-1) ?? null,
    timeline: { messages, events: [], atStart: true, atEnd: true, loading: null, error: null },
    members: null,
    typing: [],
  };
}

function allotments(): ConversationState {
  const state = conversation(
    1,
    { name: "allotments", phones: true, topic: "Water, tools, and who has courgettes to spare" },
    [
      say(ana, 1700, "The gate code is `4711#` from today. The old one stops on Sunday."),
      say(bo, 1698, "Thanks. Is that on the board too?"),
      say(ana, 1697, "Yes, next to the watering plan: https://plan.example.org/water_(2026)."),
      say(ana, 1696, "And please close the tap *fully*."),
      say(dana, 1690, "Done on plot 12.", { editedAt: ago(1689) }),
      say(cy, 420, "can someone water mine on friday"),
      say(bo, 418, "I can, @dana has the key", { mentions: [dana.id], replyTo: 6 }),
      say(fay, 300, "", { deletedAt: ago(200) }),
      say(noor, 290, "أحضرت بعض النعناع من الحديقة، تفضلوا", {
        reactions: [
          { emoji: "❤️", people: [ana.id, dana.id, bo.id] },
          { emoji: "🌱", people: [cy.id] },
        ],
      }),
      say(robot, 280, "Frost tonight, −2 °C\n```\nplot   cover\n 3     yes\n12     no\n```"),
      say(dana, 60, "I'll bring fleece."),
      say(ana, 31, "Tomatoes are ripe, come and take some."),
      say(ana, 30, "🍅🍅"),
      say(cy, 12, "be there at 7"),
      say(bo, 3, "@Dana can you bring the ladder?", { mentions: [dana.id] }),
    ],
    { readSeq: 12, mentions: 1, role: "owner" },
  );
  const event = { ver: 90, seq: 5, at: ago(1500) };
  return {
    ...state,
    typing: [ana.id],
    timeline: {
      ...state.timeline,
      events: [fay, noor, eli].map((who, index) => ({
        ...event,
        ver: 90 + index,
        by: who.id,
        membership: {
          change: "joined" as const,
          person: who,
          role: "member" as const,
          state: "joined" as const,
          members: 7,
        },
      })),
    },
  };
}

function long(): ConversationState {
  const authors = [ana, bo, dana, fay];
  const written = Array.from({ length: 400 }, (_, index) =>
    say(
      authors[Math.floor(index / 3) % 4]!,
      (400 - index) * 9,
      `Message ${index + 1}. ${"word ".repeat((index * 7) % 40)}`.trim(),
    ),
  );
  const state = conversation(2, { name: "tools", members: 214 }, written, { readSeq: 360 });
  return { ...state, timeline: { ...state.timeline, atStart: false } };
}

/** The page begins with the newest hundred; the rest is asked for. */
const held = 100;

const others = () => [
  conversation(3, { name: "general", general: true, members: 214 }, [
    say(ana, 2000, "Welcome, everybody."),
  ]),
  conversation(
    4,
    { kind: "group", name: "pizza", lasting: false, access: "invited", phones: true, members: 4 },
    [say(cy, 50, "@dana extra olives?", { mentions: [dana.id] })],
    { readSeq: 0, mentions: 1 },
  ),
  conversation(5, { kind: "group", name: "book-club", lasting: false, members: 5 }, [
    say(fay, 4000, "Chapter nine by Thursday."),
  ]),
  conversation(6, { kind: "direct", name: null, with: bo, members: 2 }, [
    say(bo, 95, "Do you still have my drill?"),
    say(dana, 90, "In the shed."),
  ]),
  conversation(
    7,
    { kind: "direct", name: null, with: fay, members: 2 },
    [say(fay, 20, "Hello"), say(fay, 19, "Are you there on Saturday?")],
    { readSeq: 0 },
  ),
  conversation(8, { kind: "direct", name: null, with: dana, members: 1 }, []),
  conversation(
    9,
    { name: "jokes", members: 31 },
    [say(eli, 8, "What did the bean say?"), say(eli, 7, "Nothing.")],
    { readSeq: 0, level: "nothing" },
  ),
];

const requested = () =>
  conversation(
    10,
    { kind: "direct", name: null, with: eli, members: 2 },
    [say(eli, 15, "Hello, we met at the seed swap.")],
    { state: "requested", from: eli.id, readSeq: 0 },
  );

const failed: OutboxItem[] = [
  {
    cid: "5b6f5b0a-0000-4000-8000-000000000001",
    conversation: 1,
    body: "I can bring it, and the long one too.",
    at: ago(1),
    status: "failed",
    error: "too_many",
  },
  {
    cid: "5b6f5b0a-0000-4000-8000-000000000002",
    conversation: 1,
    body: "See you there.",
    at: ago(0.5),
    status: "sending",
  },
];

export interface Scene {
  state: State;
  /** Who is in each conversation. */
  members: Member[];
  /** Messages that the server has and the page does not. */
  older: Map<Id, Message[]>;
}

export function sceneNamed(name: string): Scene {
  const tools = long();
  const { messages } = tools.timeline;
  const cut = messages.length - held;
  tools.timeline = { ...tools.timeline, messages: messages.slice(cut) };
  const all = name === "empty" ? [] : [allotments(), tools, ...others(), requested()];
  const away = name === "away" || name === "failed";
  return {
    state: {
      connection: away ? { phase: "away", retryAt: now + 20_000 } : { phase: "online" },
      epoch: "made-up",
      me: {
        ...dana,
        createdAt: ago(90_000),
        hasPassword: true,
        phone: null,
        findableByPhone: true,
        secondFactor: null,
        recoveryCodes: 0,
      },
      conversations: new Map(all.map((each) => [each.info.id, each])),
      people: new Map(everybody.map((each) => [each.id, each])),
      presence: new Map([
        [ana.id, "online"],
        [bo.id, "online"],
        [fay.id, "offline"],
      ]),
      contacts: { contacts: [], requests: [], blocks: [] },
      ledgers: new Map(),
      letIn: null,
      outbox: away ? failed : [],
      draftFiles: new Map(),
      fileMaxBytes: 25_000_000,
      drafts: new Map(name === "full" ? [[6, "In the shed, I think, but"]] : []),
    },
    members: everybody.map((each, index) => ({
      person: each,
      role: index === 0 ? "owner" : index === 1 ? "moderator" : "member",
      state: index === 4 ? "requested" : "joined",
      since: ago(9000),
      byText: each.kind === "phone",
    })),
    older: new Map([[tools.info.id, messages.slice(0, cut)]]),
  };
}
