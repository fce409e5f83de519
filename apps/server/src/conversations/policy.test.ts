import { Refusal, type Role } from "@parley/protocol";
import { describe, expect, test } from "vitest";
import {
  canChangeRole,
  canDelete,
  canInvite,
  canInvitePhone,
  canJoin,
  canLeave,
  canRead,
  canRemove,
  canRename,
  canSetTopic,
  canSwitchPhones,
  directKeyOf,
  endsOf,
  endsWhenEmpty,
  needsAnOwner,
  permit,
  roleAtJoin,
  type Actor,
  type Place,
  type Verdict,
} from "./policy.ts";

const channel: Place = {
  kind: "channel",
  access: "open",
  general: 0,
  lasting: 1,
  members: 3,
  direct_key: null,
};
const group: Place = { ...channel, kind: "group", access: "invited", lasting: 0 };
const direct: Place = { ...group, kind: "direct", direct_key: "1:2", members: 2 };
const general: Place = { ...channel, general: 1 };

const as = (role: Role, more: Partial<Actor> = {}): Actor => ({
  state: "joined",
  role,
  admin: false,
  ...more,
});
const owner = as("owner");
const moderator = as("moderator");
const member = as("member");
const admin = as("member", { admin: true });
const asked = as("member", { state: "requested" });
const askedToOwn = as("owner", { state: "requested", admin: true });

type Row = [who: string, actor: Actor, verdict: Verdict];

describe("who may change a conversation", () => {
  const tables: [
    what: string,
    rule: (place: Place, actor: Actor) => Verdict,
    rows: [Place, Row[]][],
  ][] = [
    [
      "rename",
      canRename,
      [
        [
          group,
          [
            ["an owner", owner, "allowed"],
            ["a moderator", moderator, "allowed"],
            ["a member", member, "not_allowed"],
            ["an admin who is a member", admin, "not_allowed"],
            ["somebody only asked to own it", askedToOwn, "not_allowed"],
          ],
        ],
        [direct, [["anybody", owner, "not_for_this_kind"]]],
        [general, [["even an admin", admin, "general_stays"]]],
      ],
    ],
    [
      "set the topic of",
      canSetTopic,
      [
        [
          channel,
          [
            ["an owner", owner, "allowed"],
            ["a moderator", moderator, "allowed"],
            ["a member", member, "not_allowed"],
          ],
        ],
        [direct, [["anybody", owner, "not_for_this_kind"]]],
        [
          general,
          [
            ["an admin", admin, "allowed"],
            ["an owner", owner, "allowed"],
            ["a moderator", moderator, "not_allowed"],
            ["a member", member, "not_allowed"],
          ],
        ],
      ],
    ],
    [
      "let phones into",
      canSwitchPhones,
      [
        [
          group,
          [
            ["an owner", owner, "allowed"],
            ["a moderator", moderator, "allowed"],
            ["a member", member, "not_allowed"],
            ["somebody only asked to own it", askedToOwn, "not_allowed"],
          ],
        ],
        [direct, [["anybody", owner, "not_for_this_kind"]]],
        [
          general,
          [
            ["an admin", admin, "allowed"],
            ["a moderator", moderator, "not_allowed"],
          ],
        ],
      ],
    ],
    [
      "invite a phone into",
      (place, actor) => canInvitePhone({ ...place, phones: 1 }, actor),
      [
        [
          group,
          [
            ["a member", member, "allowed"],
            ["somebody only asked to join", asked, "not_allowed"],
          ],
        ],
        [direct, [["anybody", owner, "not_for_this_kind"]]],
      ],
    ],
    [
      "invite a phone, where none are taken, into",
      (place, actor) => canInvitePhone({ ...place, phones: 0 }, actor),
      [[group, [["even an owner", owner, "no_phones_here"]]]],
    ],
    [
      "delete",
      canDelete,
      [
        [
          channel,
          [
            ["an owner", owner, "allowed"],
            ["an admin who is a member", admin, "allowed"],
            ["a moderator", moderator, "not_allowed"],
            ["an admin only asked to join", askedToOwn, "not_allowed"],
          ],
        ],
        [direct, [["anybody", admin, "not_for_this_kind"]]],
        [general, [["even an admin", admin, "general_stays"]]],
      ],
    ],
    [
      "change roles in",
      canChangeRole,
      [
        [
          group,
          [
            ["an owner", owner, "allowed"],
            ["a moderator", moderator, "not_allowed"],
            ["an admin who is a member", admin, "not_allowed"],
            ["somebody only asked to own it", askedToOwn, "not_allowed"],
          ],
        ],
        [direct, [["anybody", member, "not_for_this_kind"]]],
        [
          general,
          [
            ["an admin", admin, "allowed"],
            ["a moderator", moderator, "not_allowed"],
          ],
        ],
      ],
    ],
  ];
  for (const [what, rule, places] of tables) {
    for (const [place, rows] of places) {
      const name = place.general ? "#general" : `a ${place.kind}`;
      for (const [who, actor, verdict] of rows) {
        test(`${what} ${name}: ${who} is answered ${verdict}`, () => {
          expect(rule(place, actor)).toBe(verdict);
        });
      }
    }
  }
});

describe("who may bring people in", () => {
  test.each<[string, Place, Actor, number, Role | undefined, Verdict]>([
    ["a member into a group", group, member, 9, undefined, "allowed"],
    ["a member into a channel", channel, member, 9, "member", "allowed"],
    ["a member, as a moderator", group, member, 9, "moderator", "not_allowed"],
    ["a moderator, as a moderator", group, moderator, 9, "moderator", "not_allowed"],
    ["an owner, as an owner", group, owner, 9, "owner", "allowed"],
    ["somebody only asked themselves", group, asked, 9, undefined, "not_allowed"],
    ["one end the other into their direct", direct, member, 2, undefined, "allowed"],
    ["one end a third into their direct", direct, member, 3, undefined, "not_for_this_kind"],
    ["one end the other as owner of their direct", direct, member, 2, "owner", "not_for_this_kind"],
    ["an admin a moderator into #general", general, admin, 9, "moderator", "allowed"],
  ])("%s", (_, place, actor, person, role, verdict) => {
    expect(canInvite(place, actor, person, role)).toBe(verdict);
  });

  test("anybody comes into what is open, and into nothing else", () => {
    expect(canJoin(channel)).toBe("allowed");
    expect(canJoin({ ...group, access: "open" })).toBe("allowed");
    expect(canJoin(group)).toBe("not_found");
    expect(canJoin({ ...direct, access: "open" })).toBe("not_found");
  });
});

describe("who may put people out", () => {
  const roles: Role[] = ["owner", "moderator", "member"];
  for (const [mine, rank] of [
    ["owner", 2],
    ["moderator", 1],
    ["member", 0],
  ] as const) {
    for (const theirs of roles) {
      const below = { owner: 2, moderator: 1, member: 0 }[theirs] < rank;
      test(`${mine} puts out ${theirs}: ${below ? "allowed" : "not_allowed"}`, () => {
        const target = { state: "joined" as const, role: theirs, invitedByActor: false };
        expect(canRemove(group, as(mine), target)).toBe(below ? "allowed" : "not_allowed");
      });
    }
  }

  test("whoever invited may take it back until it is answered", () => {
    const waiting = { state: "requested" as const, role: "member" as const, invitedByActor: true };
    expect(canRemove(group, member, waiting)).toBe("allowed");
    expect(canRemove(group, member, { ...waiting, invitedByActor: false })).toBe("not_allowed");
    expect(canRemove(group, member, { ...waiting, state: "joined" })).toBe("not_allowed");
    expect(canRemove(group, as("owner", { state: "requested" }), waiting)).toBe("not_allowed");
  });

  test("nobody is put out of a direct or of #general", () => {
    const target = { state: "joined" as const, role: "member" as const, invitedByActor: false };
    expect(canRemove(direct, owner, target)).toBe("not_for_this_kind");
    expect(canRemove(general, owner, target)).toBe("general_stays");
  });

  test("anybody may leave anything but #general", () => {
    expect(canLeave(group)).toBe("allowed");
    expect(canLeave(general)).toBe("general_stays");
  });
});

describe("what follows from the conversation itself", () => {
  test("an invitation shows nothing that was said, a stranger's direct does", () => {
    expect(canRead(group, { state: "joined" })).toBe(true);
    expect(canRead(group, { state: "requested" })).toBe(false);
    expect(canRead(channel, { state: "requested" })).toBe(false);
    expect(canRead(direct, { state: "requested" })).toBe(true);
  });

  test("the first to come into an empty channel owns it", () => {
    expect(roleAtJoin({ ...channel, members: 0 })).toBe("owner");
    expect(roleAtJoin(channel)).toBe("member");
    expect(roleAtJoin({ ...general, members: 0 })).toBe("member");
    expect(roleAtJoin({ ...direct, members: 0 })).toBe("member");
  });

  test("an empty conversation ends unless it is a channel that can be entered again", () => {
    expect(endsWhenEmpty(group)).toBe(true);
    expect(endsWhenEmpty(direct)).toBe(true);
    expect(endsWhenEmpty(channel)).toBe(false);
    expect(endsWhenEmpty({ ...channel, access: "invited" })).toBe(true);
  });

  test("channels and groups need an owner, directs and #general do not", () => {
    expect([channel, group, direct, general].map(needsAnOwner)).toEqual([true, true, false, false]);
  });

  test("a direct has two ends, notes to oneself one, anything else none", () => {
    expect(endsOf(directKeyOf(12, 3))).toEqual([3, 12]);
    expect(directKeyOf(12, 3)).toBe(directKeyOf(3, 12));
    expect(endsOf(directKeyOf(7, 7))).toEqual([7]);
    expect(endsOf(null)).toEqual([]);
  });

  test("a verdict that is not allowed is thrown as its refusal", () => {
    expect(() => permit("allowed")).not.toThrow();
    expect(() => permit("general_stays")).toThrow(new Refusal("general_stays"));
  });
});
