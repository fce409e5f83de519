import { z } from "zod";
import { id, seq, time, ver } from "./ids.ts";
import { limits } from "./limits.ts";
import { person } from "./people.ts";
import { conversationName, displayName, topic } from "./text.ts";

export const conversationKind = z.enum(["direct", "channel", "group"]);
export type ConversationKind = z.infer<typeof conversationKind>;

export const role = z.enum(["owner", "moderator", "member"]);
export type Role = z.infer<typeof role>;

/** `all`: every message may notify; `mentions`: only mentions and directs; `nothing`. */
export const level = z.enum(["all", "mentions", "nothing"]);
export type Level = z.infer<typeof level>;

/**
 * `joined`: in it. `requested`: a stranger's direct message or an invitation waits for an answer;
 * until then only a direct can be read, and nothing notifies.
 */
export const membershipState = z.enum(["joined", "requested"]);
export type MembershipState = z.infer<typeof membershipState>;

export const access = z.enum(["open", "invited"]);

export const conversation = z
  .object({
    id,
    kind: conversationKind,
    /** Null for a direct, which is called by whoever is at the other end. */
    name: z.string().nullable(),
    topic: z.string(),
    access,
    phones: z.boolean(),
    sealed: z.boolean(),
    lasting: z.boolean(),
    /** True for #general alone: everybody is in it and it stays. */
    general: z.boolean(),
    members: z.int().nonnegative(),
    lastSeq: seq,
    lastVer: ver,
    lastAt: time,
    createdAt: time,
  })
  .meta({ id: "Conversation" });
export type Conversation = z.infer<typeof conversation>;

/** My side of a conversation. Unread is `lastSeq - readSeq`. */
export const myMembership = z
  .object({
    state: membershipState,
    role,
    level,
    joinedSeq: seq,
    readSeq: seq,
    /** Messages after `readSeq` that mention me. */
    mentions: z.int().nonnegative(),
    /** Who invited me or wrote to me, while `requested`. */
    from: id.nullable(),
  })
  .meta({ id: "MyMembership" });
export type MyMembership = z.infer<typeof myMembership>;

export const myConversation = conversation
  .extend({
    me: myMembership,
    /** The other end of a direct; oneself for notes to oneself. */
    with: person.nullable(),
  })
  .meta({ id: "MyConversation" });
export type MyConversation = z.infer<typeof myConversation>;

/** An open conversation as it is listed to those who are not in it. */
export const listedConversation = conversation
  .pick({
    id: true,
    kind: true,
    name: true,
    topic: true,
    members: true,
    phones: true,
    lastAt: true,
  })
  .extend({ joined: z.boolean() })
  .meta({ id: "ListedConversation" });
export type ListedConversation = z.infer<typeof listedConversation>;

export const newConversation = z.strictObject({
  kind: conversationKind,
  name: conversationName.optional(),
  topic: topic.optional(),
  people: z.array(id).max(limits.invitedAtOnce).optional(),
  access: access.optional(),
  phones: z.boolean().optional(),
  sealed: z.boolean().optional(),
});

export const conversationChanges = z.strictObject({
  name: conversationName.optional(),
  topic: topic.optional(),
  access: access.optional(),
  /** Whether phones may take part by text. Off, those that do are out. */
  phones: z.boolean().optional(),
});

export const member = z
  .object({
    person,
    role,
    state: membershipState,
    since: time,
    /** Takes part by text, or is asked by text to. */
    byText: z.boolean(),
  })
  .meta({ id: "Member" });
export type Member = z.infer<typeof member>;

/**
 * Empty: join, accept or invite. `role` is for owners; `level` is one's own, and so is `texts`: whether
 * one takes part by text too, with one's own phone.
 */
export const memberChanges = z.strictObject({
  role: role.optional(),
  level: level.optional(),
  texts: z.boolean().optional(),
});

/** A phone that is asked by text to come in. The name is for somebody this server does not know yet. */
export const phoneToInvite = z.strictObject({
  phone: z.string().max(40),
  name: displayName.optional(),
});
