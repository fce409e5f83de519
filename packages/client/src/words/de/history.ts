import type { Translation } from "../entry.ts";
import type { history as english } from "../en/history.ts";

export const history: Translation<typeof english> = {
  "message.you": "Du",
  /** To whom something is done: "Ana invited you". */
  "message.youObject": "dich",
  "message.somebody": "Jemand",
  "message.byText": "per SMS",
  "message.edited": "(bearbeitet)",
  "message.deleted": "Nachricht gelöscht",
  "message.original.gone": "Eine frühere Nachricht",
  "message.sending": "Wird gesendet",
  "message.waiting": "Wird gesendet, wenn die Verbindung wieder da ist",
  "message.failed": "Nicht gesendet. {reason}",
  "message.failed.unreachable":
    "Sie hat zu lange auf eine Verbindung gewartet. Noch einmal senden?",
  "event.joined": "Beigetreten: {names}",
  "event.added": "{by}: {names} aufgenommen",
  "event.invited": "{by}: {names} eingeladen",
  "event.left": "Gegangen: {names}",
  "event.removed": "{by}: {names} entfernt",
  "event.declined": "Einladung abgelehnt: {names}",
  "event.role.owner": "{by}: Besitz auch für {names}",
  "event.role.moderator": "{by}: Moderation für {names}",
  "event.role.member": "{by}: einfache Mitgliedschaft für {names}",
  "event.created": "{by}: Unterhaltung begonnen",
  "event.renamed": "{by}: umbenannt in {name}",
  "event.topic": "{by}: Thema gesetzt: {topic}",
  "event.topicCleared": "{by}: Thema entfernt",
  "event.access.open": "{by}: für alle auf diesem Server geöffnet",
  "event.phones.on": "{by}: Telefone können per SMS teilnehmen",
  "event.phones.off": "{by}: Teilnahme per SMS beendet",
  "event.access.invited": "{by}: nur noch für Eingeladene",
  "conversation.somebody": "Jemand",
  "conversation.notes": "Notizen an dich",
  "files.pictures": { one: "Bild", other: "{count} Bilder" },
  "files.count": { one: "{count} Datei", other: "{count} Dateien" },
};
