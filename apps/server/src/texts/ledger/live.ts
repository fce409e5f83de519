import type { Id } from "@parley/protocol";
import type { Parts } from "../../parts.ts";
import type { Ledgers } from "../ledgers.ts";
import { ledgersOf } from "./ledger.ts";
import { messagesOfTexts, writersBetween } from "./queries.ts";

/** Reports come in flocks: those of a moment are told together. */
const TOLD_AFTER_MS = 150;
const MOST_AT_ONCE = 500;
const MOST_READ = 100;

/** Tells writers what becomes of what they wrote, as it does: carried by text, or read. */
export class LiveLedgers implements Ledgers {
  readonly #texts = new Set<Id>();
  readonly #stretches = new Map<Id, Stretch>();
  #parts!: Parts;
  #timer: NodeJS.Timeout | null = null;

  start(parts: Parts): void {
    this.#parts = parts;
    parts.texts.onChange((changed) => {
      for (const text of changed) this.#texts.add(text);
      this.#soon();
    });
  }

  touched(conversation: Id, from: number, to: number): void {
    this.#note(conversation, from, to);
    this.#soon();
  }

  stop(): void {
    if (this.#timer) clearTimeout(this.#timer);
  }

  #soon(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      void this.#tellAll().catch((error: unknown) => {
        this.#parts.log.error({ err: error }, "deliveries could not be told");
      });
    }, TOLD_AFTER_MS).unref();
  }

  #note(conversation: Id, from: number, to: number): void {
    const known = this.#stretches.get(conversation) ?? { from, to };
    const last = Math.max(to, known.to);
    const first = Math.max(Math.min(from, known.from), last - MOST_READ);
    this.#stretches.set(conversation, { from: first, to: last });
  }

  async #tellAll(): Promise<void> {
    const { db } = this.#parts.database;
    const changed = [...this.#texts].slice(0, MOST_AT_ONCE);
    for (const text of changed) this.#texts.delete(text);
    if (changed.length > 0) {
      for (const { conversation_id, seq } of await messagesOfTexts(db, changed))
        this.#note(conversation_id, seq, seq);
    }
    const told = [...this.#stretches];
    this.#stretches.clear();
    for (const [conversation, stretch] of told) await tell(this.#parts, conversation, stretch);
    if (this.#texts.size > 0) this.#soon();
  }
}

interface Stretch {
  from: number;
  to: number;
}

async function tell(parts: Parts, conversation: Id, stretch: Stretch): Promise<void> {
  const { db } = parts.database;
  const written = await writersBetween(db, conversation, stretch, MOST_READ);
  for (const writer of new Set(written.map(({ sender_id }) => sender_id))) {
    const items = await ledgersOf(parts, writer, conversation, stretch);
    parts.realtime.notify(writer, { type: "deliveries", conversation, items });
  }
}
