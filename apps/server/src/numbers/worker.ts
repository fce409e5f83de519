import type { Parts } from "../parts.ts";
import { readRecycled } from "./recycled.ts";

const FIRST_AFTER_MS = 60_000;
const EVERY_MS = 3600_000;

/** Looks every hour whether there is a list to be read. Two nodes that read one do no harm. */
export function keepReadingRecycled(
  parts: Parts,
  firstAfterMs = FIRST_AFTER_MS,
): { stop(): Promise<void> } {
  let running: Promise<unknown> = Promise.resolve();
  let hasFailed = false;
  const stopping = new AbortController();
  const once = async () => {
    try {
      await readRecycled(parts, stopping.signal);
      hasFailed = false;
    } catch (error) {
      if (stopping.signal.aborted) return;
      // An account that has no such list has none tomorrow either.
      if (!hasFailed) parts.log.warn({ err: error }, "numbers that were taken back are not known");
      hasFailed = true;
    }
  };
  const start = () => void (running = once());
  const first = setTimeout(start, firstAfterMs).unref();
  const timer = setInterval(start, EVERY_MS).unref();
  return {
    async stop() {
      clearTimeout(first);
      clearInterval(timer);
      stopping.abort();
      await running;
    },
  };
}
