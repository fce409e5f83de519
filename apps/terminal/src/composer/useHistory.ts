import { join } from "node:path";
import { homedir } from "node:os";
import { useEffect, useState } from "react";
import { pathsOf } from "../profiles/paths.ts";
import { openHistory, type History } from "../readline/history.ts";
import { useOutside } from "../screen/outside.ts";
import { useUiStore } from "../screen/ui.ts";
import { isFull } from "../storage/trouble.ts";
import { useWords } from "../words/useWords.ts";

const opened = new Map<string, Promise<History>>();

/** What this account wrote before. It is read while one begins to write; what is added waits for that. */
export function useHistory(): Pick<History, "entries" | "add"> {
  const { env, profile } = useOutside();
  const ui = useUiStore();
  const { say } = useWords();
  const [history, setHistory] = useState<History | null>(null);
  const { state } = pathsOf({ env, platform: process.platform, home: homedir() });
  const file = join(state, `history-${profile.person}-${encodeURIComponent(profile.server)}`);

  function open(): Promise<History> {
    const opening = opened.get(file) ?? openHistory(file, trouble);
    opened.set(file, opening);
    return opening;
  }

  function trouble(error: unknown): void {
    const reason = (error as NodeJS.ErrnoException).code ?? String(error);
    const told = isFull(reason) ? say("storage.full") : say("composer.history.notKept", { reason });
    ui.tell(told, "went-wrong");
  }

  useEffect(() => {
    let isHere = true;
    void open().then((found) => isHere && setHistory(found));
    return () => {
      isHere = false;
    };
    // Who is told of trouble is decided when the file is opened, once.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [file]);

  return {
    entries: () => history?.entries() ?? [],
    add: (text) => void open().then((found) => found.add(text)),
  };
}
