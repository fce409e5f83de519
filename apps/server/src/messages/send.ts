import { Refusal, type Id, type Sent } from "@parley/protocol";
import { accept } from "../conversations/join.ts";
import type { Asker } from "../http/asker.ts";
import { batchSize, commitSeconds, tally } from "../metrics.ts";
import type { Parts } from "../parts.ts";
import { commitSends, type Outcome, type Send } from "./commit.ts";
import { timeOf } from "../time.ts";
import { messageEvent } from "./present.ts";

/** Sends taken into one transaction at most. */
const BATCH = 256;
/** Sends that may wait for the disk; more than that and it is kinder to say so. */
const WAITING = 10_000;

interface Waiting {
  send: Send;
  resolve: (outcome: Outcome) => void;
  reject: (error: unknown) => void;
}

export type SendMessage = (
  sender: Pick<Asker, "person"> & { lane: Send["lane"] },
  message: {
    conversation: Id;
    cid: string;
    body: string;
    replyTo?: number | undefined;
    files?: Id[] | undefined;
  },
) => Promise<Sent>;

/**
 * Group commit. What is sent while one transaction is on its way to the disk goes down together in
 * the next: no timer, no wait when it is quiet, and one fsync for many when it is not.
 */
export function sender(parts: Parts): SendMessage {
  const waiting: Waiting[] = [];
  let committing = false;

  const enqueue = (send: Send): Promise<Outcome> => {
    if (waiting.length >= WAITING) return Promise.reject(new Refusal("busy", { retryAfter: 1 }));
    const { promise, resolve, reject } = Promise.withResolvers<Outcome>();
    waiting.push({ send, resolve, reject });
    if (!committing) {
      committing = true;
      // The rest of this turn's packets come along.
      setImmediate(() => void drain());
    }
    return promise;
  };

  const drain = async (): Promise<void> => {
    while (waiting.length > 0) await commit(parts, waiting.splice(0, BATCH));
    committing = false;
  };

  return async (asker, message) => {
    await parts.limits.spend("message.send", asker.person);
    const send: Send = {
      sender: asker.person,
      lane: asker.lane,
      conversation: message.conversation,
      cid: message.cid.toLowerCase(),
      body: message.body,
      replyTo: message.replyTo,
      files: message.files ?? [],
    };
    let outcome = await enqueue(send);
    if (outcome.kind === "unanswered") {
      await accept(parts, asker.person, message.conversation);
      outcome = await enqueue(send);
    }
    if (outcome.kind === "refused") throw outcome.refusal;
    if (outcome.kind === "unanswered") throw new Refusal("not_found");
    return { seq: outcome.seq, at: timeOf(outcome.at) };
  };
}

async function commit(parts: Parts, batch: Waiting[]): Promise<void> {
  const { database, now, config } = parts;
  const times = { nowMs: now(), holdMs: config.texts.holdMs };
  const sends = batch.map(({ send }) => send);
  const startedMs = performance.now();
  let outcomes: Outcome[];
  try {
    outcomes = await database.write((tx) => commitSends(tx, database.dialect, sends, times));
  } catch (error) {
    if (batch.length === 1) {
      batch[0]!.reject(error);
      return;
    }
    // One of them cannot be written. Alone, each finds out for itself and the others are not held up.
    for (const one of batch) await commit(parts, [one]);
    return;
  }
  batch.forEach(({ resolve }, index) => resolve(outcomes[index]!));
  batchSize.observe(batch.length);
  commitSeconds.observe((performance.now() - startedMs) / 1000);
  publish(parts, outcomes);
  if (outcomes.some((outcome) => outcome.kind === "sent" && outcome.isTexted)) parts.texts.wake();
}

function publish(parts: Parts, outcomes: Outcome[]): void {
  const rows = outcomes.flatMap((outcome) =>
    outcome.kind === "sent" && outcome.row ? [outcome.row] : [],
  );
  tally.messages += rows.length;
  for (const [conversation, written] of Map.groupBy(rows, (row) => row.conversation_id)) {
    parts.realtime.publish(conversation, written.map(messageEvent));
  }
}
