import { useSyncExternalStore } from "react";

/** What Enter alone does while writing. With Control or Meta it always sends, with Shift never. */
export type EnterKey = "send" | "line";

const stored = "parley.enter";
const listeners = new Set<() => void>();

function chosenEnterKey(): EnterKey {
  return localStorage.getItem(stored) === "line" ? "line" : "send";
}

export function chooseEnterKey(choice: EnterKey): void {
  localStorage.setItem(stored, choice);
  for (const listener of listeners) listener();
}

export function useEnterKey(): EnterKey {
  return useSyncExternalStore(subscribe, chosenEnterKey);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
