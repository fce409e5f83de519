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
  /** Where the database stood when this node began to listen, until something happens. */
  readonly #starts = new Map<Id, number>();

  readonly #isHeard: (conversation: Id) => boolean;

  /** Of what nobody here hears no head is kept: there are ever more of them. */
  constructor(isHeard: (conversation: Id) => boolean = () => true) {
    this.#isHeard = isHeard;
  }

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
    if (this.#rings.size > CONVERSATIONS_KEPT) this.#dropOldest();
  }

  /** The newest version known here, or null for a conversation this node has heard nothing of. */
  head(conversation: Id): number | null {
    return this.#rings.get(conversation)?.at(-1)?.ver ?? this.#starts.get(conversation) ?? null;
  }

  /** Every event after `ver`, or null when the ring does not reach back that far. */
  after(conversation: Id, ver: number): EncodedEvent[] | null {
    const ring = this.#rings.get(conversation);
    const first = ring?.[0];
    if (!ring || !first || first.ver > ver + 1) return null;
    return ring.slice(Math.max(0, ver + 1 - first.ver));
  }

  /** Notes the head of a conversation that nothing has happened in here, to know later what was missed. */
  startAt(conversation: Id, head: number): void {
    if (this.head(conversation) === null) this.#starts.set(conversation, head);
  }

  /** Nobody here hears it any more: there is nothing to compare later. What is in its ring stays true. */
  unheard(conversation: Id): void {
    this.#starts.delete(conversation);
  }

  forget(conversation: Id): void {
    this.#rings.delete(conversation);
    this.#starts.delete(conversation);
  }

  #dropOldest(): void {
    const [conversation, ring] = this.#rings.entries().next().value!;
    this.#rings.delete(conversation);
    if (this.#isHeard(conversation)) this.#starts.set(conversation, ring.at(-1)!.ver);
  }
}
