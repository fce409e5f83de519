export interface Key {
  key: string;
  shift: boolean;
  alt: boolean;
  /** Control, or Meta on a Mac. */
  control: boolean;
  /** An input method is choosing a word: every key is its own. */
  composing: boolean;
}

export interface Place {
  /** Enter alone begins a new line: by choice, or on a touch keyboard, where a button sends. */
  enterBreaks: boolean;
  empty: boolean;
  /** A list of people is open under the word being typed. */
  choosing: boolean;
  /** Editing or answering: something that Esc can call off. */
  busyWith: boolean;
}

export type Act =
  | "send"
  | "edit-last"
  | "cancel"
  | "choose"
  | "choose-next"
  | "choose-previous"
  | "close-list";

/** What a key does in the composer, or null when it is just typed. */
export function actOf(key: Key, place: Place): Act | null {
  if (key.composing || key.alt) return null;
  if (key.control) return key.key === "Enter" ? "send" : null;
  if (place.choosing) {
    const act = choosingAct(key);
    if (act) return act;
  }
  if (key.key === "Enter" && !key.shift && !place.enterBreaks) return "send";
  if (key.key === "Escape" && !key.shift && place.busyWith) return "cancel";
  if (key.key === "ArrowUp" && !key.shift && place.empty && !place.busyWith) return "edit-last";
  return null;
}

function choosingAct({ key, shift }: Key): Act | null {
  switch (key) {
    case "Enter":
      return shift ? null : "choose";
    case "Tab":
      return shift ? "choose-previous" : "choose";
    case "ArrowDown":
      return "choose-next";
    case "ArrowUp":
      return "choose-previous";
    case "Escape":
      return "close-list";
    default:
      return null;
  }
}
