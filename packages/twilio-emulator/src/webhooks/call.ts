// Calls one webhook: signed, tried again where its address asks for it, and on to the fallback.
import { randomUUID } from "node:crypto";
import { getExpectedTwilioSignature } from "twilio/lib/webhooks/webhooks.js";
import type { WebhookMethod } from "../senders.ts";
import type { World } from "../world.ts";
import { isWebhookUrl, readAddress, type Failing, type WebhookAddress } from "./address.ts";
import { NoAnswer, type Answer } from "./connection.ts";

export interface Webhook {
  /** As it was configured, fragment and all. */
  address: string;
  method: WebhookMethod;
  fallback?: { address: string; method: WebhookMethod } | undefined;
  fields: Record<string, string>;
  /** The text it is about. */
  sid: string;
}

export interface Answered extends Answer {
  /** Where it was found in the end. */
  url: string;
}

/** The answer, or null when neither the webhook nor its fallback gave one: the console says why. */
export async function callWebhook(world: World, webhook: Webhook): Promise<Answered | null> {
  const ended = world.work.begin();
  // Of the event: the same for every attempt.
  const token = randomUUID();
  const { places } = world.connections;
  await places.enter();
  try {
    const first = await attempts(world, webhook, token);
    if (first.answered) return first.answered;
    note(world, webhook, first);
    if (!webhook.fallback) return null;
    const fields = { ...webhook.fields, ErrorCode: String(first.code), ErrorUrl: first.url };
    const second = { ...webhook, ...webhook.fallback, fields };
    const last = await attempts(world, second, token);
    if (!last.answered) note(world, second, last);
    return last.answered;
  } finally {
    places.leave();
    ended();
  }
}

interface Tried {
  answered: Answered | null;
  url: string;
  code: number;
  message: string;
}

async function attempts(world: World, webhook: Webhook, token: string): Promise<Tried> {
  const address = readAddress(webhook.address);
  const deadline = world.clock.now() + address.totalMs;
  for (let attempt = 0; ; attempt += 1) {
    const { failing, ...tried } = await attemptOnce(world, { webhook, address, token, deadline });
    if (tried.answered || attempt >= address.retries) return tried;
    if (!failing || !address.retryOn.has(failing) || world.clock.now() >= deadline) return tried;
  }
}

interface Event {
  webhook: Webhook;
  address: WebhookAddress;
  token: string;
  /** When all attempts together have taken too long. */
  deadline: number;
}

async function attemptOnce(world: World, event: Event): Promise<Tried & { failing?: Failing }> {
  let { url } = event.address;
  let { method } = event.webhook;
  try {
    for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
      if (!isWebhookUrl(url)) return failed(url, 11100, "Invalid URL format");
      if (world.faults.get().webhookOutage) throw new NoAnswer("ct", "No route to the webhook");
      const answer = await exchange(world, event, url, method);
      if (answer.status < 300) return { answered: { ...answer, url }, url, code: 0, message: "" };
      if (answer.status >= 400 || answer.location === null)
        return failed(url, 11200, `Answered ${answer.status}`, answer.status < 500 ? "4xx" : "5xx");
      url = URL.canParse(answer.location, url) ? new URL(answer.location, url).href : "";
      if (answer.status === 303) method = "GET";
    }
    return failed(url, 11215, "Too many redirects");
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    if (error.reason === "size") return failed(url, 11750, error.message);
    return failed(url, 11200, error.message, error.reason);
  }
}

const MOST_REDIRECTS = 10;
const LARGEST_ANSWER_BYTES = 64 * 1024;

function exchange(
  world: World,
  { webhook, address, token, deadline }: Event,
  where: string,
  method: WebhookMethod,
): Promise<Answer> {
  const form = new URLSearchParams(webhook.fields).toString();
  const isPost = method === "POST";
  const url = isPost ? where : where + (where.includes("?") ? "&" : "?") + form;
  const remaining = Math.max(1, deadline - world.clock.now());
  const { authToken } = world.account;
  return world.connections.exchange({
    method,
    url,
    ...(isPost && { body: form }),
    headers: {
      accept: "*/*",
      "user-agent": "TwilioProxy/1.1",
      "i-twilio-idempotency-token": token,
      "x-twilio-signature": getExpectedTwilioSignature(
        authToken,
        url,
        isPost ? webhook.fields : {},
      ),
      ...(isPost && {
        "content-type": "application/x-www-form-urlencoded; charset=UTF-8",
        "content-length": String(Buffer.byteLength(form)),
      }),
    },
    connectMs: Math.min(address.connectMs, remaining),
    readMs: Math.min(address.readMs, remaining),
    largestBytes: LARGEST_ANSWER_BYTES,
  });
}

function failed(url: string, code: number, message: string, failing?: Failing) {
  return { answered: null, url, code, message, ...(failing && { failing }) };
}

function note(world: World, { sid }: Webhook, { code, message, url }: Tried): void {
  world.console.add({ code, message, url, resourceSid: sid });
}
