import type { Id } from "@parley/protocol";

/** A committed event, encoded once for every reader there will be. */
export interface EncodedEvent {
  ver: number;
  json: string;
}

/** What nodes tell each other. A hint only: whoever misses one finds the truth in the database. */
export type BusMessage =
  | { type: "events"; conversation: Id; events: EncodedEvent[] }
  | { type: "typing"; conversation: Id; person: Id }
  /** Encoded `notice` for one person. */
  | { type: "notice"; person: Id; json: string }
  /** The person's sockets enter or leave the conversation's room. */
  | { type: "seat"; person: Id; conversation: Id }
  | { type: "unseat"; person: Id; conversation: Id }
  /** Everybody leaves the room: the conversation is gone. */
  | { type: "close"; conversation: Id }
  | { type: "session-ended"; person: Id; sessions: Id[] }
  /** How many sockets of the person the node has now. */
  | { type: "presence"; person: Id; node: string; sockets: number }
  /** `from` is not to see any more whether the person is there. */
  | { type: "presence-hidden"; person: Id; from: Id }
  /** A node begins to watch a person and asks the others what they know. */
  | { type: "presence-asked"; person: Id };

/** `conversation:ID`, `person:ID` or `presence:ID`. */
export type Channel = `${"conversation" | "person" | "presence"}:${Id}`;

export interface Bus {
  /** Unique to this process. */
  readonly node: string;
  publish(channel: Channel, message: BusMessage): void;
  /** Resolves once nothing published from now on is missed. Counted: as many unsubscribes undo it. */
  subscribe(channel: Channel): Promise<void>;
  unsubscribe(channel: Channel): void;
  listen(listener: (channel: Channel, message: BusMessage) => void): void;
  /** Whether something other nodes said may not have been heard here since this was last asked. */
  mayHaveMissed(): boolean;
  close(): Promise<void>;
}
