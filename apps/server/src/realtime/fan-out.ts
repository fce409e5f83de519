import type { Id } from "@parley/protocol";
import type { EncodedEvent } from "../bus/bus.ts";
import { frameOf, type RoomAdapter } from "./adapter.ts";

/** Under load, committed events wait at most this long for others to share a frame with. */
const WINDOW_MS = 5;

/**
 * Sends committed events to the connected members of their conversation: encoded once, one frame
 * per conversation and tick, whatever number of events and members.
 */
export class FanOut {
  readonly #adapter: RoomAdapter;
  readonly #waiting = new Map<Id, EncodedEvent[]>();
  #lastFlushMs = -Infinity;
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
  }

  #schedule(): void {
    this.#scheduled = true;
    const quietMs = performance.now() - this.#lastFlushMs;
    if (quietMs >= WINDOW_MS) setImmediate(() => this.flush());
    else setTimeout(() => this.flush(), WINDOW_MS - quietMs);
  }
}

export const roomOf = (conversation: Id): `conversation:${Id}` => `conversation:${conversation}`;

// "2" is Socket.IO's type for an event. The events are JSON already: only strings are joined here.
function eventsPacket(conversation: Id, events: EncodedEvent[]): string {
  const list = events.map((event) => event.json).join();
  return `2["events",{"conversation":${conversation},"events":[${list}]}]`;
}
