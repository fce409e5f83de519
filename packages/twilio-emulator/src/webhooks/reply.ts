// Answers in TwiML become texts of their own.
import { ApiError } from "../api/route.ts";
import { failAtOnce, send } from "../carrier/send.ts";
import { accept } from "../messages/accept.ts";
import type { Message } from "../messages/message.ts";
import type { World } from "../world.ts";
import { callWebhook, type Answered, type Webhook } from "./call.ts";
import { readAnswer, type SaidMessage } from "./twiml.ts";

/** Does what the answer to an inbound text asks for, and what the answers behind its redirects do. */
export async function reply(
  world: World,
  inbound: Message,
  webhook: Webhook,
  first: Answered,
): Promise<void> {
  let answered: Answered | null = first;
  for (let redirects = 0; answered; redirects += 1) {
    const { url, contentType, body }: Answered = answered;
    const said = readAnswer(contentType, body.toString("utf8"));
    for (const problem of said.problems)
      world.console.add({ ...problem, url, resourceSid: inbound.sid });
    let last: Message | null = null;
    for (const message of said.messages) last = answer(world, inbound, message, url) ?? last;
    if (!said.redirect) return;
    if (redirects === MOST_REDIRECTS || !URL.canParse(said.redirect.url, url)) {
      world.console.add({ ...TOO_MANY, url, resourceSid: inbound.sid });
      return;
    }
    const address = new URL(said.redirect.url, url).href;
    const fields = { ...webhook.fields, ...(last && { MessageStatus: last.status }) };
    answered = await callWebhook(world, {
      ...webhook,
      address,
      method: said.redirect.method,
      fields,
    });
  }
}

const MOST_REDIRECTS = 10;
const TOO_MANY = { code: 11215, message: "Too many redirects, or one to nowhere" };

function answer(
  world: World,
  inbound: Message,
  said: SaidMessage,
  url: string,
): Message | undefined {
  const from = said.from ?? inbound.to;
  const callback = said.statusCallback;
  try {
    const message = accept(world, {
      to: said.to ?? inbound.from ?? "",
      from,
      serviceSid: world.numbers.get(from)?.serviceSid ?? null,
      body: said.body,
      mediaUrls: said.mediaUrls,
      statusCallback:
        callback !== null && URL.canParse(callback, url) ? new URL(callback, url).href : callback,
      validityPeriod: null,
      smartEncoded: false,
      sendAt: null,
      direction: "outbound-reply",
    });
    if (world.loops.allow(from, message.to)) send(world, message);
    else failAtOnce(world, message, 14107);
    return message;
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    const { code } = error;
    world.console.add({ code, message: error.message, url, resourceSid: inbound.sid });
  }
}
