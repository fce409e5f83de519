import { limits, mentionsIn, Refusal, type File, type Id } from "@parley/protocol";
import type { Dialect, Tx } from "../database/kinds.ts";
import { insertMany } from "../database/insert-many.ts";
import { holdMessages } from "../texts/outgoing/hold.ts";
import { attachFiles, findAttachable, takeFiles } from "../files/attach.ts";
import * as queries from "./commit-queries.ts";
import { judge } from "./policy.ts";
import type { MessageRow } from "./present.ts";
import { findMentionable, mentionRows, type Mentionable } from "./queries.ts";

/** A message on its way to the log: validated, within its sender's limit, not yet checked against the conversation. */
export interface Send {
  sender: Id;
  lane: MessageRow["lane"];
  conversation: Id;
  cid: string;
  body: string;
  replyTo: number | undefined;
  files: Id[];
}

/** What became of a send. `row` is there when this commit wrote it, and not when a repeat was answered. */
export type Outcome =
  | { kind: "sent"; seq: number; at: number; row: MessageRow | null; isTexted: boolean }
  /** The sender writes into a request they have not answered: that accepts it, then it is sent again. */
  | { kind: "unanswered" }
  | { kind: "refused"; refusal: Refusal };

/**
 * Writes a batch of sends in one transaction, in the order given, with a handful of statements
 * however many there are. The conversations' rows stay locked to the end, so `seq` and `ver` are
 * gapless and become visible in order.
 */
export async function commitSends(
  tx: Tx,
  dialect: Dialect,
  sends: Send[],
  { nowMs, holdMs }: { nowMs: number; holdMs: number },
): Promise<Outcome[]> {
  const conversationIds = [...new Set(sends.map((send) => send.conversation))].toSorted(
    (a, b) => a - b,
  );
  const places = sends.map((send) => [send.conversation, send.sender] as const);
  // The lock first: what is read behind it stays true until the commit.
  const [conversations, earlier, standings, mentionable, attachable] = await queries.inOneCrossing(
    dialect,
    [
      () => queries.lockConversations(tx, dialect, conversationIds),
      () => queries.earlierSends(tx, dialect, sends),
      () => queries.standingsOf(tx, dialect, places, conversationIds),
      () => findMentionable(tx, conversationIds, usernamesIn(sends)),
      () => findAttachable(tx, dialect, filesIn(sends)),
    ],
  );

  const heads = new Map<Id, { seq: number; ver: number; at: number }>();
  const rows: MessageRow[] = [];
  const texted: MessageRow[] = [];
  const outcomes = sends.map((send): Outcome => {
    const key = `${send.sender} ${send.cid}`;
    const before = earlier.get(key);
    if (before)
      return before.conversation_id === send.conversation ? repeat(before) : usedElsewhere();

    const conversation = conversations.get(send.conversation);
    const verdict = judge(
      conversation,
      (person) => standings.get(`${send.conversation} ${person}`),
      send,
    );
    if (verdict !== "welcome") {
      return verdict === "unanswered"
        ? { kind: verdict }
        : { kind: "refused", refusal: new Refusal(verdict) };
    }
    const files = takeFiles(attachable, send);
    if (!files) return { kind: "refused", refusal: new Refusal("file_unusable") };
    const head = heads.get(send.conversation) ?? {
      seq: conversation!.last_seq,
      ver: conversation!.last_ver,
      at: conversation!.last_at,
    };
    // A clock that steps back must not make a later message look earlier.
    const next = { seq: head.seq + 1, ver: head.ver + 1, at: Math.max(nowMs, head.at) };
    heads.set(send.conversation, next);
    const row = rowFor(send, next, { files, mentions: mentioned(send, mentionable) });
    rows.push(row);
    earlier.set(key, row);
    const isTexted = conversation!.phones === 1;
    if (isTexted) texted.push(row);
    return { kind: "sent", seq: row.seq, at: row.at, row, isTexted };
  });

  if (rows.length > 0) await write(tx, dialect, rows, heads);
  await holdMessages(tx, dialect, texted, nowMs + holdMs);
  return outcomes;
}

const repeat = ({ seq, at }: { seq: number; at: number }): Outcome => ({
  kind: "sent",
  seq,
  at,
  row: null,
  isTexted: false,
});

// Answered like the first, it would pass for sent to people who never get it.
const usedElsewhere = (): Outcome => ({
  kind: "refused",
  refusal: new Refusal("malformed", {
    issues: [{ path: "cid", expected: "an id of its own: that one is in another conversation" }],
  }),
});

function rowFor(
  send: Send,
  number: { seq: number; ver: number; at: number },
  { files, mentions }: { files: File[]; mentions: Id[] },
): MessageRow {
  return {
    conversation_id: send.conversation,
    seq: number.seq,
    ver: number.ver,
    sender_id: send.sender,
    at: number.at,
    lane: send.lane,
    body: send.body,
    cid: send.cid,
    // Whatever has a number is there: a message to come, and number 0, are not.
    reply_to: send.replyTo && send.replyTo < number.seq ? send.replyTo : null,
    mentions: mentions.length > 0 ? JSON.stringify(mentions) : null,
    reactions: null,
    files: files.length > 0 ? JSON.stringify(files) : null,
    edited_at: null,
    deleted_at: null,
  };
}

/** Whom a body names that is in the conversation; never the one who wrote it. */
export function mentioned(
  { conversation, sender, body }: Pick<Send, "conversation" | "sender" | "body">,
  mentionable: Mentionable,
): Id[] {
  const people = namesIn(body).map((username) => mentionable.get(`${conversation} ${username}`));
  return people.filter((person) => person !== undefined && person !== sender) as Id[];
}

/** The usernames a body mentions, each once. */
export function namesIn(body: string): string[] {
  const names = new Set(mentionsIn(body).map(({ username }) => username));
  return [...names].slice(0, limits.mentionsPerMessage);
}

function usernamesIn(sends: Send[]): string[] {
  const written = sends.filter((send) => send.body.includes("@") || send.body.includes("＠"));
  return [...new Set(written.flatMap((send) => namesIn(send.body)))];
}

const filesIn = (sends: Send[]) => sends.flatMap(({ files }) => files);

async function write(
  tx: Tx,
  dialect: Dialect,
  rows: MessageRow[],
  heads: Map<Id, { seq: number; ver: number; at: number }>,
): Promise<void> {
  const newest = new Map(rows.map((row) => [`${row.conversation_id} ${row.sender_id}`, row]));
  const mentions = rows.flatMap((row) =>
    row.mentions === null ? [] : mentionRows(row, JSON.parse(row.mentions) as Id[]),
  );
  await queries.inOneCrossing(dialect, [
    () => queries.moveHeads(tx, dialect, heads),
    () => insertMany(tx, dialect, "message", rows),
    () =>
      insertMany(
        tx,
        dialect,
        "send",
        rows.map((row) => ({
          sender_id: row.sender_id,
          cid: row.cid!,
          conversation_id: row.conversation_id,
          seq: row.seq,
          at: row.at,
        })),
      ),
    () => attachFiles(tx, dialect, rows),
    // Who writes has read what stood before.
    () => queries.moveOwnReading(tx, dialect, [...newest.values()]),
    ...inParts(mentions).map((part) => () => insertMany(tx, dialect, "mention", part)),
  ]);
}

/** Of mentions there can be more than a statement takes parameters. */
const ROWS_AT_ONCE = 256;

function inParts<Row>(rows: Row[]): Row[][] {
  const count = Math.ceil(rows.length / ROWS_AT_ONCE);
  return Array.from({ length: count }, (_, part) =>
    rows.slice(part * ROWS_AT_ONCE, (part + 1) * ROWS_AT_ONCE),
  );
}
