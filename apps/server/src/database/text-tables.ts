import type { Generated } from "kysely";

/** What the text lane keeps: seats, texts on their way out, and texts that came in. */
export interface TextTables {
  number: NumberTable;
  seat: SeatTable;
  texts_off: TextsOffTable;
  obstacle: ObstacleTable;
  held: HeldTable;
  text: TextTable;
  delivery: DeliveryTable;
  spending: SpendingTable;
  incoming_text: IncomingTextTable;
}

/** One of our own numbers. Its row is what a change of its pace, or of who sits there, waits for. */
export interface NumberTable {
  number: string;
  /** When it may send next. */
  next_at: Generated<number>;
}

/**
 * A phone's place at one of our numbers: what is texted between the two belongs to one conversation.
 * `asked`: invited, and not answered yet. `resting`: they have left, and a late text must not land in
 * the next conversation.
 */
export interface SeatTable {
  phone: string;
  number: string;
  person_id: number;
  /** Null while resting. */
  conversation_id: number | null;
  state: "asked" | "taken" | "resting";
  since: number;
  /** When anything was last texted either way. */
  used_at: number;
  muted_until: number | null;
  rests_until: number | null;
}

/** Who takes part in the app, and has chosen to get no texts of a conversation. */
export interface TextsOffTable {
  conversation_id: number;
  person_id: number;
}

/** Why a phone gets no texts, as the carrier told us. */
export interface ObstacleTable {
  phone: string;
  /** One of our numbers, a messaging service, or `*` for all of them. */
  scope: string;
  /** Twilio's error code; 21610 for an opt-out. */
  code: number;
  at: number;
}

/** A message whose texts have not been made yet: it may still be edited or deleted at no cost. */
export interface HeldTable {
  conversation_id: number;
  seq: number;
  /** What happened to it; `edit` and `deletion` are told to whoever had it by text already. */
  kind: "message" | "edit" | "deletion";
  due_at: number;
}

/** One text going out. Once made it only ever moves forward. */
export interface TextTable {
  id: number;
  /** `message`: what was said, in a conversation; `notice`: what the server itself has to say. */
  kind: "message" | "notice";
  number: string;
  phone: string;
  person_id: number | null;
  conversation_id: number | null;
  body: string;
  /** JSON `[id]` of pictures that go along, or null. */
  files: string | null;
  segments: number;
  /** Ours until `accepted`, then as Twilio reports it. `unknown`: sent, and no answer came back. */
  state:
    | "pending"
    | "submitting"
    | "unknown"
    | "accepted"
    | "sending"
    | "sent"
    | "delivered"
    | "undelivered"
    | "failed";
  sid: string | null;
  code: number | null;
  not_before: number;
  attempts: number;
  created_at: number;
  submitted_at: number | null;
  changed_at: number;
}

/** Which text carried a message to whom, or why none did. */
export interface DeliveryTable {
  conversation_id: number;
  seq: number;
  person_id: number;
  /** The text that carried it. */
  text_id: number | null;
  /** The last text that told of it: that one, or of a change. */
  told_by: number | null;
  /** What that one told: when the message was written, edited or deleted, whichever came last. */
  edition: number | null;
  reason: "opted_out" | "landline" | "no_such_phone" | "muted" | "unanswered" | "withdrawn" | null;
}

/** What texts have cost on a day (UTC), in millionths of a dollar, as estimated before sending. */
export interface SpendingTable {
  day: string;
  micros: number;
}

/** A text that came in. It is kept as it came until it has been understood. */
export interface IncomingTextTable {
  sid: string;
  phone: string;
  number: string;
  /** JSON of the form; null once done. */
  form: string | null;
  state: "new" | "done";
  attempts: Generated<number>;
  at: number;
}
