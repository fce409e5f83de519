import type { Parts } from "../../parts.ts";
import { recordReports, type Report } from "./statuses.ts";

const AT_ONCE = 200;

interface Waiting {
  report: Report;
  resolve: () => void;
  reject: (error: unknown) => void;
}

/**
 * Takes reports as they come, and writes those that came while one transaction was on its way to the
 * disk in the next: each is answered when it is kept. Twilio tells two or three times of every text.
 */
export function reporter(parts: Parts): (report: Report) => Promise<void> {
  const waiting: Waiting[] = [];
  let isWriting = false;

  const drain = async (): Promise<void> => {
    while (waiting.length > 0) {
      const batch = waiting.splice(0, AT_ONCE);
      try {
        const changed = await recordReports(
          parts,
          batch.map(({ report }) => report),
        );
        for (const { resolve } of batch) resolve();
        parts.texts.changed(changed);
        // What was waiting behind it may go.
        parts.texts.wake();
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    isWriting = false;
  };

  return (report) => {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    waiting.push({ report, resolve, reject });
    if (!isWriting) {
      isWriting = true;
      setImmediate(() => void drain());
    }
    return promise;
  };
}
