/** Calls `run` when the network comes back or the page is looked at again. Answers how to stop. */
export function onWake(run: () => void): () => void {
  const looked = (): void => {
    if (document.visibilityState === "visible") run();
  };
  return listening([
    ["window", "online", run],
    ["document", "visibilitychange", looked],
  ]);
}

/** Calls `run` when the page may be about to end. */
export function onLeave(run: () => void): () => void {
  const hidden = (): void => {
    if (document.visibilityState === "hidden") run();
  };
  return listening([
    ["window", "pagehide", run],
    ["document", "visibilitychange", hidden],
  ]);
}

type Listening = ["window" | "document", string, () => void];

// A program in a terminal has neither.
function listening(wanted: Listening[]): () => void {
  const targets = {
    window: typeof window === "undefined" ? null : window,
    document: typeof document === "undefined" ? null : document,
  };
  for (const [target, event, run] of wanted) targets[target]?.addEventListener(event, run);
  return () => {
    for (const [target, event, run] of wanted) targets[target]?.removeEventListener(event, run);
  };
}
