import { expect } from "vitest";
import type { Running } from "./running.ts";

interface Picture {
  type: string;
  bytes: Uint8Array;
}

interface Received {
  from: string;
  body: string;
}

/** A plain phone in somebody's hand. It keeps every text, in order, until a test takes it. */
export class Handset {
  readonly number: string;
  readonly #server: Running;
  #taken = 0;

  constructor(server: Running, number: string) {
    this.#server = server;
    this.number = number;
  }

  /** Our numbers, as its owner may know them. */
  get numbers(): readonly string[] {
    return this.#server.parts.twilio.numbers;
  }

  /** Every text that came to it. */
  get received(): Received[] {
    const texts = this.#handsets.texts(this.number);
    return texts.filter(({ direction }) => direction === "in");
  }

  /** Its owner writes; the carrier has it. */
  async write(body: string, to = this.numbers[0]!, media: Picture[] = []): Promise<void> {
    await this.#handsets.write(this.number, { to, body, media });
  }

  /** The first text not yet taken; waits for it when it has not come. */
  async next(): Promise<Received> {
    const { promise, resolve } = Promise.withResolvers<Received>();
    const look = () => {
      const text = this.received[this.#taken];
      if (text) resolve(text);
    };
    const stop = this.#handsets.watch(look);
    look();
    const text = await promise;
    stop();
    this.#taken++;
    return text;
  }

  /** Writes, and takes the answer. */
  async ask(body: string, to?: string): Promise<Received> {
    await this.write(body, to);
    return this.next();
  }

  /** What came and was not taken. Only after `settled` does it mean anything that it is empty. */
  get rest(): string[] {
    return this.received.slice(this.#taken).map(({ body }) => body);
  }

  get #handsets() {
    return this.#server.parts.twilio.emulator!.handsets;
  }
}

/** Resolves when every text that came in has been dealt with, and every text going out has gone. */
export async function settled({ parts }: Running): Promise<void> {
  const { db } = parts.database;
  await parts.twilio.emulator!.idle();
  await expect
    .poll(
      async () => {
        const coming = db.selectFrom("incoming_text").select("sid").where("state", "=", "new");
        const held = db.selectFrom("held").select("seq");
        const going = db
          .selectFrom("text")
          .select("id")
          .where("state", "in", ["pending", "submitting", "unknown"]);
        return [
          await coming.executeTakeFirst(),
          await held.executeTakeFirst(),
          await going.executeTakeFirst(),
        ];
      },
      { timeout: 50_000 },
    )
    .toEqual([undefined, undefined, undefined]);
  await parts.twilio.emulator!.idle();
}
