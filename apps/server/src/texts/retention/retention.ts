import { randomUUID } from "node:crypto";
import type { Parts } from "../../parts.ts";
import { dropLease, holdLease } from "../outgoing/lease.ts";
import { blankBodies } from "./queries.ts";

const FIRST_AFTER_MS = 60_000;
const EVERY_MS = 3600_000;
/** Few enough to keep nobody waiting who writes meanwhile. */
const AT_ONCE = 200;

/**
 * Forgets what texts said that were sent long ago: it is in its conversation, and nowhere twice. That
 * they were sent, to whom, and what became of them stays. What came in is forgotten when it is understood.
 */
export async function forgetBodies(
  { database, config, now }: Parts,
  isOver: () => boolean = () => false,
): Promise<void> {
  const madeBefore = now() - config.texts.keepMs;
  while (!isOver()) {
    if ((await blankBodies(database.db, madeBefore, AT_ONCE)) < AT_ONCE) return;
  }
}

/** Does it from time to time. One node at a time does it. */
export function keepForgetting(parts: Parts): { stop(): Promise<void> } {
  const node = randomUUID();
  let leadsUntil = 0;
  let isOver = false;
  let running: Promise<void> = Promise.resolve();
  const once = async () => {
    leadsUntil = await holdLease(parts, "text-bodies", node, leadsUntil);
    if (leadsUntil > 0) await forgetBodies(parts, () => isOver);
  };
  const start = () => {
    running = once().catch((error: unknown) => {
      parts.log.warn({ err: error }, "what old texts said could not be forgotten");
    });
  };
  const first = setTimeout(start, FIRST_AFTER_MS).unref();
  const timer = setInterval(start, EVERY_MS).unref();
  return {
    async stop() {
      isOver = true;
      clearTimeout(first);
      clearInterval(timer);
      await running;
      if (leadsUntil > 0) await dropLease(parts, "text-bodies", node);
    },
  };
}
