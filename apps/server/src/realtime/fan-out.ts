import type { Id } from "@parley/protocol";
import type { EncodedEvent } from "../bus/bus.ts";
import { frameOf, type RoomAdapter } from "./adapter.ts";

/** Under load, committed events wait this long for others to share a frame with. */
const WINDOW_MS = 5;
/**
 * Writing to a large room takes longer than that. The window grows with what the last round of writes
 * took, so that they leave most of the time to everything else, however many members there are.
 */
const WINDOW_PER_WRITING = 4;
const LONGEST_WINDOW_MS = 50;

/**
 * Sends committed events to the connected members of their conversation: encoded once, one frame
 * per conversation and tick, whatever number of events and members.
 */
export class FanOut {
  readonly #adapter: RoomAdapter;
  readonly #waiting = new Map<Id, EncodedEvent[]>();
  #lastFlushMs = -Infinity;
  #windowMs = WINDOW_MS;
  #scheduled = false;

  constructor(adapter: RoomAdapter) {
    this.#adapter = adapter;
  }

  add(conversation: Id, events: EncodedEvent[]): void {
    const waiting = this.#waiting.get(conversation);
    if (waiting) waiting.push(...events);
    else this.#waiting.set(conversation, [...events]);
    if (!this.#scheduled) this.#schedule();
  }

  /** Sends what waits now: before a socket leaves a room, or the server stops. */
  flush(): void {
    this.#scheduled = false;
    if (this.#waiting.size === 0) return;
    this.#lastFlushMs = performance.now();
    const deliveries = Array.from(this.#waiting, ([conversation, events]) => ({
      room: roomOf(conversation),
      frame: frameOf(eventsPacket(conversation, events)),
    }));
    this.#waiting.clear();
    this.#adapter.deliver(deliveries);
    const writingMs = performance.now() - this.#lastFlushMs;
    const windowMs = Math.max(WINDOW_MS, writingMs * WINDOW_PER_WRITING);
    this.#windowMs = Math.min(windowMs, LONGEST_WINDOW_MS);
  }

  #schedule(): void {
    this.#scheduled = true;
    const quietMs = performance.now() - this.#lastFlushMs;
    if (quietMs >= this.#windowMs) setImmediate(() => this.flush());
    else setTimeout(() => this.flush(), this.#windowMs - quietMs);
  }
}

export const roomOf = (conversation: Id): `conversation:${Id}` => `conversation:${conversation}`;

// "2" is Socket.IO's type for an event. The events are JSON already: only strings are joined here.
function eventsPacket(conversation: Id, events: EncodedEvent[]): string {
  const list = events.map((event) => event.json).join();
  return `2["events",{"conversation":${conversation},"events":[${list}]}]`;
}
