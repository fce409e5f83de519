// Rows to answers; the code is in none of them.
import { iso8601 } from "../api/dates.ts";
import type { World } from "../world.ts";
import type { Bucket, RateLimit, Verification, VerifyService } from "./store.ts";

const ROOT = "https://verify.twilio.com/v2/Services";

export function presentService(world: World, service: VerifyService): object {
  const url = `${ROOT}/${service.sid}`;
  return {
    sid: service.sid,
    account_sid: world.account.sid,
    friendly_name: service.friendlyName,
    code_length: service.codeLength,
    lookup_enabled: service.lookupEnabled,
    psd2_enabled: service.psd2Enabled,
    skip_sms_to_landlines: service.skipSmsToLandlines,
    dtmf_input_required: service.dtmfInputRequired,
    tts_name: service.ttsName,
    do_not_share_warning_enabled: service.doNotShareWarningEnabled,
    custom_code_enabled: service.customCodeEnabled,
    push: { include_date: false, apn_credential_sid: null, fcm_credential_sid: null },
    totp: { issuer: null, time_step: 30, code_length: 6, skew: 1 },
    default_template_sid: null,
    whatsapp: { msg_service_sid: null, from: null },
    passkeys: null,
    verify_event_subscription_enabled: false,
    date_created: iso8601(service.createdAt),
    date_updated: iso8601(service.updatedAt),
    url,
    links: {
      verification_checks: `${url}/VerificationCheck`,
      verifications: `${url}/Verifications`,
      rate_limits: `${url}/RateLimits`,
      messaging_configurations: `${url}/MessagingConfigurations`,
      entities: `${url}/Entities`,
      webhooks: `${url}/Webhooks`,
      access_tokens: `${url}/AccessTokens`,
    },
  };
}

export function presentVerification(
  world: World,
  verification: Verification,
  status: string = verification.status,
): object {
  return {
    ...common(world, verification, status),
    lookup: { carrier: null },
    send_code_attempts: verification.sends.map(({ at, sid }) => ({
      time: iso8601(at),
      channel: "SMS",
      attempt_sid: sid,
    })),
    sna: null,
    url: `${ROOT}/${verification.serviceSid}/Verifications/${verification.sid}`,
  };
}

export function presentCheck(world: World, verification: Verification, status: string): object {
  return { ...common(world, verification, status), sna_attempts_error_codes: [] };
}

function common(world: World, verification: Verification, status: string): object {
  return {
    sid: verification.sid,
    service_sid: verification.serviceSid,
    account_sid: world.account.sid,
    to: verification.to,
    channel: "sms",
    status,
    valid: status === "approved",
    amount: verification.amount,
    payee: verification.payee,
    date_created: iso8601(verification.createdAt),
    date_updated: iso8601(verification.updatedAt),
  };
}

export function presentRateLimit(world: World, limit: RateLimit): object {
  const url = `${ROOT}/${limit.serviceSid}/RateLimits/${limit.sid}`;
  return {
    sid: limit.sid,
    service_sid: limit.serviceSid,
    account_sid: world.account.sid,
    unique_name: limit.uniqueName,
    description: limit.description,
    date_created: iso8601(limit.createdAt),
    date_updated: iso8601(limit.updatedAt),
    url,
    links: { buckets: `${url}/Buckets` },
  };
}

export function presentBucket(world: World, bucket: Bucket): object {
  return {
    sid: bucket.sid,
    rate_limit_sid: bucket.rateLimitSid,
    service_sid: bucket.serviceSid,
    account_sid: world.account.sid,
    max: bucket.max,
    interval: bucket.intervalSeconds,
    date_created: iso8601(bucket.createdAt),
    date_updated: iso8601(bucket.updatedAt),
    url: `${ROOT}/${bucket.serviceSid}/RateLimits/${bucket.rateLimitSid}/Buckets/${bucket.sid}`,
  };
}
