import { randomUUID } from "node:crypto";
import type { Parts } from "../../parts.ts";
import { dropLease, holdLease } from "../outgoing/lease.ts";
import { reconcile, type Progress } from "./reconcile.ts";

const FIRST_AFTER_MS = 2_000;
const EVERY_MS = 5 * 60_000;
/** A report this late is not coming by itself. */
const OVERDUE_MS = 5 * 60_000;
/** Told late is told after all: a webhook may have been tried for some minutes. */
const OVERLAP_MS = 15 * 60_000;
/** What a server that was off may have missed. */
const LOOK_BACK_MS = 24 * 3600_000;

/** Asks Twilio from time to time what its webhooks did not tell. One node at a time does it. */
export function keepReconciling(parts: Parts, wake: () => void): { stop(): Promise<void> } {
  const node = randomUUID();
  let leadsUntil = 0;
  let listSince = parts.now() - LOOK_BACK_MS;
  // Whatever was under way when this process began may have been reported to nobody.
  let overdueBefore = parts.now();
  const progress: Progress = { upTo: 0, pages: [] };
  let isOver = false;
  let running: Promise<void> = Promise.resolve();

  const once = async () => {
    leadsUntil = await holdLease(parts, "reconcile", node, leadsUntil);
    if (leadsUntil === 0) return;
    const startedAt = parts.now();
    const wanted = { listSince, overdueBefore, progress, isOver: () => isOver };
    const { incoming, reports } = await reconcile(parts, wanted);
    listSince = startedAt - OVERLAP_MS;
    overdueBefore = startedAt + EVERY_MS - OVERDUE_MS;
    if (incoming > 0) wake();
    if (incoming + reports > 0) {
      parts.log.warn({ count: incoming + reports }, "found what no webhook had told");
    }
  };
  const start = () => {
    running = once().catch((error: unknown) => {
      parts.log.warn({ err: error }, "could not ask Twilio for what was missed");
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
      if (leadsUntil > 0) await dropLease(parts, "reconcile", node);
    },
  };
}
