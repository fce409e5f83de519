// Pictures are fetched from where the sender said they are, over real HTTP, and kept.
import { newSid } from "../api/sid.ts";
import type { Message } from "../messages/message.ts";
import { isWebhookUrl } from "../webhooks/address.ts";
import { NoAnswer } from "../webhooks/connection.ts";
import type { World } from "../world.ts";

/** Null: all were fetched and are kept. Otherwise the code of Twilio's under which the text fails. */
export async function fetchMedia(world: World, message: Message): Promise<number | null> {
  let left = LARGEST_MESSAGE_BYTES;
  for (const url of message.mediaUrls.slice(world.messages.media(message.sid).length)) {
    const found = await get(world, url, left);
    if ("code" in found) {
      const { code, why } = found;
      world.console.add({ code, message: why, url, resourceSid: message.sid, level: "warning" });
      return code;
    }
    left -= found.body.length;
    world.messages.addMedia({
      sid: newSid("ME"),
      messageSid: message.sid,
      contentType: found.contentType,
      base64: found.body.toString("base64"),
      createdAt: world.clock.now(),
    });
  }
  return null;
}

/** Of all pictures of one text together. */
const LARGEST_MESSAGE_BYTES = 5 * 1024 * 1024;
const MOST_REDIRECTS = 5;

type Found = { contentType: string; body: Buffer } | { code: number; why: string };

async function get(world: World, address: string, largestBytes: number): Promise<Found> {
  let url = address.split("#")[0] as string;
  const headers = { accept: "*/*", "user-agent": "TwilioProxy/1.1" };
  const limits = { connectMs: 5000, readMs: 15_000, largestBytes };
  try {
    for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
      if (!isWebhookUrl(url)) return { code: 11100, why: "Invalid URL format" };
      const answer = await world.connections.exchange({ method: "GET", url, headers, ...limits });
      const { status, location, contentType, body } = answer;
      if (status >= 300 && status < 400 && location !== null)
        url = URL.canParse(location, url) ? new URL(location, url).href : "";
      else if (status !== 200) return { code: 11200, why: `Answered ${status}` };
      else if (!ACCEPTED.test(contentType)) return { code: 12300, why: `Sent ${contentType}` };
      else return { contentType, body };
    }
    return { code: 11200, why: "Too many redirects" };
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    return { code: error.reason === "size" ? 30019 : 11200, why: error.message };
  }
}

const ACCEPTED =
  /^((image|audio|video)\/.+|text\/(vcard|x-vcard|directory|calendar|csv|rtf|plain)|application\/(pdf|vcard))$/;
