import type { ConversationState } from "../state.ts";
import type { MyConversation } from "@parley/protocol";
import { describe, expect, test } from "vitest";
import { neighbourOf, sectionsOf, wantedOf, wantsReading, type Opened } from "./sections.ts";

type More = Partial<Omit<MyConversation, "me">> & { me?: Partial<MyConversation["me"]> };

function conversation(
  id: number,
  name: string,
  unread: number,
  more: More = {},
): ConversationState {
  const { me, ...info } = more;
  return {
    info: {
      id,
      kind: "channel",
      name,
      topic: "",
      access: "open",
      phones: false,
      sealed: false,
      lasting: true,
      general: false,
      members: 2,
      lastSeq: 10,
      lastVer: 10,
      lastAt: "2026-11-19T10:00:00.000Z",
      createdAt: "2026-11-19T10:00:00.000Z",
      with: null,
      ...info,
      me: {
        state: "joined",
        role: "member",
        level: "all",
        joinedSeq: 0,
        readSeq: 10 - unread,
        mentions: 0,
        from: null,
        ...me,
      },
    },
    ver: 10,
    last: null,
    timeline: {
      messages: [],
      events: [],
      atStart: true,
      atEnd: true,
      loading: null,
      error: null,
    },
    members: null,
    typing: [],
  };
}

const closed: Opened = { id: null, unread: false };
const titleOf = ({ info }: ConversationState) => info.name ?? "";
const drawn = (joined: ConversationState[], opened = closed) =>
  sectionsOf(joined, opened, titleOf).map(({ name, conversations }) => [
    name,
    conversations.map(titleOf).join(" "),
  ]);

const tools = conversation(1, "tools", 0);
const general = conversation(2, "general", 0, { general: true });
const compost = conversation(3, "compost", 3);
const pizza = conversation(4, "pizza", 0, { kind: "group" });

describe("the list", () => {
  test("begins with what is unread, #general leads the channels, the rest is by name", () => {
    const apples = conversation(5, "apples", 0);
    expect(drawn([tools, compost, general, pizza, apples])).toEqual([
      ["unread", "compost"],
      ["channels", "general apples tools"],
      ["groups", "pizza"],
    ]);
  });

  test("keeps the open conversation where it was opened from, read or not", () => {
    const read = conversation(3, "compost", 0);
    expect(drawn([read, tools], { id: 3, unread: true })[0]).toEqual(["unread", "compost"]);
    const unread = conversation(1, "tools", 1);
    expect(drawn([unread], { id: 1, unread: false })).toEqual([["channels", "tools"]]);
  });
});

describe("what wants reading", () => {
  test("a muted conversation does not, unless it mentions the reader", () => {
    expect(wantsReading(conversation(1, "a", 3, { me: { level: "nothing" } }))).toBe(false);
    const mentioned = { me: { level: "nothing" as const, mentions: 1 } };
    expect(wantsReading(conversation(1, "a", 3, mentioned))).toBe(true);
  });

  test("the title counts mentions and directs, and no request", () => {
    expect(wantedOf(conversation(1, "a", 3))).toBe(0);
    expect(wantedOf(conversation(1, "a", 3, { me: { mentions: 2 } }))).toBe(2);
    expect(wantedOf(conversation(1, "a", 3, { kind: "direct" }))).toBe(3);
    const asked = { kind: "direct" as const, me: { state: "requested" as const } };
    expect(wantedOf(conversation(1, "a", 3, asked))).toBe(0);
  });
});

describe("going through the list by keys", () => {
  const sections = sectionsOf([tools, compost, general, pizza], closed, titleOf);

  test("follows the order drawn, round both ends", () => {
    expect(neighbourOf(sections, 3, 1, false)).toBe(2);
    expect(neighbourOf(sections, 4, 1, false)).toBe(3);
    expect(neighbourOf(sections, 3, -1, false)).toBe(4);
  });

  test("begins at an end when nothing is open", () => {
    expect(neighbourOf(sections, null, 1, false)).toBe(3);
    expect(neighbourOf(sections, null, -1, false)).toBe(4);
  });

  test("can stop at the unread alone, and stays where there is none", () => {
    expect(neighbourOf(sections, 4, -1, true)).toBe(3);
    expect(neighbourOf(sections, 3, 1, true)).toBeNull();
  });
});
