import type { Translation } from "@parley/client";
import type { phone as english } from "../en/phone.ts";

export const phone: Translation<typeof english> = {
  "phone.number": "Telefonnummer",
  "phone.country": "Land der Nummer",
  "phone.missing": "Gib eine Telefonnummer an.",
  "phone.invalid":
    "Das ist keine Telefonnummer. Schreibe sie, wie du sie wählen würdest, oder mit + am Anfang.",
  "phone.short": "Diese Nummer ist zu kurz. Sieh nach, ob eine Ziffer fehlt.",
  "phone.long": "Diese Nummer ist zu lang. Sieh nach, ob eine Ziffer doppelt ist.",
  "phone.unknown": "In keinem Land beginnen Nummern so.",
  "phone.texts.phone_country": "Dieser Server sendet keine SMS in dieses Land.",
  "phone.texts.phone_kind": "Solche Nummern empfangen keine SMS. Nimm die eines Mobiltelefons.",
  "phone.texts.too_many": {
    one: "Mehr SMS lassen sich gerade nicht senden. Versuche es in {count} Minute wieder.",
    other: "Mehr SMS lassen sich gerade nicht senden. Versuche es in {count} Minuten wieder.",
  },
};
