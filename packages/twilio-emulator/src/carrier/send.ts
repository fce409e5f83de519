// What becomes of a text once it was taken: its turn in the sender's line, the carrier, the handset.
import { isLineFull, poolOf } from "../messages/accept.ts";
import type { Message, MessageStatus } from "../messages/message.ts";
import type { OwnNumber } from "../senders.ts";
import { reporterOf } from "../webhooks/status.ts";
import type { World } from "../world.ts";
import { deliverText } from "./carry.ts";
import { fetchMedia } from "./fetch-media.ts";
import { hasOptedOut } from "./opt-outs.ts";
import { reasonOf } from "./reasons.ts";
import { durationMs } from "./pacing.ts";
import { countSegments } from "./segments.ts";

/** Sends an accepted text on its way, or waits until a scheduled one is due. */
export function send(world: World, message: Message): void {
  if (message.status === "scheduled") return schedule(world, message);
  // Twilio's own test numbers are taken as senders, and nothing becomes of it.
  if (message.from !== null && !world.numbers.has(message.from)) return;
  void travel(world, message);
}

/** After a restart: what was under way then, to go on when the answer is called. */
export function resuming(world: World): () => void {
  const known = [...world.messages.newestFirst({})].reverse();
  const rest = known.filter(isUnderWay);
  return () => {
    for (const message of rest) if (isUnderWay(message)) send(world, message);
  };
}

function isUnderWay({ direction, status }: Message): boolean {
  return direction !== "inbound" && UNDER_WAY.has(status);
}

/** Ends a text that the carrier never saw. */
export function failAtOnce(world: World, message: Message, code: number): void {
  advance(tripOf(world, message), "failed", code);
}

export function cancel(world: World, message: Message): void {
  advance(tripOf(world, message), "canceled");
}

const UNDER_WAY = new Set<MessageStatus>(["accepted", "scheduled", "queued", "sending", "sent"]);
const FINAL = new Set<MessageStatus>(["delivered", "undelivered", "failed", "canceled"]);

/** From the sender's turn to the carrier's yes. */
const FASTEST_SUBMIT_MS = 15;
const SUBMIT_SPREAD_MS = 60;

interface Trip {
  world: World;
  message: Message;
  report: (isLast: boolean) => void;
}

function tripOf(world: World, message: Message): Trip {
  return { world, message, report: reporterOf(world, message) };
}

function schedule(world: World, message: Message): void {
  world.clock.after(Math.max(0, (message.sendAt ?? 0) - world.clock.now()), () => {
    if (message.status !== "scheduled") return;
    message.status = "accepted";
    send(world, message);
  });
}

async function travel(world: World, message: Message): Promise<void> {
  const trip = tripOf(world, message);
  const ended = world.work.begin();
  try {
    const own = senderOf(trip);
    if (!own) return advance(trip, "failed", 30001);
    if (message.status !== "sent") {
      const problem = await submit(trip, own);
      if (problem !== null) return advance(trip, "failed", problem);
    }
    const outcome = await deliverText(world, carried(world, message, own));
    if (world.faults.get().noReceipts) return;
    advance(trip, outcome === null ? "delivered" : "undelivered", outcome);
  } finally {
    ended();
  }
}

/** The number it goes out from; a service chooses one now. Null when every line is full. */
function senderOf(trip: Trip): OwnNumber | null {
  const { world, message } = trip;
  if (message.serviceSid === null || message.from !== null) {
    if (message.status === "accepted") advance(trip, "queued");
    return world.numbers.get(message.from ?? "") ?? null;
  }
  const own = choose(world, message, message.serviceSid);
  if (!own) return null;
  message.from = own.number;
  message.numSegments = segmentsOf(message);
  advance(trip, "queued");
  return own;
}

function choose(world: World, message: Message, serviceSid: string): OwnNumber | null {
  const segments = segmentsOf(message);
  const free = poolOf(world, serviceSid).filter((own) => !isLineFull(world, own, segments));
  const known = world.journal.table<string>("sticky-senders");
  const pair = `${serviceSid} ${message.to}`;
  const before = free.find(({ number }) => number === known.get(pair));
  if (before && world.services.get(serviceSid)?.stickySender) return before;
  let best: OwnNumber | null = null;
  for (const own of free)
    if (!best || world.pacer.waitMs(own.number) < world.pacer.waitMs(best.number)) best = own;
  if (best) known.set(pair, best.number);
  return best;
}

function segmentsOf({ mediaUrls, body }: Message): number {
  return mediaUrls.length > 0 ? 1 : countSegments(body);
}

/** Null when the carrier has taken it. */
async function submit(trip: Trip, own: OwnNumber): Promise<number | null> {
  const { world, message } = trip;
  if (message.mediaUrls.length > 0) {
    const problem = await fetchMedia(world, message);
    if (problem !== null) return problem;
  }
  if (!(await turn(world, message, own))) return 30036;
  // Whoever opted out while it waited is left in peace.
  if (hasOptedOut(world, own, message.to)) return 21610;
  advance(trip, "sending");
  const ms = FASTEST_SUBMIT_MS + world.random() * SUBMIT_SPREAD_MS;
  await new Promise<void>((resolve) => world.clock.after(ms, resolve));
  message.sentAt = world.clock.now();
  message.price = priceOf(message);
  advance(trip, "sent");
  return null;
}

/** False when its validity ends before its turn comes. */
function turn(world: World, message: Message, own: OwnNumber): Promise<boolean> {
  return new Promise((resolve) => {
    const waitMs = world.pacer.waitMs(own.number);
    const busyMs = durationMs(own.kind, own.number, message.numSegments);
    world.pacer.join(own.number, busyMs, () => resolve(true));
    const validMs = message.validUntil - world.clock.now();
    if (waitMs <= validMs) return;
    world.clock.after(Math.max(0, validMs), () => resolve(false));
  });
}

function advance(trip: Trip, status: MessageStatus, code: number | null = null): void {
  const { world, message } = trip;
  message.status = status;
  message.errorCode = code;
  message.updatedAt = world.clock.now();
  world.messages.save(message);
  const isLast = FINAL.has(status) || (status === "sent" && world.faults.get().noReceipts);
  if (status !== "sending") trip.report(isLast);
  if (code !== null) world.console.add({ code, message: reasonOf(code), resourceSid: message.sid });
}

/** Of the US; what is billed elsewhere varies by country and month. */
function priceOf({ numMedia, numSegments }: Message): string {
  const dollars = numMedia > 0 ? 0.02 : 0.0075 * numSegments;
  return `-${dollars.toFixed(5)}`;
}

function carried(world: World, message: Message, own: OwnNumber) {
  const media = world.messages.media(message.sid);
  return {
    from: own.number,
    to: message.to,
    body: message.body,
    sid: message.sid,
    media: media.map(({ sid, contentType, base64 }) => ({ sid, type: contentType, base64 })),
  };
}
