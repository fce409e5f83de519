import type { Id } from "@parley/protocol";
import { baseOf } from "../paths.ts";

const stored = () => `parley.open${baseOf(location.pathname)}`;

/** The conversation that this account had open last in this browser. */
export function lastOpened(): Id | null {
  return Number(localStorage.getItem(stored())) || null;
}

export function keepOpened(conversation: Id): void {
  localStorage.setItem(stored(), String(conversation));
}
