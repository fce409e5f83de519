import type { Id } from "@parley/protocol";
import type { SeatRow } from "../../seats/seats.ts";
import type { IncomingText } from "./form.ts";

/** A text of somebody's, at a number of ours. */
export interface Heard {
  phone: string;
  number: string;
  text: IncomingText;
}

/** A place that belongs to a conversation now. */
export type Seated = SeatRow & { conversation_id: Id };
