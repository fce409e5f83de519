import { isolate } from "@parley/client";
import { join } from "node:path";
import { homedir } from "node:os";
import { useEffect, useState } from "react";
import { pathsOf } from "../profiles/paths.ts";
import { forgetfulHistory, openHistory, type History } from "../readline/history.ts";
import { useOutside } from "../screen/outside.ts";
import { useUiStore } from "../screen/ui.ts";
import { useWords } from "../words/useWords.ts";

const opened = new Map<string, Promise<History>>();

/** What this account wrote before. */
export function useHistory(): History {
  const { env, profile } = useOutside();
  const ui = useUiStore();
  const { say } = useWords();
  const [history, setHistory] = useState<History>(forgetfulHistory);
  const { state } = pathsOf({ env, platform: process.platform, home: homedir() });
  const file = join(state, `history-${profile.person}-${encodeURIComponent(profile.server)}`);

  useEffect(() => {
    const trouble = (error: unknown) => {
      const reason = isolate((error as NodeJS.ErrnoException).code ?? String(error));
      ui.tell(say("composer.history.notKept", { reason }), "went-wrong");
    };
    const opening = opened.get(file) ?? openHistory(file, trouble);
    opened.set(file, opening);
    let isHere = true;
    void opening.then((found) => isHere && setHistory(found));
    return () => {
      isHere = false;
    };
    // Who is told is decided when the file is opened, once.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [file]);

  return history;
}
