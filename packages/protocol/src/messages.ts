import { z } from "zod";
import { file } from "./files.ts";
import { cid, id, seq, time, ver } from "./ids.ts";
import { person } from "./people.ts";
import { membershipState, role } from "./conversations.ts";
import { limits } from "./limits.ts";
import { body, emoji, isBlank, saidBeside } from "./text.ts";

export const lane = z.enum(["web", "terminal", "text", "api"]);
export type Lane = z.infer<typeof lane>;

export const reaction = z.object({ emoji: z.string(), people: z.array(id) });

export const message = z
  .object({
    conversation: id,
    seq,
    /** Rises whenever the message changes; `seq` stays for life. */
    ver,
    sender: id,
    at: time,
    /** Empty once deleted, and may be blank beside files. */
    body: z.string(),
    lane,
    /** The sender's own id for it, by which its outbox knows it again. */
    cid: cid.nullable(),
    replyTo: seq.optional(),
    files: z.array(file).optional(),
    mentions: z.array(id).optional(),
    reactions: z.array(reaction).optional(),
    editedAt: time.optional(),
    deletedAt: time.optional(),
  })
  .meta({ id: "Message" });
export type Message = z.infer<typeof message>;

const newMessageFields = {
  cid,
  /** May be blank when there are files. */
  body: saidBeside,
  replyTo: seq.optional(),
  /** One's own, uploaded and not yet sent; each once. */
  files: z
    .array(id)
    .min(1)
    .max(limits.filesPerMessage)
    .refine((files) => new Set(files).size === files.length, { error: "must be different files" })
    .optional(),
};

type Saying = { body: string; files?: number[] | undefined };
const saysSomething = ({ body, files }: Saying) => files !== undefined || !isBlank(body);
const blank = { error: "must not be blank", path: ["body"] };

export const newMessage = z.strictObject(newMessageFields).refine(saysSomething, blank);
/** The same as a command, which names the conversation too. */
export const messageToSend = z
  .strictObject({ conversation: id, ...newMessageFields })
  .refine(saysSomething, blank);
export type NewMessage = z.infer<typeof newMessage>;

export const messageChanges = z.strictObject({ body });
export const emojiInPath = emoji;

/** The answer to a send: the message is committed and synced to disk. */
export const sent = z.object({ seq, at: time }).meta({ id: "Sent" });
export type Sent = z.infer<typeof sent>;

const eventBase = {
  ver,
  /** The last message before the event: where it stands in the history. */
  seq,
  at: time,
  /** Who did it. */
  by: id,
};

export const membershipEvent = z
  .object({
    ...eventBase,
    membership: z.object({
      change: z.enum(["joined", "invited", "left", "removed", "declined", "role"]),
      person,
      role,
      /** Null when the person is no longer in the conversation. */
      state: membershipState.nullable(),
      /** How many are in it now. */
      members: z.int().nonnegative(),
    }),
  })
  .meta({ id: "MembershipEvent" });
export type MembershipEvent = z.infer<typeof membershipEvent>;

export const conversationEvent = z
  .object({
    ...eventBase,
    conversation: z.object({
      change: z.enum(["created", "renamed", "topic", "access", "phones"]),
      name: z.string().nullable(),
      topic: z.string(),
      access: z.enum(["open", "invited"]),
      /** Not said in events from before there were phones. */
      phones: z.boolean().optional(),
    }),
  })
  .meta({ id: "ConversationEvent" });
export type ConversationEvent = z.infer<typeof conversationEvent>;

export const messageEvent = z.object({ ver, message }).meta({ id: "MessageEvent" });
export type MessageEvent = z.infer<typeof messageEvent>;

/** One durable change in a conversation. It carries the whole current thing, so late copies are harmless. */
export const event = z
  .union([messageEvent, membershipEvent, conversationEvent])
  .meta({ id: "Event" });
export type Event = z.infer<typeof event>;

/** A stretch of history, oldest first, with the events that stand between its messages. */
export const page = z
  .object({
    items: z.array(message),
    events: z.array(z.union([membershipEvent, conversationEvent])),
    people: z.array(person),
    /** More in the direction asked: pass it as `before` (or `after`) to go on. */
    next: seq.optional(),
  })
  .meta({ id: "Page" });
export type Page = z.infer<typeof page>;
