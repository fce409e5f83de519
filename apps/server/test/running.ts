import type { Parts } from "../src/parts.ts";

/** A server that runs, as far as those who call it need to know. */
export interface Running {
  readonly url: string;
  /** What pages served by it have as their Origin. */
  readonly origin: string;
  readonly parts: Parts;
  /** Everything that has to be closed with it. */
  readonly connections: Connection[];
}

export interface Connection {
  close(): void;
  /** Throws when what came over it broke the protocol. */
  check(): void;
}
