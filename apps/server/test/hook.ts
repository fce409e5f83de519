import { randomBytes } from "node:crypto";
import { getExpectedTwilioSignature } from "twilio/lib/webhooks/webhooks.js";
import type { Running } from "./running.ts";

const PATH = "/hooks/twilio/texts";

/** A text as Twilio would tell of it; a field that is undefined is left out. */
export function formOf(
  { parts }: Running,
  fields: Record<string, string | undefined> = {},
): Record<string, string> {
  const sid = fields["MessageSid"] ?? `SM${randomBytes(16).toString("hex")}`;
  const all = {
    AccountSid: parts.twilio.accountSid,
    ApiVersion: "2010-04-01",
    Body: "hello",
    From: "+12025550142",
    MessageSid: sid,
    NumMedia: "0",
    NumSegments: "1",
    SmsMessageSid: sid,
    SmsSid: sid,
    SmsStatus: "received",
    To: parts.twilio.numbers[0],
    ToCountry: "US",
    ...fields,
  };
  return Object.fromEntries(
    Object.entries(all).filter((field): field is [string, string] => field[1] !== undefined),
  );
}

export function signatureOf({ parts, url }: Running, form: object, path = PATH): string {
  return getExpectedTwilioSignature(parts.twilio.authToken, url + path, form as never);
}

interface Post {
  /** What is sent, when that is not what was signed. */
  body?: string;
  signature?: string | null;
  path?: string;
  headers?: Record<string, string>;
}

export function post(
  server: Running,
  form: Record<string, string>,
  { body, signature, path = PATH, headers }: Post = {},
): Promise<Response> {
  const signed = signature === undefined ? signatureOf(server, form) : signature;
  return fetch(server.url + path, {
    method: "POST",
    headers: {
      "content-type": "application/x-www-form-urlencoded",
      ...(signed === null ? {} : { "x-twilio-signature": signed }),
      ...headers,
    },
    body: body ?? new URLSearchParams(form).toString(),
  });
}

/** Tells the server of a text, as Twilio would. */
export function hook(
  server: Running,
  fields: Record<string, string | undefined>,
): Promise<Response> {
  return post(server, formOf(server, fields));
}
