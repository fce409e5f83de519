/**
 * Calls `run` when the network comes back or the page is looked at again; in a program without a
 * page, when the machine has slept. Answers how to stop.
 */
export function onWake(run: () => void): () => void {
  if (typeof window === "undefined" && typeof document === "undefined") return onClockLeap(run);
  const looked = (): void => {
    if (document.visibilityState === "visible") run();
  };
  return listening([
    ["window", "online", run],
    ["document", "visibilitychange", looked],
  ]);
}

const lookMs = 5_000;

/** Timers stand still while a machine sleeps, and its clock does not. */
function onClockLeap(run: () => void): () => void {
  let lookedMs = Date.now();
  const timer = setInterval(() => {
    const sinceMs = Date.now() - lookedMs;
    lookedMs += sinceMs;
    if (sinceMs > 3 * lookMs) run();
  }, lookMs);
  // A browser's timers are numbers; they keep nothing alive.
  (timer as { unref?: () => void }).unref?.();
  return () => clearInterval(timer);
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
