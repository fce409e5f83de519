import { rfc2822 } from "../api/dates.ts";
import { reasonOf } from "../carrier/reasons.ts";
import type { World } from "../world.ts";
import type { Message } from "./message.ts";

/** A Message resource of the 2010 API. */
export function presentMessage(world: World, message: Message) {
  const uri = uriOf(world, message.sid);
  return {
    account_sid: world.account.sid,
    api_version: "2010-04-01",
    body: message.body,
    date_created: rfc2822(message.createdAt),
    date_sent: rfc2822(message.sentAt),
    date_updated: rfc2822(message.updatedAt),
    direction: message.direction,
    error_code: message.errorCode,
    error_message: message.errorCode === null ? null : reasonOf(message.errorCode),
    from: message.from,
    messaging_service_sid: message.serviceSid,
    num_media: String(message.numMedia),
    num_segments: String(message.numSegments),
    price: message.price,
    price_unit: "USD",
    sid: message.sid,
    status: message.status,
    subresource_uris: { media: `${uri}/Media.json`, feedback: `${uri}/Feedback.json` },
    to: message.to,
    uri: `${uri}.json`,
  };
}

/** Without its `.json`. */
export function uriOf(world: World, sid: string): string {
  return `/2010-04-01/Accounts/${world.account.sid}/Messages/${sid}`;
}
