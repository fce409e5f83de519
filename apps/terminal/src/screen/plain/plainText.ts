import { gistOf, tellHappenings, type Row, type Said } from "@parley/client";
import type { LedgerSummary, Message, MyConversation } from "@parley/protocol";
import { harmless, harmlessLine, harmlessName, withoutIsolates } from "../../safe/harmless.ts";
import { cut } from "../../safe/width.ts";
import type { Words } from "../../words/words.ts";
import type { Names } from "../names.ts";

/** What has to be known to tell something in words. */
export interface Telling {
  words: Words;
  names: Names;
  /** A message by its seq, where it is known. */
  message: (seq: number) => Message | undefined;
}

/** A row as a sentence of its own, for whoever hears it: no signs that stand for words. */
export function plainText(row: Row, telling: Telling): string {
  const { words, names } = telling;
  const { say } = words;
  switch (row.kind) {
    case "start":
      return "";
    case "day":
      return words.day(row.at);
    case "new":
      return row.since
        ? say("timeline.newSince", { time: words.since(row.since) })
        : say("timeline.new");
    case "events":
      return harmless(
        withoutIsolates(
          tellHappenings(row.events, {
            me: names.me,
            say,
            list: words.list,
            nameOf: names.of,
            person: names.person,
          }),
        ),
      );
    case "said":
      return `${words.clock(timeOf(row.item))} ${saidText(row.item, telling)}`;
  }
}

interface Chosen {
  info: MyConversation;
  /** Of one's own message: whom it reached, where that is known. */
  ledger: LedgerSummary | undefined;
}

/** A message as message mode tells it: where it stands, when it was said, and everything that belongs to it. */
export function chosenText(item: Said, { info, ledger }: Chosen, telling: Telling): string {
  const { words } = telling;
  const { say } = words;
  const when = words.since(timeOf(item));
  const told = `${when} ${saidText(item, telling)}`;
  if (item.kind === "pending") return told;
  const { message } = item;
  const place = say("plain.place", { at: message.seq, all: Math.max(message.seq, info.lastSeq) });
  return [`${place}. ${told}`, ...moreOf(message, ledger, info, telling)].join(" · ");
}

/** A message in few words, to say which one is meant. */
export const gistText = (message: Message, { say }: Words): string =>
  cut(harmlessLine(gistOf(message, say)), 60);

function saidText(item: Said, { words, names, message: known }: Telling): string {
  const { say, sayError } = words;
  if (item.kind === "pending") {
    const { status, body, error } = item.item;
    const reason =
      error === "unreachable" || error === undefined
        ? say("message.failed.unreachable")
        : sayError(error);
    const state =
      status === "failed" ? say("message.failed", { reason }) : say("message.sendingNow");
    return `${say("message.you")}: ${harmless(body)} (${state})`;
  }
  const { message } = item;
  const who = [names.ofId(message.sender)];
  if (message.lane === "text") who.push(say("message.byText"));
  if (message.replyTo !== undefined) who.push(answering(known(message.replyTo)));
  return `${who.join(", ")}: ${wordsOf(message, words)}`;

  function answering(answered: Message | undefined): string {
    if (!answered) return say("plain.answeringEarlier");
    const isMine = answered.sender === names.me;
    const name = isMine ? say("message.youObject") : names.ofId(answered.sender);
    return say("plain.answering", { name });
  }
}

/** What it says and carries; never what it said before it was deleted. */
export function wordsOf(message: Message, { say, size }: Words): string {
  if (message.deletedAt !== undefined) return say("message.deleted");
  const files = (message.files ?? []).map(
    (file) => `${harmlessName(file.name)}, ${size(file.sizeBytes)}`,
  );
  const body = [harmless(message.body), ...files].filter((part) => part.trim() !== "").join("\n");
  return message.editedAt === undefined ? body : `${body} ${say("message.edited")}`;
}

function moreOf(
  message: Message,
  ledger: LedgerSummary | undefined,
  info: MyConversation,
  { words, names, message: known }: Telling,
): string[] {
  const { say, list } = words;
  if (message.deletedAt !== undefined) return [];
  const more: string[] = [];
  if (message.replyTo !== undefined) {
    const answered = known(message.replyTo);
    const isThere = answered && answered.deletedAt === undefined;
    const gist = isThere ? gistText(answered, words) : say("message.original.gone");
    more.push(say("plain.answers", { message: gist }));
  }
  for (const { emoji, people } of message.reactions ?? []) {
    const by = list(people.map((id) => names.ofId(id)));
    more.push(say("viewer.reactionBy", { emoji: harmlessLine(emoji), people: by }));
  }
  const isNotes = info.with !== null && info.with.id === names.me;
  if (message.sender === names.me && !isNotes) more.push(...stateText(ledger, info, words));
  return more;
}

function stateText(
  ledger: LedgerSummary | undefined,
  { kind }: MyConversation,
  { say }: Words,
): string[] {
  const { phones, delivered, failed, readers } = ledger ?? nothingYet;
  if (phones === 0 && readers === 0) return [say("message.sent")];
  const state: string[] = [];
  if (readers > 0)
    state.push(
      kind === "direct" ? say("deliveries.read") : say("deliveries.readers", { count: readers }),
    );
  if (phones > 0) state.push(say("plain.phones", { count: phones, delivered }));
  if (failed > 0) state.push(say("plain.phonesFailed", { count: failed }));
  return state;
}

const nothingYet = { phones: 0, delivered: 0, failed: 0, readers: 0 };

const timeOf = (item: Said) => new Date(item.kind === "message" ? item.message.at : item.item.at);
