import { useEffect, useSyncExternalStore } from "react";

let name: string | null = null;
const listeners = new Set<() => void>();

/** Says what the screen is called, for the window's title, as long as it is drawn. */
export function useNamePlace(called: string): void {
  useEffect(() => {
    become(called);
    return () => become(null);
  }, [called]);
}

/** Null where the screen has not said. */
export function usePlaceName(): string | null {
  return useSyncExternalStore(subscribe, () => name);
}

function become(called: string | null): void {
  name = called;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
