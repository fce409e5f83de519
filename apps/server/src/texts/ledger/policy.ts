import type { DeliveryReason, DeliveryState } from "@parley/protocol";
import type { DeliveryTable, TextTable } from "../../database/text-tables.ts";
import { BLOCKED, EXPIRED, LEFT, OPTED_OUT } from "../codes.ts";

/** A delivery as it stands: the text that carried it, or the reason there was none. */
export interface Standing {
  reason: DeliveryTable["reason"];
  state: TextTable["state"] | null;
  code: number | null;
}

/** What a person is told of it. */
export function outcomeOf({ reason, state, code }: Standing): {
  state: DeliveryState;
  reason: DeliveryReason | null;
  code: number | null;
} {
  if (state === null) return { state: "failed", reason: reason ?? "unexplained", code: null };
  if (state === "failed" || state === "undelivered") {
    return { state: "failed", reason: reasonOf(code), code: code === LEFT ? null : code };
  }
  return { state: shown[state], reason: null, code: null };
}

const shown = {
  pending: "queued",
  submitting: "queued",
  unknown: "queued",
  accepted: "queued",
  sending: "queued",
  sent: "sent",
  delivered: "delivered",
} as const satisfies Partial<Record<TextTable["state"], DeliveryState>>;

/** https://www.twilio.com/docs/api/errors, as far as it is known what they mean for a person. */
function reasonOf(code: number | null): DeliveryReason {
  return (code !== null && reasons.get(code)) || "unexplained";
}

const reasons = new Map<number, DeliveryReason>([
  [OPTED_OUT, "opted_out"],
  [BLOCKED, "opted_out"],
  [30003, "phone_off"],
  [21614, "landline"],
  [21635, "landline"],
  [30006, "landline"],
  [21211, "no_such_phone"],
  [21214, "no_such_phone"],
  [21217, "no_such_phone"],
  [21612, "no_such_phone"],
  [30005, "no_such_phone"],
  [30007, "filtered"],
  [30450, "filtered"],
  [30453, "filtered"],
  [14107, "filtered"],
  [21408, "region_off"],
  [LEFT, "left"],
  [EXPIRED, "expired"],
  [30410, "expired"],
  [20003, "not_set_up"],
  [21606, "not_set_up"],
  [21608, "not_set_up"],
  [21659, "not_set_up"],
  [30002, "not_set_up"],
  [30032, "not_set_up"],
  [30034, "not_set_up"],
  [30035, "not_set_up"],
]);
