import {
  isolate,
  parseEntry,
  runCommand,
  useMe,
  useParley,
  type CommandName,
  type ConversationState,
  type Entry,
  type Outcome,
} from "@parley/client";
import { Refusal } from "@parley/protocol";
import { useRef, useState } from "react";
import { useLocation } from "wouter";
import { useTitles } from "../conversations/names.ts";
import { paths, toConversation, toDetails } from "../paths.ts";
import { sayTextError } from "../phone/sayTextError.ts";
import { useNotice } from "../pieces/notice.tsx";
import { openKeyHelp } from "../shell/keyHelp.tsx";
import { useWords } from "../words/words.tsx";
import type { Paper } from "./usePaper.ts";

/** What stands above the field after a command that was not done, until it is dealt with. */
export type Reply =
  | { kind: "unknown"; name: string }
  | { kind: "incomplete" | "surplus"; name: CommandName }
  | { kind: "declined"; words: string }
  | { kind: "asks"; words: string; yes: () => Promise<Outcome> };

export interface Slash {
  reply: Reply | null;
  dismiss: () => void;
  /** Sends what is written, or does it. */
  send: () => void;
  /** Sends an unknown command as the text that it may be. */
  sendAsText: () => void;
  answerYes: () => void;
  help: boolean;
  closeHelp: () => void;
}

/** Commands in the composer: what begins with a slash is for Parley and not for the others. */
export function useSlash({ info }: ConversationState, paper: Paper, editing: boolean): Slash {
  const parley = useParley();
  const me = useMe();
  const words = useWords();
  const { say } = words;
  const { tell } = useNotice();
  const title = useTitles()(info);
  const [, navigate] = useLocation();
  const [replied, setReplied] = useState<{ to: string; reply: Reply } | null>(null);
  /** What is being done: pressing Enter twice does it once. */
  const underWay = useRef<string | null>(null);
  const [help, setHelp] = useState(false);
  const { text } = paper;
  // What is asked is about what is written; why something was refused stays readable while it is mended.
  const reply =
    replied && (replied.to === text || replied.reply.kind === "declined") ? replied.reply : null;
  const show = (shown: Reply | null) => setReplied(shown && { to: text, reply: shown });

  function send() {
    const entry: Entry = editing ? { kind: "text", body: text } : parseEntry(text);
    if (underWay.current === text) return;
    show(null);
    if (entry.kind === "text") paper.send(entry.body);
    else if (entry.kind === "command" && me)
      void run(() => runCommand(entry, { parley, info, me }, title));
    else if (entry.kind !== "command") show(entry);
  }

  async function run(act: () => Promise<Outcome>) {
    underWay.current = text;
    try {
      const outcome = await act();
      if (outcome.kind === "done") await finish(outcome);
      else if (outcome.kind === "declined")
        show({
          kind: "declined",
          words: say(outcome.why.key, { what: isolate(outcome.why.what) }),
        });
      else {
        const { question, yes } = outcome;
        show({ kind: "asks", words: say(question.key, { what: isolate(question.what) }), yes });
      }
    } catch (error) {
      show({ kind: "declined", words: whyNot(error) });
    } finally {
      if (underWay.current === text) underWay.current = null;
    }
  }

  async function finish({ said, go }: Extract<Outcome, { kind: "done" }>) {
    // What has been written since stays.
    if (parley.state.get().drafts.get(info.id) === text) parley.setDraft(info.id, "");
    setReplied(null);
    if (said) tell({ words: say(said.key, { what: isolate(said.what) }) });
    if (go === null) return;
    if (go === "help") setHelp(true);
    else if (go === "shortcuts") openKeyHelp();
    else if (go === "home") navigate(paths.home);
    else if (go === "members") navigate(toDetails(info.id));
    else {
      // The screen finds it already there; should it not be, the screen is the one to say so.
      await parley.open(go.conversation).catch(() => undefined);
      navigate(toConversation(go.conversation));
    }
  }

  // Somebody who has blocked one is not there for one, and neither is a channel one cannot enter.
  function whyNot(error: unknown): string {
    if (error instanceof Refusal && error.code === "not_found") return say("command.notFound");
    return sayTextError(error, words);
  }

  return {
    reply,
    dismiss: () => setReplied(null),
    send,
    sendAsText() {
      setReplied(null);
      paper.send(text);
    },
    answerYes() {
      if (reply?.kind !== "asks") return;
      setReplied(null);
      void run(reply.yes);
    },
    help,
    closeHelp: () => setHelp(false),
  };
}
