import { openAsBlob } from "node:fs";
import { access, constants, stat } from "node:fs/promises";
import { basename } from "node:path";
import { text as textOf } from "node:stream/consumers";
import type { Parley } from "@parley/client";
import { isBlank, limits, Refusal, type Id } from "@parley/protocol";
import { Trouble, troubleIn } from "../server/trouble.ts";
import { batches } from "./batches.ts";
import type { Context, Run } from "./context.ts";
import { exit } from "./exit.ts";
import { findConversation } from "./find.ts";
import { jsonLine, write } from "./output.ts";
import { post, postAtLast } from "./post.ts";
import { progressOf } from "./progress.ts";
import { readCount } from "./when.ts";

/** `parley send CONVERSATION [TEXT|-]` */
export const send: Run = async ({ words: [named = "", text], options }, context) => {
  if (
    options.lines &&
    (text !== undefined || options.file !== undefined || options.reply !== undefined)
  )
    throw new Trouble(({ say }) => say("headless.linesAlone"), exit.calledWrongly);
  const replyTo = options.reply === undefined ? undefined : readCount(options.reply, "--reply");
  if (options.file) await refuseFiles(options.file);
  const parley = await context.open();
  const { api } = parley;
  const { id } = await findConversation(api, named, { mayBegin: true });
  if (options.lines) return sendLines(parley, id, context);
  const body = await bodyOf(text, options.file !== undefined, context);
  const files = options.file && (await upload(parley, options.file, context));
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

/** Before any of them is on its way. */
async function refuseFiles(paths: readonly string[]): Promise<void> {
  const count = limits.filesPerMessage;
  if (paths.length > count)
    throw new Trouble(({ say }) => say("headless.tooManyFiles", { count }), exit.calledWrongly);
  for (const path of paths) {
    const reason = await whyUnreadable(path);
    if (reason !== null)
      throw new Trouble(({ say }) => say("headless.file", { path, reason }), exit.failed);
  }
}

async function upload(
  { files }: Parley,
  paths: readonly string[],
  context: Context,
): Promise<number[]> {
  const { signal } = context;
  const ids: number[] = [];
  for (const path of paths) {
    const name = basename(path);
    const progress = progressOf(name, context);
    try {
      const { onProgress } = progress;
      const { id } = await files.upload(await openAsBlob(path), { name, onProgress, signal });
      ids.push(id);
    } finally {
      progress.end();
    }
  }
  return ids;
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
