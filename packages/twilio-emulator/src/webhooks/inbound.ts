// A text for one of our numbers: what the carrier makes of it, and the webhook that hears of it.
import { newSid } from "../api/sid.ts";
import { deliverText } from "../carrier/carry.ts";
import { grant, wishOf } from "../carrier/opt-outs.ts";
import { countSegments } from "../carrier/segments.ts";
import { countryOf } from "../carrier/countries.ts";
import type { CarriedText } from "../handsets/handset.ts";
import type { Message } from "../messages/message.ts";
import { uriOf } from "../messages/present.ts";
import type { OwnNumber } from "../senders.ts";
import type { World } from "../world.ts";
import { callWebhook, type Webhook } from "./call.ts";
import { reply } from "./reply.ts";

/** Takes a text in at once; the webhook follows. */
export function receive(world: World, text: CarriedText): void {
  const own = world.numbers.get(text.to);
  if (!own) return;
  const message = keep(world, own, text);
  const wish = wishOf(text.body);
  const answer = wish && grant(world, wish, own, text.from);
  if (answer !== null) void deliverText(world, { from: own.number, to: text.from, body: answer });
  void announce(world, message);
}

/** After a restart: what was not announced yet, to be announced when the answer is called. */
export function announcing(world: World): () => void {
  const known = [...world.messages.newestFirst({})].reverse();
  const rest = known.filter(({ status }) => status === "receiving");
  return () => {
    for (const message of rest) void announce(world, message);
  };
}

async function announce(world: World, message: Message): Promise<void> {
  const ended = world.work.begin();
  try {
    const own = world.numbers.get(message.to);
    const target = own && targetOf(world, own);
    const fields = own ? fieldsOf(world, own, message) : {};
    const webhook = target && { ...target, fields, sid: message.sid };
    const answered = webhook && (await callWebhook(world, webhook));
    message.status = "received";
    message.updatedAt = world.clock.now();
    world.messages.save(message);
    if (answered) await reply(world, message, webhook, answered);
  } finally {
    ended();
  }
}

function keep(world: World, own: OwnNumber, text: CarriedText): Message {
  const now = world.clock.now();
  const media = text.media ?? [];
  const message = world.messages.add({
    sid: newSid(media.length > 0 ? "MM" : "SM"),
    direction: "inbound",
    from: text.from,
    to: own.number,
    body: text.body,
    status: "receiving",
    errorCode: null,
    numSegments: media.length > 0 ? 1 : countSegments(text.body),
    numMedia: media.length,
    mediaUrls: [],
    price: null,
    serviceSid: own.serviceSid,
    statusCallback: null,
    validUntil: now,
    sendAt: null,
    createdAt: now,
    updatedAt: now,
    sentAt: now,
  });
  for (const { type, base64 } of media)
    world.messages.addMedia({
      sid: newSid("ME"),
      messageSid: message.sid,
      contentType: type,
      base64,
      createdAt: now,
    });
  return message;
}

type Target = Pick<Webhook, "address" | "method" | "fallback">;

/** The service's webhook wins, unless the service leaves it to its numbers. */
function targetOf(world: World, own: OwnNumber): Target | undefined {
  const service = own.serviceSid === null ? undefined : world.services.get(own.serviceSid);
  const isServices = service?.inboundRequestUrl && !service.useInboundWebhookOnNumber;
  const [address, method, fallback, fallbackMethod] = isServices
    ? [
        service.inboundRequestUrl,
        service.inboundMethod,
        service.fallbackUrl,
        service.fallbackMethod,
      ]
    : [own.smsUrl, own.smsMethod, own.smsFallbackUrl, own.smsFallbackMethod];
  if (!address) return undefined;
  return {
    address,
    method,
    fallback: fallback ? { address: fallback, method: fallbackMethod } : undefined,
  };
}

function fieldsOf(world: World, own: OwnNumber, message: Message): Record<string, string> {
  const from = message.from ?? "";
  const fields: Record<string, string> = {
    AccountSid: world.account.sid,
    ApiVersion: "2010-04-01",
    Body: message.body,
    From: from,
    MessageSid: message.sid,
    NumMedia: String(message.numMedia),
    NumSegments: String(message.numSegments),
    SmsMessageSid: message.sid,
    SmsSid: message.sid,
    SmsStatus: "received",
    To: message.to,
    ...placeOf("From", from),
    ...placeOf("To", own.number),
  };
  if (message.serviceSid !== null) fields["MessagingServiceSid"] = message.serviceSid;
  for (const [index, { sid, contentType }] of world.messages.media(message.sid).entries()) {
    const path = `${uriOf(world, message.sid)}/Media/${sid}`;
    fields[`MediaUrl${index}`] = `https://api.twilio.com${path}`;
    fields[`MediaContentType${index}`] = contentType;
  }
  return fields;
}

/** The country is known by its prefix; of towns a simulated handset knows nothing. */
function placeOf(party: "From" | "To", number: string): Record<string, string> {
  const country = countryOf(number);
  if (country === null) return {};
  return {
    [`${party}City`]: "",
    [`${party}State`]: "",
    [`${party}Zip`]: "",
    [`${party}Country`]: country,
  };
}
