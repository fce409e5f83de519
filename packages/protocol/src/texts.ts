import { z } from "zod";
import { id, seq, time } from "./ids.ts";
import { person } from "./people.ts";
import { body } from "./text.ts";

/** What became of one message for one phone. `failed` always has a reason. */
export const deliveryState = z.enum(["queued", "sent", "delivered", "failed"]);
export type DeliveryState = z.infer<typeof deliveryState>;

/** Why a phone did not get a message. */
export const deliveryReason = z.enum([
  /** They texted STOP. */
  "opted_out",
  /** They asked for quiet. */
  "muted",
  /** They have not answered the first texts, and get no more until they do. */
  "unanswered",
  /** The phone was off, or out of reach for too long. */
  "phone_off",
  "landline",
  "no_such_phone",
  /** The carrier took it for spam. */
  "filtered",
  /** Texts to that country are not switched on. */
  "region_off",
  /** It could not be sent for so long that it was given up. */
  "expired",
  /** It was deleted before it was sent to them. */
  "withdrawn",
  /** They left before it was sent to them. */
  "left",
  /** Our number is not registered for this, or has been suspended: whoever runs the server can mend it. */
  "not_set_up",
  "unexplained",
]);
export type DeliveryReason = z.infer<typeof deliveryReason>;

/** One phone's side of one message. */
export const delivery = z
  .object({
    person,
    state: deliveryState,
    reason: deliveryReason.nullable(),
    /** Twilio's number for it (twilio.com/docs/api/errors), where it gave one. */
    code: z.int().positive().nullable(),
    /** When it last changed; null where no text was made. */
    at: time.nullable(),
  })
  .meta({ id: "Delivery" });
export type Delivery = z.infer<typeof delivery>;

/** Whom a message reached, by every lane. */
export const ledger = z
  .object({
    conversation: id,
    seq,
    texts: z.array(delivery),
    /** Who has read it in an app; at most 100 of them. */
    readBy: z.array(person),
    /** How many have. */
    readers: z.int().nonnegative(),
  })
  .meta({ id: "Ledger" });
export type Ledger = z.infer<typeof ledger>;

/** The same in numbers. */
export const ledgerSummary = z
  .object({
    seq,
    /** Phones it is for. */
    phones: z.int().nonnegative(),
    delivered: z.int().nonnegative(),
    failed: z.int().nonnegative(),
    readers: z.int().nonnegative(),
  })
  .meta({ id: "LedgerSummary" });
export type LedgerSummary = z.infer<typeof ledgerSummary>;

/** What a message would be as texts, before it is sent. */
export const texting = z
  .object({
    /** Phones that would get it. */
    phones: z.int().nonnegative(),
    /** US dollars for one segment to one phone, about. */
    segmentPrice: z.number().nonnegative(),
    /** What stands before one's words: `name: `. */
    prefix: z.string(),
  })
  .meta({ id: "Texting" });
export type Texting = z.infer<typeof texting>;

/** The `/sms` command: the number in any spelling. */
export const newText = z.strictObject({ to: z.string().trim().min(1).max(40), body });
