// One Message resource: read, redacted, cancelled, deleted, and told of.
import { rfc2822 } from "../api/dates.ts";
import { ApiError, notFound, type ApiReply, type ApiRequest } from "../api/route.ts";
import { cancel } from "../carrier/send.ts";
import type { World } from "../world.ts";
import type { Message } from "./message.ts";
import { presentMessage, uriOf } from "./present.ts";
import { refusal } from "./refusals.ts";

export function fetchMessage(request: ApiRequest, world: World): ApiReply {
  return { status: 200, body: presentMessage(world, findMessage(request, world)) };
}

/** An empty `Body` redacts; `Status=canceled` takes a scheduled text back. */
export function updateMessage(request: ApiRequest, world: World): ApiReply {
  const message = findMessage(request, world);
  const body = request.form.get("Body");
  const status = request.form.get("Status");
  if (status !== null) {
    if (status !== "canceled") throw new ApiError(400, 20001, `Status cannot become ${status}`);
    if (message.status !== "scheduled") throw refusal(30409);
    cancel(world, message);
  }
  if (body !== null) {
    if (body !== "") throw new ApiError(400, 20001, "Body can only be emptied");
    mustBeOver(message, "redact");
    message.body = "";
    message.updatedAt = world.clock.now();
    world.messages.save(message);
  }
  return { status: 200, body: presentMessage(world, message) };
}

export function deleteMessage(request: ApiRequest, world: World): ApiReply {
  const message = findMessage(request, world);
  mustBeOver(message, "delete");
  world.messages.remove(message);
  return { status: 204 };
}

export function giveFeedback(request: ApiRequest, world: World): ApiReply {
  const message = findMessage(request, world);
  const outcome = request.form.get("Outcome") || "confirmed";
  if (outcome !== "confirmed" && outcome !== "unconfirmed")
    throw new ApiError(400, 20001, `Outcome cannot be ${outcome}`);
  const now = rfc2822(world.clock.now());
  const body = {
    account_sid: world.account.sid,
    date_created: now,
    date_updated: now,
    message_sid: message.sid,
    outcome,
    uri: `${uriOf(world, message.sid)}/Feedback.json`,
  };
  return { status: 200, body };
}

export function findMessage({ params, url }: ApiRequest, world: World): Message {
  const message = world.messages.get(params["MessageSid"] ?? "");
  if (!message) throw notFound(url);
  return message;
}

const UNDER_WAY = new Set<Message["status"]>([
  "accepted",
  "scheduled",
  "queued",
  "sending",
  "sent",
  "receiving",
]);

function mustBeOver({ status }: Message, what: string): void {
  if (UNDER_WAY.has(status))
    throw new ApiError(
      409,
      20009,
      `Cannot ${what} a message whose delivery has not been completed`,
    );
}
