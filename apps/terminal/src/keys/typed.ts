/** One key, or several letters that came together, or what was pasted. */
export interface Typed {
  /** What it writes, "" for a key that writes nothing. */
  text: string;
  /** "ctrl+k", "alt+enter", "shift+tab", "up", "f1", "a"; "" for several letters and for what was pasted. */
  chord: string;
  pasted: boolean;
}

export const key = (chord: string, text = ""): Typed => ({ text, chord, pasted: false });

/** A letter is its own chord; only the blank has a name, because chords are written with blanks between. */
export const letter = (text: string): Typed => key(text === " " ? "space" : text, text);

export const pasted = (text: string): Typed => ({ text, chord: "", pasted: true });
