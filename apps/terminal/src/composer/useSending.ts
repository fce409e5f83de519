import { isolate, uploadsOf, useMe, useParley, type ConversationState } from "@parley/client";
import { isBlank, lengthOf, limits, type Message } from "@parley/protocol";
import { useRef } from "react";
import type { History } from "../readline/history.ts";
import { withoutIsolates } from "../safe/harmless.ts";
import { useUi, useUiStore } from "../screen/ui.ts";
import { useWords } from "../words/useWords.ts";
import { fileAt } from "./attach.ts";
import type { Field } from "./useField.ts";

/** Sends what is written, or keeps what an edit has made of a message. */
export function useSending(
  conversation: ConversationState,
  field: Field,
  edited: Message | null,
  history: Pick<History, "entries" | "add">,
) {
  const { id, sealed } = conversation.info;
  const parley = useParley();
  const me = useMe();
  const ui = useUiStore();
  const replyTo = useUi((now) => now.replyTo);
  const { say, sayError } = useWords();
  const saving = useRef(false);
  const uploads = uploadsOf(parley);

  function send(body: string): void {
    const over = lengthOf(body) - limits.bodyMax;
    if (over > 0) return ui.tell(say("composer.tooLong", { count: over }), "went-wrong");
    if (edited) return void save(edited, body);
    const basket = uploads.get(id);
    if (basket.waiting || (isBlank(body) && basket.uploads.length === 0)) return;
    const saying = { body: isBlank(body) ? "" : body, ...(replyTo !== null && { replyTo }) };
    const typed = field.now().text;
    const sent = uploads.send(id, saying);
    if (sent === "stuck") return retryUploads();
    remember(typed);
    if (replyTo !== null) ui.reply(null);
    if (sent === "waiting") ui.tell(say("composer.files.leaving"));
    else if (parley.state.get().connection.phase !== "online") ui.tell(say("composer.queued"));
  }

  /** As it was typed, so that it can be typed again. What is sealed lies nowhere in the open. */
  function remember(typed: string): void {
    if (!sealed) history.add(typed);
  }

  function retryUploads(): void {
    const failed = uploads.get(id).uploads.filter(({ status }) => status.kind === "failed");
    for (const { key } of failed) uploads.retry(id, key);
  }

  /** The field keeps the words until the server has them. */
  async function save(message: Message, body: string): Promise<void> {
    if (saving.current || isBlank(body)) return;
    saving.current = true;
    try {
      if (body !== message.body) await parley.edit(id, message.seq, body);
      if (ui.get().editing === message.seq) ui.edit(null);
    } catch (error) {
      ui.tell(sayError(error), "went-wrong");
    } finally {
      saving.current = false;
    }
  }

  /** The last of one's own, for Up in an empty field. */
  function editLast(): void {
    const own = newest(({ sender }) => sender === me?.id);
    const isSending = parley.state
      .get()
      .outbox.some((item) => item.conversation === id && item.status === "sending");
    // Then the last one has no number yet, and the one before it is not what was meant.
    if (own && !isSending) ui.edit(own.seq);
    else ui.tell(say("composer.nothingToEdit"));
  }

  function replyLast(): void {
    const last = newest(() => true);
    if (last) ui.reply(last.seq);
    else ui.tell(say("composer.nothingToAnswer"));
  }

  /** To what is being answered, or to the last message. Answers whether there is one. */
  function react(emoji: string): boolean {
    const seq = replyTo ?? newest(() => true)?.seq;
    if (seq === undefined) {
      ui.tell(say("composer.nothingToReactTo"));
      return false;
    }
    parley.react(id, seq, emoji, true).catch((error: unknown) => {
      ui.tell(sayError(error), "went-wrong");
    });
    if (replyTo !== null) ui.reply(null);
    return true;
  }

  function newest(isIt: (message: Message) => boolean): Message | undefined {
    const { messages } =
      parley.state.get().conversations.get(id)?.timeline ?? conversation.timeline;
    return messages.findLast((message) => !message.deletedAt && isIt(message));
  }

  /** Answers whether it goes along; why it does not has been said. */
  async function attach(path: string): Promise<boolean> {
    const chosen = await fileAt(path);
    const refuse = (key: "missing" | "folder" | "tooLarge" | "tooMany", name: string): false => {
      ui.tell(withoutIsolates(say(`composer.file.${key}`, { name: isolate(name) })), "went-wrong");
      return false;
    };
    if (!chosen) return refuse("missing", path);
    uploads.add(id, [chosen]);
    const [refused] = uploads.get(id).refused;
    if (!refused) return true;
    uploads.dismissRefused(id);
    const why = { "too large": "tooLarge", "too many": "tooMany", folder: "folder" } as const;
    return refuse(why[refused.why], refused.name);
  }

  /** What is too long for a message goes beside one. */
  function attachText(text: string): void {
    const name = say("composer.paste.file");
    uploads.add(id, [new File([text], name, { type: "text/plain" })]);
    ui.tell(say("composer.paste.fileThere", { name }), "done");
  }

  /** Backspace in an empty field. */
  function takeOut(): boolean {
    const last = uploads.get(id).uploads.at(-1);
    if (!last || edited) return false;
    uploads.remove(id, last.key);
    uploads.stay(id);
    return true;
  }

  return { send, remember, editLast, replyLast, react, attach, attachText, takeOut };
}

export type Sending = ReturnType<typeof useSending>;
