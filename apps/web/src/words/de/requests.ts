import type { Translation } from "@parley/client";
import type { requests as english } from "../en/requests.ts";

export const requests: Translation<typeof english> = {
  "requests.title": "Anfragen",
  "requests.none.title": "Keine Anfragen",
  "requests.none":
    "Wenn dir jemand Neues schreibt oder dich einlädt, wartet es hier auf deine Antwort.",
  "requests.messages": "Nachrichten und Einladungen",
  "requests.message": "{name} möchte dir schreiben",
  "requests.invitation": "{name} lädt dich zu {conversation} ein",
  "requests.read": "Lesen",
  "requests.read.named": "Lesen, was {name} geschrieben hat",
  "requests.accept": "Annehmen",
  "requests.accept.named": "Annehmen: {name}",
  "requests.decline": "Ablehnen",
  "requests.decline.named": "Ablehnen: {name}",
  "requests.declined": "Abgelehnt.",
  "requests.block": "Blockieren",
  "requests.block.named": "Blockieren: {name}",
  "requests.block.title": "{name} blockieren?",
  "requests.block.body":
    "Die Person kann dir nicht mehr schreiben, dich nicht einladen und nicht als Kontakt anfragen, und erfährt das nicht. In gemeinsamen Unterhaltungen seht ihr euch weiterhin.",
  "requests.blocked": "{name} ist blockiert.",
  "requests.bar.direct":
    "{name} gehört nicht zu deinen Kontakten. Nimm an, um zu antworten, oder lehne ab, dann verschwindet das hier.",
  "requests.bar.invitation":
    "{name} lädt dich zu dieser Unterhaltung ein. Lesen kannst du sie, sobald du annimmst.",
  "requests.received": "Kontaktanfragen an dich",
  "requests.received.body": "Ein Kontakt kann dir immer schreiben.",
  "requests.sent": "Kontaktanfragen von dir",
  "requests.withdraw": "Zurückziehen",
  "requests.withdraw.named": "Zurückziehen: Anfrage an {name}",
  "requests.withdrawn": "Die Anfrage an {name} ist zurückgezogen.",
  "requests.accepted": "{name} ist jetzt ein Kontakt.",
  "requests.asked": "Angefragt: {when}",
  "requests.contacts": "Kontakte",
  "requests.contacts.none":
    "Noch keine Kontakte. Finde jemanden über den Nutzernamen und frage an, oder nimm eine Anfrage an.",
  "requests.contacts.more": "Mehr zu {name}",
  "requests.contacts.rename": "Umbenennen",
  "requests.contacts.name": "Dein Name für {name}",
  "requests.contacts.name.hint":
    "Nur du siehst ihn. Lass ihn leer für den eigenen Namen der Person.",
  "requests.contacts.name.shape": "Ein Name ist eine Zeile mit höchstens {max} Zeichen.",
  "requests.contacts.own": "nennt sich {name}",
  "requests.contacts.remove": "Entfernen",
  "requests.contacts.removed": "{name} ist kein Kontakt mehr.",
  "requests.undo": "Rückgängig",
  "requests.blocks": "Blockiert",
  "requests.blocks.none": "Niemand ist blockiert.",
  "requests.unblock": "Freigeben",
  "requests.unblock.named": "Freigeben: {name}",
  "requests.unblocked": "{name} ist nicht mehr blockiert.",
  "requests.since": "Seit {when}",
};
