// What all parts of the emulator share: one account, its senders and texts, the handsets, and time.
import { randomInt } from "node:crypto";
import { stoppable, systemClock, type Clock } from "./clock.ts";
import type { CarriedText } from "./handsets/handset.ts";
import { openLoopBreaker, type LoopBreaker } from "./carrier/loops.ts";
import { openConsole, type ConsoleLog } from "./console.ts";
import { openFaults, type Faults } from "./faults.ts";
import { openHandsets, type HandsetStore } from "./handsets/store.ts";
import { openJournal, type Journal, type Table } from "./journal.ts";
import { openPacer, type Pacer } from "./carrier/pacing.ts";
import { openMessages, type MessageStore } from "./messages/store.ts";
import { newNumber, newService } from "./senders.ts";
import type { MessagingService, NumberKind, OwnNumber } from "./senders.ts";
import { openConnections, type Connections } from "./webhooks/connection.ts";
import { countWork, type Work } from "./work.ts";

export interface WorldOptions {
  accountSid: string;
  authToken: string;
  /** Ours; able to send and receive texts and pictures. */
  numbers: { number: string; kind?: NumberKind }[];
  /** They exist from the start. */
  verifyServices?: { sid: string; friendlyName: string }[];
  messagingServices?: {
    sid: string;
    friendlyName: string;
    numbers: string[];
    inboundRequestUrl?: string;
  }[];
  /** The webhook of every number from the start; may carry connection overrides (`#rc=3&rp=5xx`). */
  smsUrl?: string;
  /**
   * A certificate chain (PEM) that is believed of whoever answers a webhook over HTTPS, whatever name it is
   * for and whoever signed it; all others have to be as public ones are.
   */
  trustedCertificate?: string;
  /** A file that keeps everything over restarts; without one it is forgotten. */
  journal?: string;
  clock?: Clock;
  /** 0 <= n < 1. */
  random?: () => number;
}

export interface World {
  clock: Clock;
  random(): number;
  account: { sid: string; authToken: string; createdAt: number };
  /** By number. */
  numbers: Table<OwnNumber>;
  /** Messaging services by SID. */
  services: Table<MessagingService>;
  /** Verify services that exist from the start. */
  verifyServices: { sid: string; friendlyName: string }[];
  messages: MessageStore;
  handsets: HandsetStore;
  faults: Faults;
  console: ConsoleLog;
  /** Gives every part tables of its own, by name. */
  journal: Journal;
  /** The senders' lines of waiting texts. */
  pacer: Pacer;
  /** The way out: to webhooks and media. */
  connections: Connections;
  work: Work;
  loops: LoopBreaker;
  /** A text for one of our own numbers has arrived. */
  receive(text: CarriedText): void;
  /** No timer fires any more, and nothing is written. */
  close(): void;
}

/**
 * `receive` is told of every text for one of our numbers. It is given from above, since what comes in may
 * be answered, and answers go out through the same world; without it nobody listens to the numbers.
 */
export function createWorld(
  options: WorldOptions,
  receive: (world: World, text: CarriedText) => void = () => undefined,
): World {
  const clock = stoppable(options.clock ?? systemClock);
  const journal = openJournal(options.journal);
  const connections = openConnections(clock, options.trustedCertificate);
  const world: World = {
    clock,
    random: options.random ?? fairDice,
    account: accountOf(journal, options, clock.now()),
    numbers: journal.table("numbers"),
    services: journal.table("messaging-services"),
    verifyServices: options.verifyServices ?? [],
    messages: openMessages(journal),
    handsets: openHandsets(journal),
    faults: openFaults(),
    console: openConsole(clock),
    journal,
    pacer: openPacer(clock),
    connections,
    work: countWork(),
    loops: openLoopBreaker(clock),
    receive: (text) => receive(world, text),
    close() {
      clock.stop();
      connections.close();
      journal.close();
    },
  };
  settle(world, options);
  return world;
}

/** Codes for signing in are drawn with it: nobody may guess the next throw from those before. */
function fairDice(): number {
  return randomInt(DICE_SIDES) / DICE_SIDES;
}

const DICE_SIDES = 2 ** 47;

function accountOf(journal: Journal, options: WorldOptions, now: number): World["account"] {
  const { accountSid: sid, authToken } = options;
  const accounts = journal.table<{ createdAt: number }>("account");
  const createdAt = accounts.get(sid)?.createdAt ?? now;
  accounts.set(sid, { createdAt });
  return { sid, authToken, createdAt };
}

/** What the options name exists; what a journal knows of it already stays. */
function settle(world: World, options: WorldOptions): void {
  const now = world.clock.now();
  for (const { number, kind = "long-code" } of options.numbers) {
    const own = world.numbers.get(number) ?? newNumber(number, kind, now);
    own.kind = kind;
    if (options.smsUrl !== undefined) own.smsUrl = options.smsUrl;
    world.numbers.set(number, own);
  }
  for (const given of options.messagingServices ?? []) {
    const service = world.services.get(given.sid) ?? newService(given.sid, given.friendlyName, now);
    if (given.inboundRequestUrl !== undefined) service.inboundRequestUrl = given.inboundRequestUrl;
    world.services.set(given.sid, service);
    for (const number of given.numbers) {
      const own = world.numbers.get(number) ?? newNumber(number, "long-code", now);
      own.serviceSid = given.sid;
      world.numbers.set(number, own);
    }
  }
}
