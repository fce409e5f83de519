import { z } from "zod";
import { myConversation } from "./conversations.ts";
import { id, seq, ver } from "./ids.ts";
import { limits } from "./limits.ts";
import { event, messageToSend, sent } from "./messages.ts";
import { me, person, sessionLane } from "./people.ts";
import { ledgerSummary } from "./texts.ts";
import type { errorReply } from "./errors.ts";

/** What a client says of itself in the Socket.IO handshake (`auth`); the session comes by cookie or bearer token. */
export const handshake = z.strictObject({
  /** The version of the protocol it was made for. Not said: the first. */
  protocol: z.int().nonnegative().optional(),
  epoch: z.string().max(64).optional(),
  /** What the client holds of each conversation: `[conversation, ver, readSeq]`. */
  cursors: z
    .array(z.union([z.tuple([id, ver]), z.tuple([id, ver, seq])]))
    .max(limits.cursors)
    .optional(),
});
export type Handshake = z.infer<typeof handshake>;

const nothing = z.object({});

/** Client to server. Each is acknowledged with `answer` or `{error}`; `typing` with nothing. */
export const commands = {
  "message.send": {
    payload: messageToSend,
    answer: sent,
  },
  read: { payload: z.strictObject({ conversation: id, seq }), answer: nothing },
  typing: { payload: z.strictObject({ conversation: id }), answer: null },
  "presence.watch": {
    payload: z.strictObject({ people: z.array(id).max(limits.watchedPeople) }),
    answer: nothing,
  },
  difference: {
    payload: z.strictObject({ conversation: id, ver }),
    answer: z.object({
      events: z.array(event),
      /** True: too much was missed. `events` are the newest; what the client held is a stretch apart. */
      limited: z.boolean(),
      /** Where the client stands after applying `events`. */
      ver,
      people: z.array(person),
    }),
  },
} as const;
export type CommandName = keyof typeof commands;
export type CommandPayload<Name extends CommandName> = z.input<(typeof commands)[Name]["payload"]>;
export type CommandAnswer<Name extends CommandName> =
  (typeof commands)[Name]["answer"] extends z.ZodType
    ? z.infer<(typeof commands)[Name]["answer"]>
    : void;

/** One conversation in `sync`: what it is now, and what changed since the client's cursor. */
export const syncEntry = z
  .object({
    conversation: id,
    info: myConversation,
    events: z.array(event),
    limited: z.boolean(),
    readSeq: seq,
    /** Where the client stands after applying `events`. */
    ver,
  })
  .meta({ id: "SyncEntry" });
export type SyncEntry = z.infer<typeof syncEntry>;

export const sync = z
  .object({
    /** Made when the database is made or restored; another epoch means: start again from nothing. */
    epoch: z.string(),
    me,
    /** The largest file that may be uploaded. */
    fileMaxBytes: z.int().positive(),
    conversations: z.array(syncEntry),
    /** Conversations the client named and is no longer in. */
    gone: z.array(id),
    people: z.array(person),
  })
  .meta({ id: "Sync" });
export type Sync = z.infer<typeof sync>;

export const presenceState = z.enum(["online", "offline"]);

/** To one person, on all their sockets. Not numbered: each can also be learnt by asking again. */
export const notice = z
  .discriminatedUnion("type", [
    /** A conversation appeared, or my side of it changed. */
    z.object({ type: z.literal("conversation"), entry: syncEntry, people: z.array(person) }),
    z.object({
      type: z.literal("gone"),
      conversation: id,
      reason: z.enum(["left", "removed", "declined", "deleted"]),
    }),
    /** Read elsewhere. */
    z.object({
      type: z.literal("read"),
      conversation: id,
      readSeq: seq,
      mentions: z.int().nonnegative(),
    }),
    /** Contacts, requests or blocks changed: ask again. */
    z.object({ type: z.literal("contacts"), request: person.optional() }),
    /** Somebody one shares a conversation with changed their name. */
    z.object({ type: z.literal("person"), person }),
    z.object({ type: z.literal("me"), me }),
    /** What became of one's own messages: read, delivered, failed. */
    z.object({
      type: z.literal("deliveries"),
      conversation: id,
      items: z.array(ledgerSummary),
    }),
    /** Somebody signed in as oneself, somewhere else. */
    z.object({ type: z.literal("signed-in"), lane: sessionLane, agent: z.string() }),
    z.object({ type: z.literal("session-ended") }),
  ])
  .meta({ id: "Notice" });
export type Notice = z.infer<typeof notice>;

/** Server to client. */
export const pushes = {
  sync,
  events: z.object({ conversation: id, events: z.array(event) }),
  typing: z.object({ conversation: id, person: id }),
  presence: z.object({ people: z.array(z.object({ person: id, state: presenceState })) }),
  notice,
} as const;
export type PushName = keyof typeof pushes;
export type Push<Name extends PushName> = z.infer<(typeof pushes)[Name]>;

/** Types for Socket.IO: what the server listens to and what the client does. */
export type CommandHandlers = {
  [Name in CommandName]: (
    payload: CommandPayload<Name>,
    acknowledge: (answer: CommandAnswer<Name> | z.infer<typeof errorReply>) => void,
  ) => void;
};
export type PushHandlers = { [Name in PushName]: (payload: Push<Name>) => void };
