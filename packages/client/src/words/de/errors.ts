import type { errors as english } from "../en/errors.ts";
import type { Translation } from "../entry.ts";

export const errors: Translation<typeof english> = {
  "error.unreachable":
    "Keine Verbindung zum Server. Versuche es noch einmal, wenn sie wieder da ist.",
  "error.malformed":
    "Der Server hat das nicht verstanden. Öffne Parley neu und versuche es noch einmal.",
  "error.not_signed_in": "Du bist hier abgemeldet. Melde dich an, um weiterzumachen.",
  "error.wrong_credentials": "Dieser Name und dieses Passwort gehören nicht zusammen.",
  "error.origin_refused": "Der Server nimmt von dieser Adresse keine Anfragen an.",
  "error.signature_refused": "Diese Anfrage ist nicht von Twilio unterschrieben.",
  "error.not_allowed": "Deine Rolle hier erlaubt das nicht.",
  "error.not_found": "Hier ist nichts, oder nichts, was du sehen kannst.",
  "error.phone_taken": "Diese Nummer gehört schon zu einem Konto. Melde dich damit an.",
  "error.username_taken": "Dieser Name ist vergeben.",
  "error.name_taken": "Eine Unterhaltung dieses Namens gibt es schon.",
  "error.client_too_old": "Diese App ist zu alt für den Server. Aktualisiere sie.",
  "error.too_large": "Das ist mehr, als dieser Server auf einmal annimmt.",
  "error.file_too_large": "Diese Datei ist größer, als dieser Server annimmt.",
  "error.unsupported_type":
    "Der Server hat das nicht verstanden. Öffne Parley neu und versuche es noch einmal.",
  "error.password_too_short": "Ein Passwort braucht mindestens 8 Zeichen.",
  "error.password_common":
    "Dieses Passwort ist eines der ersten, die man probieren würde. Wähle ein anderes.",
  "error.username_reserved": "Dieser Name ist reserviert. Wähle einen anderen.",
  "error.email_invalid":
    "Das ist keine E-Mail-Adresse. Schreib eine wie name@example.org, oder lass sie weg.",
  "error.phone_invalid": "Das ist keine Telefonnummer.",
  "error.phone_country": "Dieser Server schickt in dieses Land keine Codes.",
  "error.phone_kind": "Diese Art von Nummer bekommt keine Codes. Nimm die eines Handys.",
  "error.phone_unable":
    "Dieses Telefon kann nicht schreiben: Es ist aus, oder seine Leitung trägt keine SMS.",
  "error.code_wrong": "Das ist nicht der Code.",
  "error.code_expired": "Dieser Code gilt nicht mehr. Lass dir einen neuen schicken.",
  "error.authorization_pending": "Noch hat niemand dieses Gerät zugelassen.",
  "error.access_denied": "Dieses Gerät wurde nicht zugelassen.",
  "error.work_needed":
    "Im Moment werden zu viele Codes verlangt. Versuch es in einer Minute noch einmal.",
  "error.code_unavailable": "An diese Nummer lässt sich kein Code schicken.",
  "error.only_way_in": "Ohne sie könntest du dich nicht mehr anmelden.",
  "error.phone_needed": "Dafür braucht dein Konto eine Telefonnummer.",
  "error.password_needed": "Dafür braucht dein Konto ein Passwort.",
  "error.second_factor_needed": "Dieser zweite Faktor ist nicht eingeschaltet.",
  "error.no_phones_here":
    "Diese Unterhaltung nimmt keine Telefone auf. Wer sie betreut, kann das ändern.",
  "error.no_number_left":
    "Dieses Telefon ist in so vielen Unterhaltungen, wie dieser Server Nummern hat. Es muss erst eine verlassen.",
  "error.texts_off":
    "Dieser Mensch hat SMS in eurer Unterhaltung abgestellt und liest sie in der App. Schreib dort.",
  "error.phone_refuses": "Dieses Telefon will keine SMS mehr. Mit START hebt es das auf.",
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
  "error.file_unusable":
    "Eine dieser Dateien ist weg oder schon verschickt. Hänge sie noch einmal an.",
  "error.picture_too_large": "Dieses Bild hat mehr Bildpunkte, als dieser Server annimmt.",
  "error.too_many_files": "Verschicke erst einige der angehängten Dateien.",
  "error.slow_down": "Frage seltener an.",
  "error.too_many": "Zu viel auf einmal. Warte einen Moment und versuche es noch einmal.",
  "error.internal": "Auf dem Server ist etwas schiefgegangen. Es ist vermerkt.",
  "error.busy": "Der Server ist beschäftigt. Versuche es gleich noch einmal.",
};
