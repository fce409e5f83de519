import type { Message } from "@parley/protocol";
import type { Run } from "./context.ts";
import { exit } from "./exit.ts";
import { findConversation } from "./find.ts";
import { newest } from "./history.ts";
import { jsonLine, messageJson, messageText, write } from "./output.ts";
import { readCount, readSince } from "./when.ts";

const USUAL = 50;

/** `parley read CONVERSATION` */
export const read: Run = async ({ words: [named = ""], options }, context) => {
  const wanted = wantedBy(options);
  const { api } = await context.open();
  const conversation = await findConversation(api, named);
  for (const { message, sender } of await newest(api, conversation.id, wanted))
    await write(
      context,
      options.json
        ? jsonLine(messageJson(message, conversation, sender))
        : messageText(message, sender, context.words),
    );
  return exit.done;
};

/** Of these, counted from the newest. */
function wantedBy({
  since,
  limit,
}: {
  since?: string;
  limit?: string;
}): (message: Message, count: number) => boolean {
  const from = since === undefined ? null : readSince(since, Date.now());
  const usual = from === null ? USUAL : Infinity;
  const most = limit === undefined ? usual : readCount(limit, "--limit");
  return ({ seq, at }, count) => {
    if (count >= most) return false;
    if (from === null) return true;
    return "seq" in from ? seq > from.seq : Date.parse(at) >= from.atMs;
  };
}
