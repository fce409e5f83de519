import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import type { Api } from "@parley/client";
import { body as bodySchema, limits, type Id, type Sent } from "@parley/protocol";
import { exit } from "./exit.ts";
import { Trouble } from "../server/trouble.ts";
import { waitMs } from "./wait.ts";

export interface Posting {
  body: string;
  replyTo?: number | undefined;
  files?: number[] | undefined;
}

/** Posts a message once. Throws `Trouble` for what no server takes. */
export async function post(api: Api, conversation: Id, posting: Posting): Promise<Sent> {
  return send(api, conversation, newMessage(posting));
}

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;

/**
 * Posts a message as soon as the server takes it: after a limit, and after the server or the network
 * was away. `waits` is told once. It has the same `cid` each time, so that it is there once.
 */
export async function postAtLast(
  api: Api,
  conversation: Id,
  posting: Posting,
  { signal, waits }: { signal: AbortSignal; waits: (error: unknown) => void },
): Promise<Sent> {
  const message = newMessage(posting);
  for (let usualMs = FIRST_WAIT_MS; ; usualMs = Math.min(usualMs * 2, LONGEST_WAIT_MS)) {
    try {
      return await send(api, conversation, message);
    } catch (error) {
      const wait = waitMs(error, usualMs);
      if (wait === null) throw error;
      waits(error);
      await pause(wait, undefined, { signal });
    }
  }
}

type Message = ReturnType<typeof newMessage>;

function send(api: Api, conversation: Id, body: Message): Promise<Sent> {
  return api.call("sendMessage", { params: { conversation }, body });
}

function newMessage({ body, replyTo, files }: Posting) {
  const said = storable(body);
  if (!files?.length && !bodySchema.safeParse(said).success) {
    const isBlank = said.trim() === "";
    throw new Trouble(
      ({ say }) =>
        isBlank ? say("headless.blank") : say("headless.tooLong", { count: limits.bodyMax }),
      exit.calledWrongly,
    );
  }
  return {
    cid: randomUUID(),
    body: said,
    ...(replyTo === undefined ? {} : { replyTo }),
    ...(files === undefined ? {} : { files }),
  };
}

/** What no database keeps is shown instead of being lost. */
const storable = (text: string): string => text.toWellFormed().replaceAll("\0", "\u2400");
