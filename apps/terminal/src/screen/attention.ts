import { createContext, use } from "react";
import type { KeyInput } from "../keys/input.ts";

/** Whether somebody looks: false only where the terminal says that it lost the focus. */
const AttentionContext = createContext(true);

export const AttentionProvider = AttentionContext.Provider;
export const useAttention = (): boolean => use(AttentionContext);

/** Asks a terminal to report its focus, and no longer. */
export const reportFocus = "\u001b[?1004h";
export const reportNoFocus = "\u001b[?1004l";

/** Tells what the terminal reports; what it does not report is attended. Answers how to stop. */
export function followFocus(
  input: Pick<KeyInput, "hear">,
  onChange: (attended: boolean) => void,
): () => void {
  return input.hear((sequence) => {
    if (sequence === "\u001b[I") onChange(true);
    else if (sequence === "\u001b[O") onChange(false);
  });
}
