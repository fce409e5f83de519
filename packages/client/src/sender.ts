import { Refusal, type ErrorCode, type Sent } from "@parley/protocol";
import { Unreachable } from "./api.ts";
import type { Parts } from "./parts.ts";
import type { OutboxItem } from "./state.ts";

/** Sends what the outbox holds, several at a time and in order, until each has its answer. */
export interface Sender {
  /** Sends as much as may be on its way now. Harmless at any time. */
  flush: () => void;
}

export interface SenderParts extends Pick<Parts, "store" | "clock" | "connection"> {
  /** False while another program of the same account sends, and for what waits for its event alone. */
  maySend: (item: OutboxItem) => boolean;
  sent: (item: OutboxItem, answer: Sent) => void;
  failed: (item: OutboxItem, code: ErrorCode | "unreachable") => void;
}

const mostInFlight = 16;
const againMs = 1_000;
/** The server forgets a `cid` after 30 days; a repeat after that would be a second message. */
const mostAgeMs = 28 * 24 * 3_600_000;

export function createSender(parts: SenderParts): Sender {
  const { store, clock, connection } = parts;
  const inFlight = new Set<string>();
  // One at a time until the first answer: what is refused must not be overtaken by what is not.
  let window = 1;
  let isPaused = false;
  return { flush };

  function flush(): void {
    if (!connection.isOnline() || isPaused) return;
    for (const item of store.get().outbox) {
      if (inFlight.size >= window) return;
      if (item.status !== "sending" || inFlight.has(item.cid) || !parts.maySend(item)) continue;
      if (clock.now() - Date.parse(item.at) > mostAgeMs) parts.failed(item, "unreachable");
      else void send(item);
    }
  }

  async function send(item: OutboxItem): Promise<void> {
    const { cid, conversation, body, replyTo } = item;
    inFlight.add(cid);
    try {
      const about = replyTo === undefined ? {} : { replyTo };
      const answer = await connection.ask("message.send", { conversation, cid, body, ...about });
      inFlight.delete(cid);
      window = Math.min(mostInFlight, window * 2);
      parts.sent(item, answer);
    } catch (error) {
      inFlight.delete(cid);
      window = 1;
      refused(item, error);
    }
    flush();
  }

  function refused(item: OutboxItem, error: unknown): void {
    if (error instanceof Unreachable) return;
    if (!(error instanceof Refusal)) throw error;
    if (!passes(error)) return parts.failed(item, error.code);
    if (!isPaused) pause(error.retryAfter ? error.retryAfter * 1000 : againMs);
  }

  function pause(delayMs: number): void {
    isPaused = true;
    clock.after(delayMs, () => {
      isPaused = false;
      flush();
    });
  }
}

/** True for what time, or signing in again, will settle. */
function passes({ code }: Refusal): boolean {
  return code === "too_many" || code === "busy" || code === "not_signed_in";
}
