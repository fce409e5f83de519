import { describe, expect, test } from "vitest";
import { judge, mayDelete, mayEdit, otherEnd, type Standing } from "./policy.ts";

const ANA = 1;
const BEN = 2;
const joined: Standing = { state: "joined", role: "member", blocks: false };
const requested: Standing = { ...joined, state: "requested" };
const blocking: Standing = { ...joined, blocks: true };

const channel = { kind: "channel", direct_key: null } as const;
const group = { kind: "group", direct_key: null } as const;
const direct = { kind: "direct", direct_key: "1:2" } as const;
const notes = { kind: "direct", direct_key: "1:1" } as const;

const verdict = (
  conversation: Parameters<typeof judge>[0],
  own: Standing | undefined,
  theirs?: Standing,
) => judge(conversation, (person) => (person === ANA ? own : theirs), { sender: ANA });

describe("writing", () => {
  test.for([
    ["a member, in a channel", channel, joined, undefined, "welcome"],
    ["a member, in a group", group, joined, undefined, "welcome"],
    ["to oneself", notes, joined, undefined, "welcome"],
    ["to the other end of a direct", direct, joined, joined, "welcome"],
    ["to one who has not answered yet", direct, joined, requested, "welcome"],
    ["into a direct one has not answered", direct, requested, joined, "unanswered"],
    ["into a group one is only invited to", group, requested, undefined, "not_found"],
    ["where one is not", channel, undefined, undefined, "not_found"],
    ["where nothing is", undefined, joined, undefined, "not_found"],
    ["to one who has left", direct, joined, undefined, "not_accepted"],
    ["to one who blocks the writer", direct, joined, blocking, "not_accepted"],
    ["to one whom the writer blocks", direct, blocking, joined, "not_accepted"],
  ] as const)("%s", ([, conversation, own, theirs, expected]) => {
    expect(verdict(conversation, own, theirs)).toBe(expected);
  });
});

test("the other end of a direct is the one who is not oneself", () => {
  expect([
    otherEnd("1:2", ANA),
    otherEnd("1:2", BEN),
    otherEnd("1:1", ANA),
    otherEnd(null, ANA),
  ]).toEqual([BEN, ANA, null, null]);
});

test("only the writer edits", () => {
  expect([mayEdit(ANA, ANA), mayEdit(ANA, BEN)]).toEqual([true, false]);
});

test.for([
  [ANA, "member", true],
  [BEN, "member", false],
  [BEN, "moderator", true],
  [BEN, "owner", true],
] as const)("of what %i wrote, somebody who is %s deletes: %s", ([sender, role, may]) => {
  expect(mayDelete(ANA, sender, role)).toBe(may);
});
