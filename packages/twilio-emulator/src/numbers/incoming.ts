import { rfc2822 } from "../api/dates.ts";
import { pageOf } from "../api/paging.ts";
import { notFound, type ApiReply, type ApiRequest } from "../api/route.ts";
import type { OwnNumber } from "../senders.ts";
import type { World } from "../world.ts";
import { contains } from "./available.ts";
import { configured } from "./configure.ts";
import { forSale } from "./stock.ts";

export function listNumbers(request: ApiRequest, world: World): ApiReply {
  const { query } = request;
  const friendlyName = query.get("FriendlyName");
  const isAsked = (own: OwnNumber): boolean =>
    // Short codes are another resource.
    own.kind !== "short-code" &&
    contains(own.number, query.get("PhoneNumber")) &&
    (friendlyName === null || own.friendlyName === friendlyName);
  return pageOf(request, {
    key: "incoming_phone_numbers",
    items: [...world.numbers.values()].filter(isAsked),
    present: (own) => present(world, own),
  });
}

export function fetchNumber(request: ApiRequest, world: World): ApiReply {
  return { status: 200, body: present(world, numberOf(request, world)) };
}

export function updateNumber(request: ApiRequest, world: World): ApiReply {
  const own = configured(numberOf(request, world), request.form, world.clock.now());
  world.numbers.set(own.number, own);
  return { status: 200, body: present(world, own) };
}

export function releaseNumber(request: ApiRequest, world: World): ApiReply {
  world.numbers.delete(numberOf(request, world).number);
  return { status: 204 };
}

function numberOf({ params, url }: ApiRequest, world: World): OwnNumber {
  const own = numberBySid(world, params["Sid"] ?? "");
  if (!own || own.kind === "short-code") throw notFound(url);
  return own;
}

export function numberBySid(world: World, sid: string): OwnNumber | undefined {
  for (const own of world.numbers.values()) if (own.sid === sid) return own;
  return undefined;
}

export function present(world: World, own: OwnNumber): object {
  const account = world.account.sid;
  return {
    account_sid: account,
    address_sid: null,
    address_requirements: "none",
    api_version: "2010-04-01",
    beta: false,
    capabilities: own.capabilities,
    date_created: rfc2822(own.createdAt),
    date_updated: rfc2822(own.updatedAt),
    friendly_name: own.friendlyName,
    identity_sid: null,
    phone_number: own.number,
    origin: "twilio",
    sid: own.sid,
    sms_application_sid: own.smsApplicationSid,
    sms_fallback_method: own.smsFallbackMethod,
    sms_fallback_url: own.smsFallbackUrl,
    sms_method: own.smsMethod,
    sms_url: own.smsUrl,
    status_callback: own.statusCallback,
    status_callback_method: own.statusCallbackMethod,
    trunk_sid: null,
    uri: `/2010-04-01/Accounts/${account}/IncomingPhoneNumbers/${own.sid}.json`,
    voice_receive_mode: "voice",
    voice_application_sid: "",
    voice_caller_id_lookup: false,
    voice_fallback_method: "POST",
    voice_fallback_url: "",
    voice_method: "POST",
    voice_url: "",
    emergency_status: "Inactive",
    emergency_address_sid: null,
    emergency_address_status: "unregistered",
    bundle_sid: null,
    status: "in-use",
    type: typeOf(own),
  };
}

function typeOf({ kind, number }: OwnNumber): string {
  if (kind === "toll-free") return "toll-free";
  return forSale(number)?.kind === "Mobile" ? "mobile" : "local";
}
