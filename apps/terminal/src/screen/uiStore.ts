import type { Id } from "@parley/protocol";
import type { Ui, UiStore } from "./ui.ts";

const nothing: Ui = {
  open: null,
  seek: null,
  focus: "composer",
  overlay: null,
  selected: null,
  said: null,
  question: null,
  replyTo: null,
  editing: null,
};

/** How many places one can go back to. */
const trail = 50;

export function createUiStore(open: Id | null = null): UiStore {
  let ui: Ui = { ...nothing, open };
  let behind: Id[] = [];
  let ahead: Id[] = [];
  const listeners = new Set<() => void>();

  function change(to: Partial<Ui>): void {
    const next = { ...ui, ...to };
    const keys = Object.keys(to) as (keyof Ui)[];
    if (keys.every((key) => ui[key] === next[key])) return;
    ui = next;
    for (const listener of Array.from(listeners)) listener();
  }

  function enter(id: Id | null, seq: number | null): void {
    const elsewhere = id === ui.open ? {} : { replyTo: null, editing: null };
    change({
      ...elsewhere,
      open: id,
      seek: seq === null ? null : { seq },
      selected: seq,
      overlay: null,
    });
  }

  return {
    get: () => ui,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    go(id, seq) {
      if (ui.open !== null && ui.open !== id) {
        behind = [...behind, ui.open].slice(-trail);
        ahead = [];
      }
      enter(id, seq ?? null);
      if (seq !== undefined) change({ focus: "timeline" });
    },
    leave: () => enter(null, null),
    back() {
      const to = behind.at(-1);
      if (to === undefined) return;
      behind = behind.slice(0, -1);
      if (ui.open !== null) ahead = [ui.open, ...ahead];
      enter(to, null);
    },
    forth() {
      const [to, ...rest] = ahead;
      if (to === undefined) return;
      ahead = rest;
      if (ui.open !== null) behind = [...behind, ui.open];
      enter(to, null);
    },
    swap() {
      const to = behind.at(-1);
      if (to === undefined) return;
      behind = ui.open === null ? behind.slice(0, -1) : [...behind.slice(0, -1), ui.open];
      enter(to, null);
    },
    focus: (focus) => change(focus === "timeline" ? { focus } : { focus, selected: null }),
    show: (overlay) => change({ overlay }),
    select: (selected) => change({ selected }),
    tell: (text, tone = "quiet") => change({ said: { text, tone } }),
    hush: () => change({ said: null }),
    ask: (question) => change({ question }),
    answer(typed) {
      const { question } = ui;
      change({ question: null });
      if (typed === null) question?.no?.();
      else question?.yes(typed);
    },
    reply: (replyTo) => change({ replyTo, editing: null, ...toComposer }),
    edit: (editing) => change({ editing, replyTo: null, ...toComposer }),
  };
}

const toComposer = { focus: "composer", selected: null } as const;
