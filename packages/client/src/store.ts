/** A value that changes by being replaced. `subscribe` answers how to stop listening. */
export interface Store<T> {
  get: () => T;
  subscribe: (listener: () => void) => () => void;
}

/** The side of a store that its owner keeps. */
export interface OwnStore<T> extends Store<T> {
  change: (next: (now: T) => T) => void;
}

export function createStore<T>(initial: T): OwnStore<T> {
  let value = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    change(next) {
      const before = value;
      value = next(before);
      if (value !== before) for (const listener of Array.from(listeners)) listener();
    },
  };
}
