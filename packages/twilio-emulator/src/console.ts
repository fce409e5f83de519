import { newSid } from "./api/sid.ts";
import type { Clock } from "./clock.ts";

/** One line of Twilio's debugger: what went wrong with a message or a webhook, without anybody's words. */
export interface ConsoleEntry {
  sid: string;
  /** ISO 8601. */
  at: string;
  level: "error" | "warning";
  /** Of Twilio's dictionary: 11200, 12100, 14107 … */
  code: number;
  message: string;
  /** The text it is about. */
  resourceSid: string | null;
  url: string | null;
}

export interface ConsoleLog {
  /** Oldest first; only the latest thousand are kept. */
  list(): ConsoleEntry[];
  add(entry: NewEntry): void;
  /** Told of every line; the answer ends that. */
  watch(listener: () => void): () => void;
}

export interface NewEntry {
  code: number;
  message: string;
  level?: "error" | "warning";
  resourceSid?: string;
  url?: string;
}

export function openConsole(clock: Clock): ConsoleLog {
  const entries: ConsoleEntry[] = [];
  const listeners = new Set<() => void>();
  return {
    list: () => [...entries],
    add({ code, message, level = "error", resourceSid = null, url = null }) {
      const at = new Date(clock.now()).toISOString();
      entries.push({ sid: newSid("NO"), at, level, code, message, resourceSid, url });
      if (entries.length > KEPT) entries.shift();
      for (const listener of listeners) listener();
    },
    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

const KEPT = 1000;
