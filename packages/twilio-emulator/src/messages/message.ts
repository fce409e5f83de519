/** A text as the account sees it; what its Message resource is made of. Times in milliseconds. */
export interface Message {
  sid: string;
  /** Counts up over all messages: where it stands in a list. */
  order: number;
  direction: "inbound" | "outbound-api" | "outbound-reply";
  /** Null while its messaging service has not chosen a sender. */
  from: string | null;
  to: string;
  body: string;
  status: MessageStatus;
  errorCode: number | null;
  numSegments: number;
  numMedia: number;
  /** Where the sender said its pictures are. */
  mediaUrls: string[];
  /** Of the account's credit, once it was sent: "-0.00750". */
  price: string | null;
  serviceSid: string | null;
  statusCallback: string | null;
  /** Until when it may wait in a queue. */
  validUntil: number;
  /** When a scheduled one is due. */
  sendAt: number | null;
  createdAt: number;
  updatedAt: number;
  sentAt: number | null;
}

export type MessageStatus =
  | "accepted"
  | "scheduled"
  | "queued"
  | "sending"
  | "sent"
  | "delivered"
  | "undelivered"
  | "failed"
  | "canceled"
  | "receiving"
  | "received";

/** A picture or another file of a message, kept whole. */
export interface Media {
  sid: string;
  messageSid: string;
  contentType: string;
  base64: string;
  createdAt: number;
}
