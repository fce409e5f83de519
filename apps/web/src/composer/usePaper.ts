import { uploadsOf, useDraft, useMe, useParley, type ConversationState } from "@parley/client";
import { isBlank, lengthOf, limits, type Message } from "@parley/protocol";
import { useCallback, useEffect, useRef, useState, type RefObject } from "react";
import { useNotice } from "../pieces/notice.tsx";
import { useWords } from "../words/words.tsx";
import { useAbout, useDesk } from "./desk.tsx";

export interface Paper {
  text: string;
  setText: (text: string) => void;
  area: RefObject<HTMLTextAreaElement | null>;
  /** What is written, or what is meant by it. */
  send: (body?: string) => void;
  editLast: () => void;
}

/** What is being written: the draft, or while a message is edited, its text. The draft outlives both. */
export function usePaper(conversation: ConversationState): Paper {
  const { id } = conversation.info;
  const parley = useParley();
  const me = useMe();
  const desk = useDesk();
  const about = useAbout();
  const draft = useDraft(id);
  const { say } = useWords();
  const { tell, tellError } = useNotice();
  const area = useRef<HTMLTextAreaElement>(null);
  const saving = useRef(false);
  const edited = about.kind === "edit" ? about.message : null;
  const [editing, setEditing] = useState<{ of: typeof edited; text: string }>(nothing);
  if (editing.of !== edited) setEditing({ of: edited, text: edited?.body ?? "" });

  const text = edited ? editing.text : draft;
  const setText = (changed: string) => {
    if (edited) setEditing({ of: edited, text: changed });
    else parley.setDraft(id, changed);
  };

  const focus = useCallback(() => {
    // After the words have been put in, so that the caret comes to stand behind them.
    requestAnimationFrame(() => {
      const paper = area.current;
      paper?.focus();
      paper?.setSelectionRange(paper.value.length, paper.value.length);
    });
  }, []);

  useEffect(() => {
    desk.connect({
      focus,
      put(more) {
        const written = parley.state.get().drafts.get(id) ?? "";
        desk.clear();
        parley.setDraft(id, written.trim() === "" ? more : `${written}\n${more}`);
        focus();
      },
    });
    return () => desk.connect(null);
  }, [desk, parley, id, focus]);

  function send(body = text) {
    if (lengthOf(body) > limits.bodyMax) return;
    if (edited) {
      if (!isBlank(body)) void save(edited);
      return;
    }
    const uploads = uploadsOf(parley);
    const basket = uploads.get(id);
    if (basket.waiting || (isBlank(body) && basket.uploads.length === 0)) return;
    const replyTo = about.kind === "reply" ? { replyTo: about.message.seq } : {};
    const sent = uploads.send(id, { body: isBlank(body) ? "" : body, ...replyTo });
    if (sent === "stuck") tell({ kind: "wrong", words: say("files.stuck") });
    else desk.clear();
  }

  /** The field keeps the words until the server has them. */
  async function save(message: Message) {
    if (saving.current) return;
    saving.current = true;
    try {
      if (text !== message.body) await parley.edit(id, message.seq, text);
      desk.clear();
    } catch (error) {
      tellError(error);
    } finally {
      saving.current = false;
    }
  }

  function editLast() {
    const { outbox } = parley.state.get();
    // Then the last one has no number yet, and the one before it is not what was meant.
    if (outbox.some((item) => item.conversation === id && item.status === "sending")) return;
    const { messages } = conversation.timeline;
    const own = messages.findLast(({ sender, deletedAt }) => sender === me?.id && !deletedAt);
    if (own) desk.edit(own);
  }

  return { text, setText, area, send, editLast };
}

const nothing = { of: null, text: "" };
