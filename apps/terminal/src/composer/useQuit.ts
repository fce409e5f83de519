import { uploadsOf, useParley } from "@parley/client";
import { isBlank } from "@parley/protocol";
import { useOutside } from "../screen/outside.ts";
import { useUiStore, type Question } from "../screen/ui.ts";
import { useWords } from "../words/useWords.ts";

/** Quits; asks first while something is being written here. Asked for once more, it does not ask again. */
export function useQuit(): () => void {
  const parley = useParley();
  const outside = useOutside();
  const ui = useUiStore();
  const { say } = useWords();

  return () => {
    const { open, editing, question } = ui.get();
    const draft = parley.state.get().drafts.get(open ?? 0) ?? "";
    const isUploading = open !== null && uploadsOf(parley).get(open).uploads.length > 0;
    const isWriting = editing !== null || isUploading || !isBlank(draft);
    if (!isWriting || (question && asked.has(question))) return outside.quit();
    const asking: Question = { text: say("composer.quit.asks"), yes: () => outside.quit() };
    asked.add(asking);
    ui.ask(asking);
  };
}

const asked = new WeakSet<Question>();
