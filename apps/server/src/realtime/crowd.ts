import { Refusal, type Id } from "@parley/protocol";
import type { Socket } from "socket.io";

/** How many connections one person may have on one node: every tab, browser and program has one. */
export const CONNECTIONS_PER_PERSON = 50;

const RETRY_SECONDS = 60;

/** Whose connections are open on this node, so that nobody opens them without end. */
export class Crowd {
  readonly #open = new Map<Id, Set<Socket["conn"]>>();

  /** Counts the connection until it closes, or refuses it when the person has as many as one may. */
  enter(person: Id, connection: Socket["conn"]): void {
    const open = this.#open.get(person) ?? new Set();
    if (open.size >= CONNECTIONS_PER_PERSON) {
      throw new Refusal("too_many", { retryAfter: RETRY_SECONDS });
    }
    this.#open.set(person, open.add(connection));
    connection.once("close", () => {
      open.delete(connection);
      if (open.size === 0) this.#open.delete(person);
    });
  }
}
