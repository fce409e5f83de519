// Verify's refusals, in Twilio's codes and close to its words.
import { ApiError, type ApiRequest } from "../api/route.ts";

export function invalid(parameter: string, value?: string): ApiError {
  const shown = value === undefined ? "" : `: ${value}`;
  return new ApiError(400, 60200, `Invalid parameter \`${parameter}\`${shown}`);
}

export function required(form: URLSearchParams, parameter: string): string {
  const value = form.get(parameter);
  if (value === null || value === "") throw invalid(parameter);
  return value;
}

/** Unknown, approved or expired: Verify tells none from another, and names the path without its version. */
export function gone(request: ApiRequest): ApiError {
  const path = new URL(request.url).pathname.replace(/^\/v2/, "");
  return new ApiError(404, 20404, `The requested resource ${path} was not found`);
}

export function tooManySends(untilMs: number, now: number): ApiError {
  return limited(60203, "Max send attempts reached", "max-send-attempts", untilMs - now);
}

export function tooManyChecks(untilMs: number, now: number): ApiError {
  return limited(60202, "Max check attempts reached", "max-check-attempts", untilMs - now);
}

/** `limit` is the unique name of a rate limit of the service's own, or which of Verify's it was. */
export function tooManyRequests(limit: string, waitMs: number): ApiError {
  return limited(20429, "Too many requests", limit, waitMs);
}

function limited(code: number, message: string, limit: string, waitMs: number): ApiError {
  return new ApiError(429, code, message, {
    "retry-after": String(Math.max(1, Math.ceil(waitMs / 1000))),
    "twilio-reached-rate-limit": limit,
  });
}

export function customCodeNotAllowed(): ApiError {
  return new ApiError(403, 60204, "Custom code not allowed");
}

export function channelDisabled(channel: string): ApiError {
  return new ApiError(403, 60223, `Delivery channel disabled: ${channel.toUpperCase()}`);
}

export function landline(): ApiError {
  return new ApiError(403, 60205, "SMS is not supported by landline phone number");
}

export function regionBlocked(): ApiError {
  return new ApiError(
    403,
    60605,
    "The destination phone number has been blocked by Verify Geo-Permissions",
  );
}

export function fraudBlocked(): ApiError {
  return new ApiError(
    403,
    60410,
    "The destination phone number has been temporarily blocked by Twilio due to fraudulent activities",
  );
}
