import type { Id } from "@parley/protocol";
import { harmless } from "../safe/harmless.ts";
import { Trouble } from "../server/trouble.ts";
import type { Run } from "./context.ts";
import { exit } from "./exit.ts";
import { findConversation } from "./find.ts";
import { follow, type Followed } from "./follow.ts";
import { jsonLine, messageJson, write } from "./output.ts";
import { post } from "./post.ts";
import { readCount } from "./when.ts";
import { telling } from "./watch.ts";

/** `parley ask CONVERSATION QUESTION`: the first answer by somebody else, or to the question itself. */
export const ask: Run = async ({ words: [named = "", question = ""], options }, context) => {
  const seconds = options.timeout === undefined ? null : readCount(options.timeout, "--timeout");
  const parley = await context.open();
  const { api } = parley;
  const [conversation, me] = await Promise.all([
    findConversation(api, named, { mayBegin: true }),
    api.call("getMe"),
  ]);
  const { seq } = await post(api, conversation.id, { body: question });
  const patience = seconds === null ? null : AbortSignal.timeout(seconds * 1000);
  const signal = patience ? AbortSignal.any([context.signal, patience]) : context.signal;
  const coming = follow(parley, {
    only: new Set([conversation.id]),
    known: new Map([[conversation.id, seq]]),
    changed: telling(context),
    signal,
  });
  const answer = await firstAnswer(coming, me.id, seq);
  if (answer) {
    await write(context, told(answer, options.json === true));
    return exit.done;
  }
  if (context.signal.aborted) return exit.interrupted;
  throw new Trouble(({ say }) => say("headless.noAnswer", { count: seconds! }), exit.later);
};

async function firstAnswer(
  coming: AsyncGenerator<Followed>,
  me: Id,
  question: number,
): Promise<Followed | null> {
  for await (const followed of coming) {
    const { sender, replyTo, deletedAt } = followed.message;
    if (deletedAt === undefined && (sender !== me || replyTo === question)) return followed;
  }
  return null;
}

function told({ message, conversation, sender }: Followed, asJson: boolean): string {
  if (asJson) return jsonLine(messageJson(message, conversation, sender));
  const names = (message.files ?? []).map(({ name }) => name);
  return `${harmless([message.body, ...names].filter(Boolean).join("\n"))}\n`;
}
