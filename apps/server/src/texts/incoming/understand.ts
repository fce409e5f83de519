import type { SendMessage } from "../../messages/send.ts";
import type { Parts } from "../../parts.ts";
import { acceptedPhones, phoneIn } from "../../people/phone.ts";
import { seatAt, touchSeat, type SeatRow } from "../../seats/seats.ts";
import { callsOff } from "./call-off.ts";
import { carrierWordIn } from "./carrier-words.ts";
import type { IncomingText } from "./form.ts";
import { letsDeviceIn } from "./device.ts";
import { fromAsked } from "./from-asked.ts";
import { fromOutside } from "./from-outside.ts";
import { fromSeated } from "./from-seated.ts";
import type { Heard, Seated } from "./heard.ts";
import { noteStart, noteStop } from "./opt-out.ts";
import { readWord } from "./words-in.ts";

/** The one spelling of whose text it is; null for a short code, a name, or ourselves: nobody to talk with. */
export function phoneOf(parts: Parts, from: string): string | null {
  const phone = phoneIn(from, acceptedPhones(parts));
  return phone !== null && parts.twilio.numbers.includes(phone) ? null : phone;
}

/** Does what a text asks for, or puts it where it belongs. May be done again after a crash. */
export async function understand(
  parts: Parts,
  send: SendMessage,
  text: IncomingText,
): Promise<void> {
  const phone = phoneOf(parts, text.from);
  const number = parts.twilio.numbers.find((one) => one === text.to);
  if (phone === null || number === undefined) return;
  const heard: Heard = { phone, number, text };
  const carried = carrierWordIn(text.body, text.optOutType);
  if (carried === "stop") return noteStop(parts, heard);
  // The carrier answers these, and whoever asked to be left alone is not answered by us as well.
  if (carried === "help") return;
  if (carried !== null) {
    const wasStopped = await noteStart(parts, heard);
    if (carried === "start" || wasStopped) return;
  }
  if (text.body.trim() === "" && text.media.length === 0) return;
  if (await callsOff(parts, heard)) return;
  if (await letsDeviceIn(parts, heard)) return;
  const seat = await seatAt(parts.database.db, phone, number);
  const word = text.media.length === 0 ? readWord(text.body) : null;
  if (!isSomebodys(seat)) return fromOutside(parts, heard, word);
  await touchSeat(parts.database.db, seat, parts.now());
  if (seat.state === "asked") return fromAsked(parts, send, heard, seat, word);
  return fromSeated(parts, send, heard, seat, word);
}

const isSomebodys = (seat: SeatRow | undefined): seat is Seated =>
  seat !== undefined && seat.state !== "resting" && seat.conversation_id !== null;
