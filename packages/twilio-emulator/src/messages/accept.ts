// The rules by which Twilio takes a text, or refuses it.
import { newSid } from "../api/sid.ts";
import { hasOptedOut, hasOptedOutOfService } from "../carrier/opt-outs.ts";
import { magicFrom, magicTo } from "../carrier/magic.ts";
import { durationMs, LONGEST_LINE_MS } from "../carrier/pacing.ts";
import { countSegments } from "../carrier/segments.ts";
import { smartlyEncoded } from "../carrier/smart-encoding.ts";
import type { OwnNumber } from "../senders.ts";
import { isWebhookUrl } from "../webhooks/address.ts";
import type { World } from "../world.ts";
import type { Message } from "./message.ts";
import { refusal, type RefusalCode } from "./refusals.ts";

export interface NewMessage {
  to: string;
  from: string | null;
  serviceSid: string | null;
  body: string;
  mediaUrls: string[];
  statusCallback: string | null;
  /** In seconds; null: the longest. */
  validityPeriod: number | null;
  smartEncoded: boolean;
  sendAt: number | null;
  direction: "outbound-api" | "outbound-reply";
}

/** Keeps a text that may go out, in its first status. Refuses with an `ApiError`. */
export function accept(world: World, asked: NewMessage): Message {
  if (asked.to === "") throw refusal(21604);
  if (asked.from === null && asked.serviceSid === null) throw refusal(21603);
  checkContent(asked);
  const to = recipient(asked.to);
  const own = sender(world, asked, to);
  checkConsent(world, asked, own, to);
  const body = asked.smartEncoded ? smartlyEncoded(asked.body) : asked.body;
  const numSegments = asked.mediaUrls.length > 0 ? 1 : countSegments(body);
  if (own) checkLine(world, own, numSegments);

  const now = world.clock.now();
  return world.messages.add({
    sid: newSid(asked.mediaUrls.length > 0 ? "MM" : "SM"),
    direction: asked.direction,
    from: asked.from,
    to,
    body,
    status: firstStatus(asked),
    errorCode: null,
    // A service counts them when it has chosen a sender.
    numSegments: asked.from === null ? 0 : numSegments,
    numMedia: asked.mediaUrls.length,
    mediaUrls: asked.mediaUrls,
    price: null,
    serviceSid: asked.serviceSid,
    statusCallback: asked.statusCallback,
    validUntil: (asked.sendAt ?? now) + (asked.validityPeriod ?? LONGEST_VALIDITY_SECONDS) * 1000,
    sendAt: asked.sendAt,
    createdAt: now,
    updatedAt: now,
    sentAt: null,
  });
}

const LONGEST_VALIDITY_SECONDS = 36_000;
const LONGEST_BODY = 1600;
const MOST_MEDIA = 10;

function firstStatus({ sendAt, serviceSid }: NewMessage): Message["status"] {
  if (sendAt !== null) return "scheduled";
  return serviceSid === null ? "queued" : "accepted";
}

function checkContent({ body, mediaUrls, statusCallback }: NewMessage): void {
  if (body === "" && mediaUrls.length === 0) throw refusal(21602);
  if (body.length > LONGEST_BODY) throw refusal(21617);
  if (mediaUrls.length > MOST_MEDIA) throw refusal(21623);
  for (const url of mediaUrls) if (!isWebhookUrl(url)) throw refusal(21620, url);
  if (statusCallback !== null && !isWebhookUrl(statusCallback))
    throw refusal(21609, statusCallback);
}

/** The number as it will be written everywhere: E.164. */
function recipient(to: string): string {
  if (isChannel(to)) throw refusal(63007, to);
  const number = to.replaceAll(/[\s().-]/g, "");
  if (!E164.test(number)) throw refusal(21211, to);
  const magic = magicTo(number);
  if (magic) throw refusal(magic.code as RefusalCode, number);
  return number;
}

const E164 = /^\+[1-9]\d{6,14}$/;

function isChannel(address: string): boolean {
  return /^[a-z]+:/i.test(address);
}

/** Null where a service is still to choose, or where the sender is one of Twilio's test numbers. */
function sender(world: World, { from, serviceSid }: NewMessage, to: string): OwnNumber | null {
  if (serviceSid !== null) checkService(world, serviceSid, from);
  if (from === null) return null;
  if (from === to) throw refusal(21266, from);
  const own = world.numbers.get(from);
  if (own) {
    if (!own.capabilities.sms) throw refusal(21606, from);
    return own;
  }
  const magic = magicFrom(from);
  if (magic === null) return null;
  if (magic) throw refusal(magic.code as RefusalCode, from);
  if (isChannel(from)) throw refusal(63007, from);
  throw refusal(SENDER.test(from) ? 21606 : 21212, from);
}

/** E.164, a short code, or letters. */
const SENDER = /^(\+[1-9]\d{6,14}|\d{3,8}|(?=.*[A-Za-z])[A-Za-z0-9 ]{1,11})$/;

function checkService(world: World, serviceSid: string, from: string | null): void {
  if (!world.services.has(serviceSid)) throw refusal(21705, serviceSid);
  const pool = poolOf(world, serviceSid);
  if (pool.length === 0) throw refusal(21704, serviceSid);
  if (from !== null && !pool.some(({ number }) => number === from)) throw refusal(21712, from);
}

/** The numbers that sit in a messaging service. */
export function poolOf(world: World, serviceSid: string): OwnNumber[] {
  return [...world.numbers.values()].filter((own) => own.serviceSid === serviceSid);
}

function checkConsent(world: World, asked: NewMessage, own: OwnNumber | null, to: string): void {
  const faults = world.handsets.get(to)?.faults;
  if (faults?.regionOff) throw refusal(21408, to);
  // A service finds out on the way (30006).
  if (faults?.landline && asked.serviceSid === null) throw refusal(21635, to);
  const isOptedOut = own
    ? hasOptedOut(world, own, to)
    : asked.serviceSid !== null && hasOptedOutOfService(world, asked.serviceSid, to);
  if (isOptedOut) throw refusal(21610);
}

function checkLine(world: World, own: OwnNumber, segments: number): void {
  if (isLineFull(world, own, segments)) throw refusal(21611, own.number);
}

export function isLineFull(world: World, own: OwnNumber, segments: number): boolean {
  const busyMs = durationMs(own.kind, own.number, segments);
  return world.pacer.waitMs(own.number) + busyMs > LONGEST_LINE_MS;
}
