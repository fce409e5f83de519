import { useParley } from "@parley/client";
import { harmlessLine, harmlessName } from "../../safe/harmless.ts";
import { cut } from "../../safe/width.ts";
import { useWords } from "../../words/useWords.ts";
import { useUiStore } from "../ui.ts";
import { keep, openOutside, type Openable } from "./opener.ts";

/** Opens links and files with whatever opens such things here, and says what came of it. */
export function useOpener() {
  const parley = useParley();
  const ui = useUiStore();
  const { say, sayError } = useWords();
  const refuse = (text: string) => ui.tell(text, "went-wrong");

  return { open, openOne };

  /** Asks which, where there are several. */
  function open(all: readonly Openable[]): void {
    const [first] = all;
    if (!first) return refuse(say("message.nothingToOpen"));
    if (all.length === 1) return void openOne(first);
    const things = all.map((one, index) => `${index + 1} ${cut(calledOf(one), 24)}`).join("  ");
    ui.ask({
      text: say("message.open", { things }),
      typed: "",
      yes(typed) {
        const chosen = all[Number(typed.trim()) - 1];
        if (chosen) void openOne(chosen);
        else if (typed.trim() !== "") refuse(say("message.openOne", { count: all.length }));
      },
    });
  }

  async function openOne(one: Openable): Promise<void> {
    const name = cut(calledOf(one), 40);
    let kept: string | null = null;
    ui.tell(say("message.opening", { name }));
    try {
      if (one.kind === "file") kept = await keep(parley, one.file);
    } catch (error) {
      return refuse(sayError(error));
    }
    try {
      await openOutside(one.kind === "file" ? kept! : one.href);
      ui.tell(say("message.opened", { name }), "done");
    } catch {
      // A file is there even so; an address can be copied.
      if (kept !== null) ui.tell(say("message.kept", { name, path: harmlessLine(kept) }));
      else refuse(say("message.openFailed", { name }));
    }
  }
}

const calledOf = (one: Openable) =>
  one.kind === "file" ? harmlessName(one.file.name) : harmlessLine(one.href);
