import { useUiStore } from "../screen/ui.ts";
import { useOutside } from "../screen/outside.ts";
import { useKeys } from "../keys/router.tsx";
import type { Handlers } from "../keys/switchboard.ts";
import { edits, editActions } from "../readline/edits.ts";
import { insert } from "../readline/editor.ts";
import type { History } from "../readline/history.ts";
import { stepRow } from "../readline/rows.ts";
import { useWords } from "../words/useWords.ts";
import { promptWidth } from "./fieldView.tsx";
import { runEditor, type Edited } from "./runEditor.ts";
import type { Field } from "./useField.ts";
import type { OfferActs } from "./useOffers.ts";
import { usePast } from "./usePast.ts";
import type { Sending } from "./useSending.ts";

interface ComposerKeys {
  field: Field;
  width: number;
  offers: OfferActs;
  sending: Sending;
  history: Pick<History, "entries" | "add">;
  enter: () => void;
  /** Enter breaks the line, and Alt+Enter sends. */
  breaks: boolean;
  setBreaks: (breaks: boolean) => void;
  isActive: boolean;
  paste: (text: string) => void;
  find: () => void;
}

/** What each key does while one writes. */
export function useComposerKeys(given: ComposerKeys): void {
  const { field, width, offers, sending, history, enter, breaks, isActive } = given;
  const ui = useUiStore();
  const { settings, env, handOver } = useOutside();
  const { say } = useWords();
  const past = usePast(field, history);

  const breakLine = () => void field.change((before) => insert(before, "\n"));
  const isEmpty = () => field.now().text === "" && ui.get().editing === null;
  const step = (by: 1 | -1) =>
    field.change((before) => stepRow(before, width - promptWidth, by) ?? before);

  async function writeElsewhere(): Promise<void> {
    const { text } = field.now();
    let edited: Edited | undefined;
    await handOver(async () => {
      edited = await runEditor(text, env);
    });
    if (!edited) return;
    if (edited.kind === "text") return field.put(edited.text);
    ui.tell(editorTold(edited), "went-wrong");
  }

  function editorTold(edited: Exclude<Edited, { kind: "text" }>): string {
    if (edited.kind === "lost") return say("composer.editor.file", { reason: edited.reason });
    const { editor, code } = edited;
    return code === null
      ? say("composer.editor.none", { editor })
      : say("composer.editor.ended", { editor, code });
  }

  const compose: Handlers = {
    "compose.send": () => {
      if (offers.take()) return;
      if (breaks) breakLine();
      else enter();
    },
    "compose.newline": () => (breaks ? enter() : breakLine()),
    "compose.lines": () => {
      given.setBreaks(!breaks);
      ui.tell(say(breaks ? "composer.lines.off" : "composer.lines.on"));
    },
    "compose.cancel": () => {
      if (offers.close()) return;
      const { editing, replyTo } = ui.get();
      if (editing !== null) ui.edit(null);
      else if (replyTo !== null) ui.reply(null);
      else return false;
    },
    "compose.up": () => {
      if (offers.open && offers.turn(-1)) return;
      if (isEmpty() && settings.up === "edit") sending.editLast();
      else if (!step(-1) && settings.up === "history") past.earlier();
    },
    "compose.down": () => {
      if (offers.open && offers.turn(1)) return;
      if (!step(1) && settings.up === "history") past.later();
    },
    "compose.replyLast": sending.replyLast,
    "compose.earlier": () => {
      if (!past.earlier()) ui.tell(say("composer.history.empty"));
    },
    "compose.later": () => void past.later(),
    "compose.find": given.find,
    "compose.editor": () => void writeElsewhere(),
    "compose.complete": () => (offers.turn(1) ? undefined : false),
    "compose.completeBack": () => (offers.turn(-1) ? undefined : false),
  };
  for (const action of editActions) {
    compose[action] = () => (field.change(edits[action]) ? undefined : false);
  }
  compose["edit.deleteLeft"] = () => {
    if (!field.change(edits["edit.deleteLeft"])) sending.takeOut();
  };

  useKeys("composer", compose, {
    isActive,
    otherwise({ text, pasted }) {
      if (pasted) given.paste(text);
      else if (text !== "") field.change((before) => insert(before, text));
    },
  });
}
