import { createContext, use } from "react";
import type { Words } from "./words.ts";

const WordsContext = createContext<Words | null>(null);

export const WordsProvider = WordsContext.Provider;

export function useWords(): Words {
  const words = use(WordsContext);
  if (!words) throw new Error("useWords needs a WordsProvider above it.");
  return words;
}
