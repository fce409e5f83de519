import type { Door } from "../../http/route.ts";
import { signedHook } from "../../http/signed-hook.ts";
import { hooks } from "../../twilio/twilio.ts";
import { keepIncoming } from "./queries.ts";
import { phoneOf } from "./understand.ts";
import type { IncomingWorker } from "./worker.ts";

const LONGEST_SENDER = 64;

/**
 * Texts that come in, as Twilio tells. It is answered as soon as they are kept: it waits for seconds
 * only, and tells again what was not answered. What it told twice is kept once.
 */
export function incomingRoutes(door: Door, worker: Pick<IncomingWorker, "wake">): void {
  const { parts } = door;
  const expects = ["MessageSid", "From", "To", "Body"];
  signedHook(door, { path: hooks.texts, expects }, async (form) => {
    parts.textWatch.saw("received");
    const sender = form["From"]!;
    await keepIncoming(parts.database.db, {
      sid: storable(form["MessageSid"]!),
      phone: phoneOf(parts, sender) ?? storable(sender),
      number: storable(form["To"]!),
      form: JSON.stringify(form),
      at: parts.now(),
    });
    worker.wake();
  });
}

/** As much of what came as any column takes; the form itself is kept to the letter. */
const storable = (text: string) =>
  text.toWellFormed().replaceAll("\0", "").slice(0, LONGEST_SENDER);
