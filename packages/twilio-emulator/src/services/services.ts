import { iso8601 } from "../api/dates.ts";
import { metaPageOf } from "../api/paging.ts";
import { ApiError, notFound, type ApiReply, type ApiRequest } from "../api/route.ts";
import { newSid } from "../api/sid.ts";
import { newService, type MessagingService } from "../senders.ts";
import type { World } from "../world.ts";
import { configured } from "./configure.ts";

export function createService({ form }: ApiRequest, world: World): ApiReply {
  if (!form.has("FriendlyName"))
    throw new ApiError(400, 20001, "Missing required parameter FriendlyName");
  const now = world.clock.now();
  const service = configured(newService(newSid("MG"), "", now), form, now);
  world.services.set(service.sid, service);
  return { status: 201, body: present(world, service) };
}

export function fetchService(request: ApiRequest, world: World): ApiReply {
  return { status: 200, body: present(world, serviceOf(request, world)) };
}

export function updateService(request: ApiRequest, world: World): ApiReply {
  const service = configured(serviceOf(request, world), request.form, world.clock.now());
  world.services.set(service.sid, service);
  return { status: 200, body: present(world, service) };
}

export function listServices(request: ApiRequest, world: World): ApiReply {
  return metaPageOf(request, {
    key: "services",
    items: world.services.values(),
    present: (service) => present(world, service),
  });
}

/** Its numbers stay the account's, and stand for themselves again. */
export function deleteService(request: ApiRequest, world: World): ApiReply {
  const { sid } = serviceOf(request, world);
  for (const own of world.numbers.values())
    if (own.serviceSid === sid) world.numbers.set(own.number, { ...own, serviceSid: null });
  world.services.delete(sid);
  return { status: 204 };
}

export function serviceOf({ params, url }: ApiRequest, world: World): MessagingService {
  const service = world.services.get(params["ServiceSid"] ?? "");
  if (!service) throw notFound(url);
  return service;
}

function present(world: World, service: MessagingService): object {
  const url = `https://messaging.twilio.com/v1/Services/${service.sid}`;
  return {
    sid: service.sid,
    account_sid: world.account.sid,
    friendly_name: service.friendlyName,
    date_created: iso8601(service.createdAt),
    date_updated: iso8601(service.updatedAt),
    inbound_request_url: service.inboundRequestUrl,
    inbound_method: service.inboundMethod,
    fallback_url: service.fallbackUrl,
    fallback_method: service.fallbackMethod,
    status_callback: service.statusCallback,
    sticky_sender: service.stickySender,
    mms_converter: true,
    smart_encoding: service.smartEncoding,
    scan_message_content: "inherit",
    fallback_to_long_code: false,
    area_code_geomatch: false,
    synchronous_validation: false,
    validity_period: service.validityPeriod,
    url,
    links: {
      phone_numbers: `${url}/PhoneNumbers`,
      short_codes: `${url}/ShortCodes`,
      alpha_senders: `${url}/AlphaSenders`,
      messages: `${url}/Messages`,
      us_app_to_person: `${url}/Compliance/Usa2p`,
      us_app_to_person_usecases: `${url}/Compliance/Usa2p/Usecases`,
    },
    usecase: "undeclared",
    us_app_to_person_registered: false,
    use_inbound_webhook_on_number: service.useInboundWebhookOnNumber,
  };
}
