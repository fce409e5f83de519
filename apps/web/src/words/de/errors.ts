import type { errors as english } from "../en/errors.ts";
import type { Translation } from "../entry.ts";

export const errors: Translation<typeof english> = {
  "error.unreachable":
    "Keine Verbindung zum Server. Versuche es noch einmal, wenn sie wieder da ist.",
  "error.malformed": "Der Server hat das nicht verstanden. Lade die Seite neu.",
  "error.not_signed_in": "Du bist hier abgemeldet. Melde dich an, um weiterzumachen.",
  "error.wrong_credentials": "Dieser Name und dieses Passwort gehören nicht zusammen.",
  "error.origin_refused": "Der Server nimmt von dieser Adresse keine Anfragen an.",
  "error.not_allowed": "Deine Rolle hier erlaubt das nicht.",
  "error.not_found": "Hier ist nichts, oder nichts, was du sehen kannst.",
  "error.username_taken": "Dieser Name ist vergeben.",
  "error.name_taken": "Eine Unterhaltung dieses Namens gibt es schon.",
  "error.too_large": "Das ist mehr, als dieser Server auf einmal annimmt.",
  "error.unsupported_type": "Der Server hat das nicht verstanden. Lade die Seite neu.",
  "error.password_too_short": "Ein Passwort braucht mindestens 8 Zeichen.",
  "error.password_common":
    "Dieses Passwort ist eines der ersten, die man probieren würde. Wähle ein anderes.",
  "error.username_reserved": "Dieser Name ist reserviert. Wähle einen anderen.",
  "error.general_stays": "#general kann nicht gelöscht, umbenannt oder geschlossen werden.",
  "error.last_owner": "Mache zuerst jemand anderen zum Besitzer.",
  "error.not_accepted":
    "Die Person hat diese Unterhaltung verlassen oder nimmt von dir keine Nachrichten an.",
  "error.message_deleted": "Diese Nachricht ist gelöscht worden.",
  "error.own_contact": "Du kannst nicht dein eigener Kontakt sein.",
  "error.too_many_reactions":
    "Diese Nachricht hat so viele verschiedene Reaktionen, wie sie fasst.",
  "error.too_many_conversations": "Du bist in so vielen Unterhaltungen, wie man sein kann.",
  "error.too_many_accounts": "Dieser Browser hält so viele Konten, wie er kann.",
  "error.not_for_this_kind": "Das gibt es bei dieser Art von Unterhaltung nicht.",
  "error.too_many": "Zu viel auf einmal. Warte einen Moment und versuche es noch einmal.",
  "error.internal": "Auf dem Server ist etwas schiefgegangen. Es ist vermerkt.",
  "error.busy": "Der Server ist beschäftigt. Versuche es gleich noch einmal.",
};
