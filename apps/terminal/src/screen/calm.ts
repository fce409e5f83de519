import type { Parley, Store } from "@parley/client";

/** At most so often is the screen told that something changed: twenty times a second, which is more than anybody reads. */
const betweenMs = 50;

/**
 * The same account, for drawing: what it knows is always the newest, but a storm of changes is told
 * together. The first is told at once, so that nobody waits for what they did themselves.
 */
export function calmed(parley: Parley): Parley {
  return { ...parley, state: calmStore(parley.state) };
}

export function calmStore<T>(store: Store<T>): Store<T> {
  const listeners = new Set<() => void>();
  let timer: NodeJS.Timeout | null = null;
  let due = false;
  let stop: (() => void) | null = null;

  function tell(): void {
    due = false;
    timer = setTimeout(() => {
      timer = null;
      if (due) tell();
    }, betweenMs);
    for (const listener of Array.from(listeners)) listener();
  }

  function changed(): void {
    due = true;
    if (timer === null) tell();
  }

  return {
    get: () => store.get(),
    subscribe(listener) {
      listeners.add(listener);
      stop ??= store.subscribe(changed);
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        stop?.();
        stop = null;
        if (timer !== null) clearTimeout(timer);
        timer = null;
      };
    },
  };
}
