import type { Id } from "@parley/protocol";

interface Heard {
  sockets: number;
  atMs: number;
}

/** How many sockets each node has of each person, as the nodes say. */
export class Attendance {
  readonly #nodes = new Map<Id, Map<string, Heard>>();
  readonly #now: () => number;
  readonly #silentAfterMs: number;
  readonly #onChange: (person: Id) => void;

  constructor(now: () => number, silentAfterMs: number, onChange: (person: Id) => void) {
    this.#now = now;
    this.#silentAfterMs = silentAfterMs;
    this.#onChange = onChange;
  }

  isOnline(person: Id): boolean {
    return this.#nodes.has(person);
  }

  heard(person: Id, node: string, sockets: number): void {
    const before = this.isOnline(person);
    const nodes = this.#nodes.get(person) ?? new Map<string, Heard>();
    if (sockets > 0) nodes.set(node, { sockets, atMs: this.#now() });
    else nodes.delete(node);
    if (nodes.size > 0) this.#nodes.set(person, nodes);
    else this.#nodes.delete(person);
    if (this.isOnline(person) !== before) this.#onChange(person);
  }

  /** A node that died said no goodbye. */
  forgetSilent(): void {
    const oldest = this.#now() - this.#silentAfterMs;
    for (const [person, nodes] of this.#nodes) {
      for (const [node, { atMs }] of nodes) if (atMs < oldest) this.heard(person, node, 0);
    }
  }
}
