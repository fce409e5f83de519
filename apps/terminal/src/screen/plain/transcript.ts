import { createContext, use } from "react";
import { wrap } from "../../safe/wrap.ts";

/** What has been told stays as it is; what is told now goes below it, each in a line of its own. */
export interface Transcript {
  tell: (...texts: readonly string[]) => void;
}

const TranscriptContext = createContext<Transcript | null>(null);

export const TranscriptProvider = TranscriptContext.Provider;

/** Null where there is a screen to draw on. */
export const useTranscript = (): Transcript | null => use(TranscriptContext);

/** Soon enough after an editor gave the terminal back. */
const againMs = 50;

interface OwnTranscript extends Transcript {
  /** How wide the terminal is. */
  wrapAt: (columns: number) => void;
  end: () => void;
}

interface Terminal {
  /** Puts text above the line that is written in. While something else has the terminal it would be lost. */
  write: (text: string) => void;
  isOurs: () => boolean;
}

/** What comes while something else has the terminal is told when that gives it back. */
export function createTranscript({ write, isOurs }: Terminal): OwnTranscript {
  let width = 80;
  let kept: string[] = [];
  let timer: NodeJS.Timeout | undefined;

  function flush(): void {
    clearTimeout(timer);
    timer = undefined;
    if (!isOurs()) {
      timer = setTimeout(flush, againMs);
      return;
    }
    const texts = kept;
    kept = [];
    // The terminal would break them within words, which are read out in pieces then.
    const rows = texts.flatMap((text) => wrap(text, width));
    write(rows.map((row) => `${row}\n`).join(""));
  }

  return {
    tell(...texts) {
      const told = texts.filter((text) => text !== "");
      if (told.length === 0) return;
      kept.push(...told);
      // After the key or the change that it answers: so that what is told together is written together.
      timer ??= setTimeout(flush, 0);
    },
    wrapAt: (columns) => void (width = columns),
    end: () => clearTimeout(timer),
  };
}
