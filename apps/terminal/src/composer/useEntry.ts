import {
  isolate,
  parseEntry,
  runCommand,
  useMe,
  useParley,
  type ConversationState,
  type Entry,
  type Outcome,
} from "@parley/client";
import { Refusal } from "@parley/protocol";
import { useRef } from "react";
import { nearest } from "../cli/nearest.ts";
import { emojiTyped } from "../safe/emojiNames.ts";
import { withoutIsolates } from "../safe/harmless.ts";
import { useNames } from "../screen/names.ts";
import { useUiStore, type Tone } from "../screen/ui.ts";
import { useWords } from "../words/useWords.ts";
import { allCommands, ownCommands, usageOf, type OwnName } from "./ownCommands.ts";
import type { Field } from "./useField.ts";
import type { Sending } from "./useSending.ts";
import { useQuit } from "./useQuit.ts";

/** "+:thumbsup:", or the emoji itself behind the plus. */
const reactionWritten = /^\+(?::[a-z\d_+\-]+:|\p{RGI_Emoji})\s*$/v;

/** Enter: what is written goes to the others, or is done when it is a command. */
export function useEntry(
  { info }: ConversationState,
  field: Field,
  sending: Sending,
  isEditing: boolean,
): () => void {
  const parley = useParley();
  const me = useMe();
  const ui = useUiStore();
  const words = useWords();
  const names = useNames();
  const quit = useQuit();
  const { say, sayError } = words;
  /** What is being done: pressing Enter twice does it once. */
  const underWay = useRef<string | null>(null);
  const tell = (text: string, tone?: Tone) => ui.tell(withoutIsolates(text), tone);

  function enter(): void {
    const { text } = field.now();
    if (underWay.current === text && text !== "") return;
    const entry: Entry<OwnName> = isEditing
      ? { kind: "text", body: text }
      : parseEntry(text, ownCommands);
    switch (entry.kind) {
      case "text":
        if (!isEditing && reactionWritten.test(text)) return react(text);
        return sending.send(entry.body);
      case "own":
        return own(entry.name, entry.given, text);
      case "command":
        if (me) void run(text, () => runCommand(entry, { parley, info, me }, names.title(info)));
        return;
      case "incomplete":
      case "surplus": {
        const usage = usageOf(entry.name, words);
        return tell(say(`composer.command.${entry.kind}`, { usage }), "went-wrong");
      }
      case "unknown":
        return ui.ask({ text: unknown(entry.name), yes: () => sending.send(text) });
    }
  }

  function unknown(name: string): string {
    const command = `/${name}`;
    const near = nearest(name, allCommands);
    if (near === null) return say("composer.command.asksText", { command });
    return say("composer.command.asksTextNear", { command, near });
  }

  function react(text: string): void {
    const emoji = emojiTyped(text.trim().slice(1));
    if (emoji === null) return tell(say("message.notEmoji"), "went-wrong");
    if (sending.react(emoji)) clear(text);
  }

  function own(name: OwnName, [path = ""]: readonly string[], text: string): void {
    if (name === "attach") return void sending.attach(path).then((taken) => taken && clear(text));
    clear(text);
    quit();
  }

  async function run(text: string, act: () => Promise<Outcome>): Promise<void> {
    underWay.current = text;
    try {
      const outcome = await act();
      if (outcome.kind === "done") await finish(outcome, text);
      else if (outcome.kind === "declined")
        tell(say(outcome.why.key, { what: isolate(outcome.why.what) }), "went-wrong");
      else {
        const { question, yes } = outcome;
        ui.ask({
          text: say(question.key, { what: isolate(question.what) }),
          yes: () => void run(text, yes),
        });
      }
    } catch (error) {
      tell(whyNot(error), "went-wrong");
    } finally {
      if (underWay.current === text) underWay.current = null;
    }
  }

  async function finish(
    { said, go }: Extract<Outcome, { kind: "done" }>,
    text: string,
  ): Promise<void> {
    clear(text);
    if (go === "home") ui.leave();
    else if (go === "members") ui.show("members");
    else if (go === "help") ui.show("commands");
    else if (go === "shortcuts") ui.show("help");
    else if (go !== null) {
      // The screen finds it already there; should it not be, the screen is the one to say so.
      await parley.open(go.conversation).catch(() => undefined);
      ui.go(go.conversation);
    }
    if (said) tell(say(said.key, { what: isolate(said.what) }), "done");
  }

  /** What has been written since stays. */
  function clear(text: string): void {
    if (field.now().text !== text) return;
    sending.remember(text);
    field.put("");
  }

  // Somebody who has blocked one is not there for one, and neither is a channel one cannot enter.
  function whyNot(error: unknown): string {
    if (error instanceof Refusal && error.code === "not_found") return say("command.notFound");
    return sayError(error);
  }

  return enter;
}
