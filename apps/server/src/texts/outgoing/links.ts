import type { File, Id } from "@parley/protocol";
import { signedLink } from "../../files/links.ts";
import type { Parts } from "../../parts.ts";
import { linkToWhole } from "../long/link.ts";

const FOR_PEOPLE_S = 7 * 24 * 3600;
/** Twilio fetches what goes along at once. */
const FOR_CARRIER_S = 3600;

/** Where somebody reads what was too long for a text; null where no phone can reach this server. */
export const linkTo =
  (parts: Parts, conversation: Id, person: Id) =>
  (seq: number): string | null =>
    parts.twilio.publicUrl(linkToWhole(parts, { conversation, seq, person }));

export const linkToFile =
  (parts: Parts) =>
  (file: File): string | null =>
    parts.twilio.publicUrl(signedLink(parts, file, { seconds: FOR_PEOPLE_S }));

export const linkForCarrier = (parts: Parts, file: Id): string | null =>
  parts.twilio.webhookUrl(signedLink(parts, { id: file }, { seconds: FOR_CARRIER_S }));
