/** Twilio's code for what waited for too long. */
export const EXPIRED = 30001;

/** Twilio's for somebody who has opted out, and the carrier's for the same. */
export const OPTED_OUT = 21610;
export const BLOCKED = 30004;

/** Ours, since Twilio's have five digits: the phone had left before its text was sent. */
export const LEFT = 1;
