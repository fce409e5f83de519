/** A simulated phone: somebody else's, at the other end of the carrier. */
export interface Handset {
  /** E.164, or a short code. */
  number: string;
  faults: HandsetFaults;
}

export interface HandsetFaults {
  /** Nothing arrives until it is on again. */
  off: boolean;
  landline: boolean;
  /** The carrier does not know the number. */
  unknown: boolean;
  /** The carrier drops what is sent to it. */
  filtered: boolean;
  /** The account may not send to its region. */
  regionOff: boolean;
  /** ISO 8601: when its SIM was last exchanged. */
  simSwappedAt: string | null;
  /** ISO 8601: when its carrier took the number back, to give it to somebody else. */
  recycledAt: string | null;
  /** What Lookup says of the line. */
  lineType: string;
}

/** A text as the handset's owner sees it. */
export interface HandsetText {
  sid: string;
  from: string;
  to: string;
  body: string;
  /** The address is a path under `/phones/api/media/`; `Handsets.media` has what is behind it. */
  media: { url: string; type: string }[];
  /** ISO 8601. */
  at: string;
  direction: "in" | "out";
  status: string;
}

/** A text on its way through the carrier. */
export interface CarriedText {
  from: string;
  to: string;
  body: string;
  sid?: string;
  media?: CarriedMedia[];
}

export interface CarriedMedia {
  sid: string;
  type: string;
  base64: string;
}
