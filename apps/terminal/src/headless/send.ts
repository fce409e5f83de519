import { openAsBlob } from "node:fs";
import { access, constants, stat } from "node:fs/promises";
import { basename } from "node:path";
import { text as textOf } from "node:stream/consumers";
import type { Parley } from "@parley/client";
import { isBlank, Refusal, type Id } from "@parley/protocol";
import { Trouble, troubleIn } from "../server/trouble.ts";
import { batches } from "./batches.ts";
import type { Context, Run } from "./context.ts";
import { exit } from "./exit.ts";
import { findConversation } from "./find.ts";
import { jsonLine, write } from "./output.ts";
import { post, postAtLast } from "./post.ts";
import { readCount } from "./when.ts";

/** `parley send CONVERSATION [TEXT|-]` */
export const send: Run = async ({ words: [named = "", text], options }, context) => {
  if (
    options.lines &&
    (text !== undefined || options.file !== undefined || options.reply !== undefined)
  )
    throw new Trouble(({ say }) => say("headless.linesAlone"), exit.calledWrongly);
  const replyTo = options.reply === undefined ? undefined : readCount(options.reply, "--reply");
  const parley = await context.open();
  const { api } = parley;
  const { id } = await findConversation(api, named, { mayBegin: true });
  if (options.lines) return sendLines(parley, id, context);
  const body = await bodyOf(text, options.file !== undefined, context);
  const files = options.file === undefined ? undefined : [await upload(parley, options.file)];
  const { seq, at } = await post(api, id, { body, replyTo, files });
  if (options.json) await write(context, jsonLine({ conversation: id, seq, at }));
  return exit.done;
};

/** Without a text it is what comes in; somebody at a terminal who said nothing is not waited for. */
async function bodyOf(
  text: string | undefined,
  hasFile: boolean,
  { stdin }: Context,
): Promise<string> {
  if (text !== undefined && text !== "-") return text;
  const isAsked = text === "-" || (!hasFile && !(stdin as { isTTY?: boolean }).isTTY);
  if (isAsked) return (await textOf(stdin)).replace(/\r?\n$/, "");
  if (hasFile) return "";
  throw new Trouble(({ say }) => say("headless.nothing"), exit.calledWrongly);
}

async function upload({ files }: Parley, path: string): Promise<number> {
  const reason = await whyUnreadable(path);
  if (reason !== null)
    throw new Trouble(({ say }) => say("headless.file", { path, reason }), exit.failed);
  const { id } = await files.upload(await openAsBlob(path), { name: basename(path) });
  return id;
}

async function whyUnreadable(path: string): Promise<string | null> {
  try {
    await access(path, constants.R_OK);
    return (await stat(path)).isFile() ? null : "EISDIR";
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? String(error);
  }
}

/** Each line that comes in, several in a message; none is lost while the server is away or asks to wait. */
async function sendLines({ api }: Parley, id: Id, context: Context): Promise<number> {
  const { stdin, stderr, signal, words } = context;
  let isWaiting = false;
  const waits = (error: unknown): void => {
    // Limits are what the waiting is for.
    if (isWaiting || (error instanceof Refusal && error.code === "too_many")) return;
    isWaiting = true;
    stderr.write(`${troubleIn(error)!.inWords(words)} ${words.say("headless.waits")}\n`);
  };
  try {
    for await (const body of batches(stdin, { signal })) {
      if (isBlank(body)) continue;
      await postAtLast(api, id, { body }, { signal, waits });
      isWaiting = false;
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  }
  return signal.aborted ? exit.interrupted : exit.done;
}
