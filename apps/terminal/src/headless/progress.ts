import { harmlessName } from "../safe/harmless.ts";
import type { Context } from "./context.ts";

/** What goes faster than this is not worth a line. */
const QUIET_MS = 500;
const erase = "\r\u001b[K";

/** Says how far an upload is, where somebody looks at standard error; `end` leaves nothing of it there. */
export function progressOf(name: string, { stderr, words }: Pick<Context, "stderr" | "words">) {
  const isSeen = (stderr as { isTTY?: boolean }).isTTY === true;
  const beganAt = performance.now();
  let shown = "";
  return { onProgress, end };

  function onProgress(fraction: number): void {
    if (!isSeen || performance.now() - beganAt < QUIET_MS) return;
    const line = words.say("headless.uploading", {
      name: harmlessName(name),
      percent: Math.floor(fraction * 100),
    });
    if (line !== shown) stderr.write(erase + line);
    shown = line;
  }

  function end(): void {
    if (shown !== "") stderr.write(erase);
  }
}
