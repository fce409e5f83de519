// Tells whoever sent a text what has become of it.
import type { Message, MessageStatus } from "../messages/message.ts";
import type { World } from "../world.ts";
import { callWebhook } from "./call.ts";

/** Reports a text's statuses in their order, each once its predecessor has been taken, unless a fault says otherwise. */
export function reporterOf(world: World, message: Message): (isLast?: boolean) => void {
  let reported: Promise<void> = Promise.resolve();
  let held: (() => Promise<void>)[] = [];
  return (isLast = false) => {
    const address = message.statusCallback ?? serviceCallback(world, message);
    if (!address) return;
    const ended = world.work.begin();
    const fields = fieldsOf(world, message);
    const { duplicateCallbacks, lateCallbacksMs, shuffledCallbacks } = world.faults.get();
    const due = pass(world, lateCallbacksMs);
    const report = async (): Promise<void> => {
      await due;
      const webhook = { address, method: "POST" as const, fields, sid: message.sid };
      await callWebhook(world, webhook);
      if (duplicateCallbacks) await callWebhook(world, webhook);
      ended();
    };
    if (shuffledCallbacks && !isLast) return void held.unshift(report);
    const next = [report, ...held];
    held = [];
    for (const each of next) reported = reported.then(each);
  };
}

function pass(world: World, ms: number): Promise<void> | void {
  if (ms > 0) return new Promise((resolve) => world.clock.after(ms, resolve));
}

function serviceCallback(world: World, { serviceSid }: Message): string | null {
  return serviceSid === null ? null : (world.services.get(serviceSid)?.statusCallback ?? null);
}

function fieldsOf(world: World, message: Message): Record<string, string> {
  const fields: Record<string, string> = {
    AccountSid: world.account.sid,
    ApiVersion: "2010-04-01",
    From: message.from ?? "",
    MessageSid: message.sid,
    MessageStatus: message.status,
    SmsSid: message.sid,
    SmsStatus: message.status,
    To: message.to,
  };
  if (message.serviceSid !== null) fields["MessagingServiceSid"] = message.serviceSid;
  if (message.errorCode !== null) fields["ErrorCode"] = String(message.errorCode);
  if (RECEIPTS.has(message.status)) fields["RawDlrDoneDate"] = receiptDate(message.updatedAt);
  return fields;
}

/** They come from the carrier's receipt. */
const RECEIPTS = new Set<MessageStatus>(["delivered", "undelivered"]);

/** YYMMDDhhmm */
function receiptDate(ms: number): string {
  return new Date(ms).toISOString().replaceAll(/[-T:]/g, "").slice(2, 12);
}
