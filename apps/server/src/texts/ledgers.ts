import type { Id } from "@parley/protocol";

/** Tells those who wrote of whom they reached. */
export interface Ledgers {
  /** Somebody has read these messages, or it is decided who gets them by text. */
  touched(conversation: Id, from: number, to: number): void;
}
