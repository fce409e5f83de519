import { once } from "node:events";
import type { File, Message, MyConversation, Person } from "@parley/protocol";
import { harmless, harmlessName } from "../safe/harmless.ts";
import type { Words } from "../words/words.ts";
import type { Context } from "./context.ts";

/** A message as scripts get it. Fields are added to it, never taken away or changed. */
export function messageJson(message: Message, conversation: MyConversation, sender?: Person) {
  const { seq, at, body, lane, replyTo, files, mentions, reactions, editedAt, deletedAt } = message;
  return {
    conversation: conversationRef(conversation),
    seq,
    at,
    sender: sender ? personJson(sender) : { id: message.sender, username: null, name: null },
    body,
    lane,
    replyTo: replyTo ?? null,
    files: (files ?? []).map(fileJson),
    mentions: mentions ?? [],
    reactions: reactions ?? [],
    editedAt: editedAt ?? null,
    deletedAt: deletedAt ?? null,
  };
}

export function conversationJson(conversation: MyConversation) {
  const { topic, access, members, lastSeq, lastAt, me } = conversation;
  return {
    ...conversationRef(conversation),
    topic,
    access,
    members,
    state: me.state,
    unread: Math.max(0, lastSeq - me.readSeq),
    mentions: me.mentions,
    lastSeq,
    lastAt,
  };
}

export function personJson({ id, kind, username, displayName }: Person) {
  return { id, kind, username, name: displayName };
}

function conversationRef({ id, kind, name, with: person }: MyConversation) {
  return { id, kind, name, with: person && personJson(person) };
}

function fileJson({ id, name, type, sizeBytes }: File) {
  return { id, name, type, sizeBytes };
}

// Valid JSON as it is, but a terminal obeys some, and others turn or hide what stands beside them.
const unseen =
  /[\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\u{e0000}-\u{e0fff}]/gu;

/** One object in one line, in which nothing drives a terminal. */
export function jsonLine(value: object): string {
  const text = JSON.stringify(value).replace(unseen, (found) =>
    found
      .split("")
      .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)
      .join(""),
  );
  return `${text}\n`;
}

/** A message for people: when, who, what; what goes on for several lines is indented. */
export function messageText(message: Message, sender: Person | undefined, words: Words): string {
  const at = new Date(message.at);
  const name = harmlessName(sender?.displayName ?? `${message.sender}`);
  const day = `${at.getFullYear()}-${twoDigits(at.getMonth() + 1)}-${twoDigits(at.getDate())}`;
  const time = `${twoDigits(at.getHours())}:${twoDigits(at.getMinutes())}`;
  const said = message.deletedAt ? words.say("headless.deleted") : message.body;
  const files = (message.files ?? []).map(
    (file) => `[${harmlessName(file.name)}, ${words.size(file.sizeBytes)}]`,
  );
  const lines = [...(said === "" ? [] : harmless(said).split("\n")), ...files];
  return `${day} ${time} ${name}: ${lines.join("\n    ")}\n`;
}

const twoDigits = (number: number): string => String(number).padStart(2, "0");

/** Waits for whoever reads slowly. */
export async function write({ stdout, signal }: Context, text: string): Promise<void> {
  if (!stdout.write(text)) await once(stdout, "drain", { signal });
}
