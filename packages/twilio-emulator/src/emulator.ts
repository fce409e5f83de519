import type { RequestClient } from "twilio";
import { handle, type WireReply, type WireRequest } from "./api/handle.ts";
import type { ConsoleLog } from "./console.ts";
import { listen, type Listening, type ListenOptions } from "./door/listen.ts";
import type { Faults } from "./faults.ts";
import { handsetsOf, type Handsets } from "./handsets/handsets.ts";
import { resuming } from "./carrier/send.ts";
import { announcing, receive } from "./webhooks/inbound.ts";
import { requestClient } from "./request-client.ts";
import { createWorld, type WorldOptions } from "./world.ts";

export interface Emulator {
  readonly accountSid: string;
  readonly authToken: string;
  /** Ours, as they are now. */
  readonly numbers: string[];
  requestClient: () => RequestClient;
  /** One request to the REST API; rejects with `code: "ECONNRESET"` when its answer was to be lost. */
  handle: (request: WireRequest) => Promise<WireReply>;
  handsets: Handsets;
  faults: Faults;
  console: ConsoleLog;
  /** All numbers at once: a server learns its own address only when it listens. */
  setSmsUrl: (url: string, fallbackUrl?: string) => void;
  /** Serves REST under `/api.twilio.com/…` and its siblings, and the handsets under `/phones/api/…`. */
  listen: (options: ListenOptions) => Promise<Listening>;
  /** Resolves when no text is under way, no webhook is being delivered and no retry waits. */
  idle: () => Promise<void>;
  close: () => Promise<void>;
}

/**
 * An account of its own, with its numbers, its carrier and the handsets at the other end. REST answers come
 * from `handle` and `requestClient`; webhooks are real HTTP, signed with the account's token. With a journal
 * everything outlives a restart, and what was under way goes on. Rejects when the journal cannot be opened.
 */
export async function createEmulator(options: WorldOptions): Promise<Emulator> {
  const world = createWorld(options, receive);
  const rest = [resuming(world), announcing(world)];
  const goOn = (): void => rest.splice(0).forEach((each) => each());
  if (options.smsUrl !== undefined) goOn();
  else world.clock.after(PATIENCE_MS, goOn);
  return {
    accountSid: world.account.sid,
    authToken: world.account.authToken,
    get numbers() {
      return [...world.numbers.values()].map(({ number }) => number);
    },
    requestClient: () => requestClient(world),
    handle: (request) => handle(world, request),
    handsets: handsetsOf(world),
    faults: world.faults,
    console: world.console,
    setSmsUrl(smsUrl, smsFallbackUrl = "") {
      for (const own of world.numbers.values())
        world.numbers.set(own.number, { ...own, smsUrl, smsFallbackUrl });
      goOn();
    },
    listen: (where) => listen(world, where),
    idle: () => world.work.idle(),
    close: async () => world.close(),
  };
}

/** What a journal knows to be under way goes on when the webhooks' address is known, or after this. */
const PATIENCE_MS = 5000;
