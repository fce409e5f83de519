/** One key, or several letters that came together, or what was pasted. */
export interface Typed {
  /** What it writes, "" for a key that writes nothing. */
  text: string;
  /** "ctrl+k", "alt+enter", "shift+tab", "up", "f1", "a", "click"; "" for several letters and for what was pasted. */
  chord: string;
  pasted: boolean;
  /** Where the mouse was, for what came from it. */
  at?: Spot;
}

/** A cell of the screen, or of a part of it, counted from 0. */
export interface Spot {
  x: number;
  y: number;
}

export const key = (chord: string, text = ""): Typed => ({ text, chord, pasted: false });

/** A letter is its own chord; only the blank has a name, because chords are written with blanks between. */
export const letter = (text: string): Typed => key(text === " " ? "space" : text, text);

export const pasted = (text: string): Typed => ({ text, chord: "", pasted: true });
