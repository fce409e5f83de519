import { Refusal, type ErrorCode, type Id, type Sent } from "@parley/protocol";
import { Unreachable } from "./api.ts";
import type { Parts } from "./parts.ts";
import type { OutboxItem } from "./state.ts";

/**
 * Sends what the outbox holds: of several conversations at a time, and of each the next one when
 * the one before has its answer, so that what is refused for now is never overtaken.
 */
export interface Sender {
  /** Sends what may be on its way now. Harmless at any time. */
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
  let isPaused = false;
  return { flush };

  function flush(): void {
    if (!connection.isOnline() || isPaused) return;
    const busy = new Set<Id>();
    for (const item of store.get().outbox) {
      if (busy.size >= mostInFlight) return;
      if (item.status !== "sending" || !parts.maySend(item)) continue;
      const isNext = !busy.has(item.conversation) && !inFlight.has(item.cid);
      busy.add(item.conversation);
      if (isNext) begin(item);
    }
  }

  function begin(item: OutboxItem): void {
    if (clock.now() - Date.parse(item.at) > mostAgeMs) parts.failed(item, "unreachable");
    else void send(item);
  }

  async function send(item: OutboxItem): Promise<void> {
    const { cid, conversation, body, replyTo, files } = item;
    inFlight.add(cid);
    try {
      const answer = await connection.ask("message.send", {
        conversation,
        cid,
        body,
        ...(replyTo === undefined ? {} : { replyTo }),
        ...(files === undefined ? {} : { files: files.map(({ id }) => id) }),
      });
      inFlight.delete(cid);
      parts.sent(item, answer);
    } catch (error) {
      inFlight.delete(cid);
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
