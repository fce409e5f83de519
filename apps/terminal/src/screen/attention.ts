import { createContext, use } from "react";

/** Whether somebody looks: false only where the terminal says that it lost the focus. */
const AttentionContext = createContext(true);

export const AttentionProvider = AttentionContext.Provider;
export const useAttention = (): boolean => use(AttentionContext);

/** Asks a terminal to report its focus, and no longer. */
export const reportFocus = "\u001b[?1004h";
export const reportNoFocus = "\u001b[?1004l";

/** Tells what the terminal reports; what it does not report is attended. Answers how to stop. */
export function followFocus(
  stdin: Pick<NodeJS.ReadableStream, "on" | "off">,
  onChange: (attended: boolean) => void,
): () => void {
  const listen = (chunk: string | Buffer) => {
    const text = chunk.toString();
    const came = text.lastIndexOf("\u001b[I");
    const went = text.lastIndexOf("\u001b[O");
    if (came !== went) onChange(came > went);
  };
  stdin.on("data", listen);
  return () => void stdin.off("data", listen);
}
