import { iso8601 } from "../api/dates.ts";
import { metaPageOf } from "../api/paging.ts";
import { ApiError, notFound, type ApiReply, type ApiRequest } from "../api/route.ts";
import { readNumber } from "../lookup/numbering.ts";
import { numberBySid } from "../numbers/incoming.ts";
import type { OwnNumber } from "../senders.ts";
import type { World } from "../world.ts";
import { serviceOf } from "./services.ts";

const ALREADY_HERE = 21710;
const IN_ANOTHER = 21712;

export function addNumber(request: ApiRequest, world: World): ApiReply {
  const service = serviceOf(request, world);
  const own = numberBySid(world, request.form.get("PhoneNumberSid") ?? "");
  if (!own) throw notFound(request.url);
  if (own.serviceSid === service.sid)
    throw new ApiError(409, ALREADY_HERE, "Phone Number is already in the Messaging Service");
  if (own.serviceSid !== null)
    throw new ApiError(409, IN_ANOTHER, "Phone Number is in another Messaging Service");
  const added = { ...own, serviceSid: service.sid };
  world.numbers.set(own.number, added);
  return { status: 201, body: present(world, added) };
}

export function listNumbers(request: ApiRequest, world: World): ApiReply {
  const service = serviceOf(request, world);
  return metaPageOf(request, {
    key: "phone_numbers",
    items: [...world.numbers.values()].filter(({ serviceSid }) => serviceSid === service.sid),
    present: (own) => present(world, own),
  });
}

export function fetchNumber(request: ApiRequest, world: World): ApiReply {
  return { status: 200, body: present(world, numberOf(request, world)) };
}

export function removeNumber(request: ApiRequest, world: World): ApiReply {
  const own = numberOf(request, world);
  world.numbers.set(own.number, { ...own, serviceSid: null });
  return { status: 204 };
}

function numberOf(request: ApiRequest, world: World): OwnNumber {
  const service = serviceOf(request, world);
  const own = numberBySid(world, request.params["Sid"] ?? "");
  if (own?.serviceSid !== service.sid) throw notFound(request.url);
  return own;
}

function present(world: World, own: OwnNumber): object {
  const { sms, mms, voice } = own.capabilities;
  const capabilities = Object.entries({ MMS: mms, SMS: sms, Voice: voice });
  return {
    sid: own.sid,
    account_sid: world.account.sid,
    service_sid: own.serviceSid,
    date_created: iso8601(own.createdAt),
    date_updated: iso8601(own.updatedAt),
    phone_number: own.number,
    country_code: readNumber(own.number).country,
    capabilities: capabilities.filter(([, isAble]) => isAble).map(([name]) => name),
    url: `https://messaging.twilio.com/v1/Services/${own.serviceSid}/PhoneNumbers/${own.sid}`,
  };
}
