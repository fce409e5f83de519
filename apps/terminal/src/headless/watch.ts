import type { ConnectionState, Parley } from "@parley/client";
import { harmlessName } from "../safe/harmless.ts";
import type { Context, Run } from "./context.ts";
import { exit } from "./exit.ts";
import { findConversation, handleOf } from "./find.ts";
import { follow } from "./follow.ts";
import { jsonLine, messageJson, messageText, write } from "./output.ts";

/** `parley watch [CONVERSATION…]`: until it is interrupted. */
export const watch: Run = async ({ words: [named = ""], options }, context) => {
  const parley = await context.open();
  const only = await chosen(parley, named.split(/\s+/).filter(Boolean));
  const { signal } = context;
  const changed = telling(context);
  const coming = follow(parley, { ...(only ? { only } : {}), changed, signal });
  for await (const { message, sender, conversation } of coming) {
    const where =
      only?.size === 1 ? "" : `${harmlessName(handleOf(conversation) ?? nameless(conversation))} `;
    await write(
      context,
      options.json
        ? jsonLine(messageJson(message, conversation, sender))
        : where + messageText(message, sender, context.words),
    );
  }
  return exit.interrupted;
};

const nameless = ({ id, with: person }: { id: number; with: { displayName: string } | null }) =>
  person?.displayName ?? String(id);

/** Null: all. */
async function chosen({ api }: Parley, names: string[]): Promise<Set<number> | null> {
  if (names.length === 0) {
    // Whoever is not signed in, or calls a server that is not there, is told at once.
    await api.call("getMe");
    return null;
  }
  const found = await Promise.all(names.map((name) => findConversation(api, name)));
  return new Set(found.map(({ id }) => id));
}

/** Says on the side when the connection is lost, and when it is back. */
export function telling({ stderr, words }: Context): (phase: ConnectionState["phase"]) => void {
  let isLost = false;
  return (phase) => {
    if (phase === "away" && !isLost) stderr.write(`${words.say("headless.away")}\n`);
    if (phase === "online" && isLost) stderr.write(`${words.say("headless.back")}\n`);
    if (phase === "away") isLost = true;
    if (phase === "online") isLost = false;
  };
}
