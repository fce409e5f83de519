// POST …/Messages.json
import { send } from "../carrier/send.ts";
import type { ApiReply, ApiRequest } from "../api/route.ts";
import type { World } from "../world.ts";
import { accept, type NewMessage } from "./accept.ts";
import { presentMessage } from "./present.ts";
import { refusal } from "./refusals.ts";

export function createMessage({ form }: ApiRequest, world: World): ApiReply {
  const contentSid = said(form, "ContentSid");
  // The account has no templates.
  if (contentSid !== null) throw refusal(21655, contentSid);
  const message = accept(world, readForm(world, form));
  // As it is now: on its way it changes at once.
  const body = presentMessage(world, message);
  send(world, message);
  return { status: 201, body };
}

function readForm(world: World, form: URLSearchParams): NewMessage {
  const serviceSid = said(form, "MessagingServiceSid");
  const service = serviceSid === null ? undefined : world.services.get(serviceSid);
  const validity = Number(said(form, "ValidityPeriod") ?? service?.validityPeriod ?? Number.NaN);
  const smartEncoded = said(form, "SmartEncoded");
  return {
    to: form.get("To")?.trim() ?? "",
    from: said(form, "From"),
    serviceSid,
    body: form.get("Body") ?? "",
    mediaUrls: form.getAll("MediaUrl").filter((url) => url !== ""),
    statusCallback: said(form, "StatusCallback"),
    validityPeriod: validity >= 1 && validity <= 36_000 ? validity : null,
    smartEncoded: smartEncoded === null ? service?.smartEncoding === true : smartEncoded === "true",
    sendAt: dueAt(world, form, serviceSid),
    direction: "outbound-api",
  };
}

/** What was left empty was not said. */
function said(form: URLSearchParams, name: string): string | null {
  const text = form.get(name)?.trim();
  return text === undefined || text === "" ? null : text;
}

const SOONEST_MS = 300_000;
const LATEST_MS = 35 * 24 * 3_600_000;

/** Only a messaging service schedules; without one the text goes out now. */
function dueAt(world: World, form: URLSearchParams, serviceSid: string | null): number | null {
  if (said(form, "ScheduleType") === null || serviceSid === null) return null;
  const sendAt = said(form, "SendAt");
  if (sendAt === null) throw refusal(35111);
  const inMs = Date.parse(sendAt) - world.clock.now();
  if (!(inMs > SOONEST_MS && inMs <= LATEST_MS)) throw refusal(35115, sendAt);
  return world.clock.now() + inMs;
}
