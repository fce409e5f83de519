// What texts are sent from: the numbers of the account, and the messaging services they may sit in.
import { newSid } from "./api/sid.ts";

export type NumberKind = "long-code" | "toll-free" | "short-code";

/** An IncomingPhoneNumber. */
export interface OwnNumber {
  sid: string;
  /** E.164, or the short code's digits. */
  number: string;
  kind: NumberKind;
  friendlyName: string;
  capabilities: { sms: boolean; mms: boolean; voice: boolean; fax: boolean };
  /** The messaging service it sits in; one at most. */
  serviceSid: string | null;
  smsUrl: string;
  smsMethod: WebhookMethod;
  smsFallbackUrl: string;
  smsFallbackMethod: WebhookMethod;
  smsApplicationSid: string;
  statusCallback: string;
  statusCallbackMethod: WebhookMethod;
  createdAt: number;
  updatedAt: number;
}

export type WebhookMethod = "GET" | "POST";

export interface MessagingService {
  sid: string;
  friendlyName: string;
  inboundRequestUrl: string | null;
  inboundMethod: WebhookMethod;
  fallbackUrl: string | null;
  fallbackMethod: WebhookMethod;
  statusCallback: string | null;
  /** Then each number's own webhook is called for what comes in. */
  useInboundWebhookOnNumber: boolean;
  /** The same sender for the same recipient. */
  stickySender: boolean;
  smartEncoding: boolean;
  validityPeriod: number;
  createdAt: number;
  updatedAt: number;
}

export function newNumber(number: string, kind: NumberKind, now: number): OwnNumber {
  return {
    sid: newSid("PN"),
    number,
    kind,
    friendlyName: number,
    capabilities: { sms: true, mms: true, voice: false, fax: false },
    serviceSid: null,
    smsUrl: "",
    smsMethod: "POST",
    smsFallbackUrl: "",
    smsFallbackMethod: "POST",
    smsApplicationSid: "",
    statusCallback: "",
    statusCallbackMethod: "POST",
    createdAt: now,
    updatedAt: now,
  };
}

export function newService(sid: string, friendlyName: string, now: number): MessagingService {
  return {
    sid,
    friendlyName,
    inboundRequestUrl: null,
    inboundMethod: "POST",
    fallbackUrl: null,
    fallbackMethod: "POST",
    statusCallback: null,
    useInboundWebhookOnNumber: false,
    stickySender: true,
    smartEncoding: true,
    validityPeriod: 36_000,
    createdAt: now,
    updatedAt: now,
  };
}
