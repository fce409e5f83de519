import { Refusal } from "@parley/protocol";
import { loadReadable } from "../../conversations/load.ts";
import type { Door } from "../../http/route.ts";
import { loadMessages } from "../../messages/load.ts";
import type { Parts } from "../../parts.ts";
import { loadPeople } from "../../people/load.ts";
import { readWhole } from "./link.ts";

/**
 * Shows the whole of a message to whoever got its beginning by text: as plain text, which runs as
 * nothing in any browser. It is theirs only for as long as they are in the conversation.
 */
export function longRoutes({ app, parts }: Door): void {
  app.get("/m/:link", { schema: { hide: true } }, async (request, reply) => {
    await parts.limits.spend("request.address", request.ip);
    const { link } = request.params as { link: string };
    return reply
      .header("cache-control", "no-store")
      .header("content-security-policy", "default-src 'none'; sandbox; frame-ancestors 'none'")
      .type("text/plain; charset=utf-8")
      .send(await wholeOf(parts, link));
  });
}

async function wholeOf(parts: Parts, link: string): Promise<string> {
  const { db } = parts.database;
  const whole = readWhole(parts, link);
  if (!whole) throw new Refusal("not_found");
  const { conversation, membership } = await loadReadable(db, whole.person, whole.conversation);
  const [message] = await loadMessages(db, whole.conversation, [whole.seq]);
  if (!message || message.deletedAt !== undefined || membership.state !== "joined") {
    throw new Refusal("not_found");
  }
  const [sender] = await loadPeople(db, [message.sender]);
  const where = conversation.name === null ? "" : ` in ${conversation.name}`;
  return `${sender!.displayName}${where}:\n\n${message.body}\n`;
}
