import { ApiError } from "../api/route.ts";
import type { MessagingService, WebhookMethod } from "../senders.ts";

const LONGEST_NAME = 64;
const LONGEST_VALIDITY_SECONDS = 36_000;

/** The service with what the form names changed, whether it is new or updated. */
export function configured(
  before: MessagingService,
  form: URLSearchParams,
  now: number,
): MessagingService {
  return {
    ...before,
    friendlyName: friendlyName(form) ?? before.friendlyName,
    inboundRequestUrl: url(form, "InboundRequestUrl", before.inboundRequestUrl),
    inboundMethod: method(form, "InboundMethod", before.inboundMethod),
    fallbackUrl: url(form, "FallbackUrl", before.fallbackUrl),
    fallbackMethod: method(form, "FallbackMethod", before.fallbackMethod),
    statusCallback: url(form, "StatusCallback", before.statusCallback),
    useInboundWebhookOnNumber: flag(
      form,
      "UseInboundWebhookOnNumber",
      before.useInboundWebhookOnNumber,
    ),
    stickySender: flag(form, "StickySender", before.stickySender),
    smartEncoding: flag(form, "SmartEncoding", before.smartEncoding),
    validityPeriod: validity(form) ?? before.validityPeriod,
    updatedAt: now,
  };
}

function invalid(parameter: string): ApiError {
  return new ApiError(400, 20001, `Invalid parameter ${parameter}`);
}

function friendlyName(form: URLSearchParams): string | null {
  const name = form.get("FriendlyName");
  if (name !== null && (name === "" || name.length > LONGEST_NAME)) throw invalid("FriendlyName");
  return name;
}

/** Empty takes it away. */
function url(form: URLSearchParams, parameter: string, before: string | null): string | null {
  const text = form.get(parameter);
  if (text === null) return before;
  if (text === "") return null;
  if (!/^https?:\/\/[^\s/]+/.test(text)) throw invalid(parameter);
  return text;
}

function method(form: URLSearchParams, parameter: string, before: WebhookMethod): WebhookMethod {
  const text = form.get(parameter) ?? before;
  if (text !== "GET" && text !== "POST") throw invalid(parameter);
  return text;
}

function flag(form: URLSearchParams, parameter: string, before: boolean): boolean {
  const text = form.get(parameter)?.toLowerCase() ?? String(before);
  if (text !== "true" && text !== "false") throw invalid(parameter);
  return text === "true";
}

function validity(form: URLSearchParams): number | null {
  const text = form.get("ValidityPeriod");
  if (text === null) return null;
  const seconds = Number(text);
  const isPossible = /^\d+$/.test(text) && seconds >= 1 && seconds <= LONGEST_VALIDITY_SECONDS;
  if (!isPossible) throw invalid("ValidityPeriod");
  return seconds;
}
