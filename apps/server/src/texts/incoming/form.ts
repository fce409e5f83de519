import { createHash } from "node:crypto";

/** A text that came in, as Twilio tells of it. */
export interface IncomingText {
  sid: string;
  from: string;
  to: string;
  body: string;
  /** Where each is said to be: no URL, perhaps. */
  media: string[];
  serviceSid: string | null;
  optOutType: string | null;
}

const MOST_MEDIA = 10;

/** Beyond sid, sender, receiver and body nothing is sure to be there, or to be what it should. */
export function readForm(form: Readonly<Record<string, string>>): IncomingText {
  const count = Math.min(MOST_MEDIA, Math.trunc(Number(form["NumMedia"])) || 0);
  return {
    sid: form["MessageSid"] ?? "",
    from: form["From"] ?? "",
    to: form["To"] ?? "",
    body: cleaned(form["Body"] ?? ""),
    media: Array.from({ length: Math.max(0, count) }, (_, index) => form[`MediaUrl${index}`] ?? ""),
    serviceSid: form["MessagingServiceSid"] || null,
    optOutType: form["OptOutType"] || null,
  };
}

/** No screen shows what is taken out here, and PostgreSQL can hold no NUL. */
const cleaned = (body: string) =>
  // oxlint-disable-next-line no-control-regex -- controls are what it is about
  body.toWellFormed().replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, "");

/** The `cid` of the message that a text becomes: the same text is the same message, told twice or not. */
export function cidOf(sid: string): string {
  const hex = createHash("sha256").update(`parley text ${sid}`).digest("hex");
  const variant = ((Number.parseInt(hex[16]!, 16) & 0x3) | 0x8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    // Version 8: made in a way of one's own (RFC 9562).
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join("-");
}
