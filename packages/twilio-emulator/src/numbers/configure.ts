import { ApiError } from "../api/route.ts";
import type { OwnNumber, WebhookMethod } from "../senders.ts";

const INVALID_URL = 21402;
const INVALID_METHOD = 21403;
const FALLBACK_ALONE = 21406;
const INVALID_PARAMETER = 20001;

const LONGEST_NAME = 64;

/** The number with what the form names changed, whether it is bought or updated. */
export function configured(before: OwnNumber, form: URLSearchParams, now: number): OwnNumber {
  const own: OwnNumber = {
    ...before,
    friendlyName: friendlyName(form) ?? before.friendlyName,
    smsUrl: url(form, "SmsUrl") ?? before.smsUrl,
    smsMethod: method(form, "SmsMethod") ?? before.smsMethod,
    smsFallbackUrl: url(form, "SmsFallbackUrl") ?? before.smsFallbackUrl,
    smsFallbackMethod: method(form, "SmsFallbackMethod") ?? before.smsFallbackMethod,
    smsApplicationSid: form.get("SmsApplicationSid") ?? before.smsApplicationSid,
    statusCallback: url(form, "StatusCallback") ?? before.statusCallback,
    statusCallbackMethod: method(form, "StatusCallbackMethod") ?? before.statusCallbackMethod,
    updatedAt: now,
  };
  if (own.smsFallbackUrl !== "" && own.smsUrl === "")
    throw new ApiError(400, FALLBACK_ALONE, "An SmsFallbackUrl needs an SmsUrl");
  return own;
}

function friendlyName(form: URLSearchParams): string | null {
  const name = form.get("FriendlyName");
  if (name !== null && name.length > LONGEST_NAME)
    throw new ApiError(
      400,
      INVALID_PARAMETER,
      `FriendlyName is longer than ${LONGEST_NAME} characters`,
    );
  return name;
}

/** Empty takes the webhook away. */
function url(form: URLSearchParams, parameter: string): string | null {
  const text = form.get(parameter);
  if (text === null || text === "" || /^https?:\/\/[^\s/]+/.test(text)) return text;
  throw new ApiError(400, INVALID_URL, `${parameter} is not a valid URL: ${text}`);
}

function method(form: URLSearchParams, parameter: string): WebhookMethod | null {
  const text = form.get(parameter);
  if (text === null || text === "GET" || text === "POST") return text;
  throw new ApiError(400, INVALID_METHOD, `${parameter} is not a valid HTTP method: ${text}`);
}
