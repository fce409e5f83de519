import { Toast } from "@base-ui/react/toast";
import { useEffect, useState } from "react";
import { useWords } from "../words/words.tsx";
import { watchForNewVersion, type Apply } from "./worker.ts";

const one = "new-version";

/** Says that a new version lies ready, and leaves the moment to the reader. */
export function NewVersion() {
  const { say } = useWords();
  const { add } = Toast.useToastManager();
  const [apply, setApply] = useState<{ run: Apply } | null>(null);

  useEffect(() => {
    // Without a service worker there is no opening offline; all else works.
    watchForNewVersion((run) => setApply({ run })).catch(() => undefined);
  }, []);

  useEffect(() => {
    if (!apply) return;
    add({
      id: one,
      type: "done",
      description: say("updates.ready"),
      timeout: 0,
      priority: "low",
      actionProps: { children: say("updates.reload"), onClick: apply.run },
    });
  }, [apply, add, say]);

  return null;
}
