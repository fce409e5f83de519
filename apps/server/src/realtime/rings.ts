import type { Id } from "@parley/protocol";
import type { EncodedEvent } from "../bus/bus.ts";

const EVENTS_KEPT = 256;
const CONVERSATIONS_KEPT = 2_000;

/**
 * The newest events of busy conversations, so that a crowd coming back is answered without a query.
 * A ring is an unbroken run of versions; one that breaks starts again.
 */
export class Rings {
  // In order of last use, the least recent first.
  readonly #rings = new Map<Id, EncodedEvent[]>();

  add(conversation: Id, events: EncodedEvent[]): void {
    const ring = this.#rings.get(conversation) ?? [];
    this.#rings.delete(conversation);
    for (const event of events) {
      const head = ring.at(-1)?.ver ?? event.ver - 1;
      if (event.ver <= head) continue;
      if (event.ver > head + 1) ring.length = 0;
      ring.push(event);
    }
    if (ring.length > EVENTS_KEPT) ring.splice(0, ring.length - EVENTS_KEPT);
    this.#rings.set(conversation, ring);
    if (this.#rings.size > CONVERSATIONS_KEPT) {
      this.#rings.delete(this.#rings.keys().next().value!);
    }
  }

  /** The newest version seen here, or null for a conversation that nothing has happened in. */
  head(conversation: Id): number | null {
    return this.#rings.get(conversation)?.at(-1)?.ver ?? null;
  }

  /** Every event after `ver`, or null when the ring does not reach back that far. */
  after(conversation: Id, ver: number): EncodedEvent[] | null {
    const ring = this.#rings.get(conversation);
    const first = ring?.[0];
    if (!ring || !first || first.ver > ver + 1) return null;
    return ring.slice(Math.max(0, ver + 1 - first.ver));
  }

  forget(conversation: Id): void {
    this.#rings.delete(conversation);
  }

  *heads(): Iterable<[Id, number]> {
    for (const [conversation, ring] of this.#rings) {
      const head = ring.at(-1);
      if (head) yield [conversation, head.ver];
    }
  }
}
