import type { Translation } from "@parley/client";
import type { screen as english } from "../en/screen.ts";

export const screen: Translation<typeof english> = {
  "shell.away": "Keine Verbindung. Was du schreibst, wird aufgehoben und gesendet.",
  "shell.signedOut":
    "Du wurdest bei {server} abgemeldet. Beende Parley und melde dich neu an mit: parley login",
  "shell.tooOld":
    "Der Server braucht ein neueres Parley. Was du geschrieben hast, ist aufgehoben: aktualisiere es und starte neu.",
  "shell.offline": "ohne Verbindung",
  "shell.mouse.on": "Die Maus ist an. Mit Umschalt markiert das Terminal.",
  "shell.mouse.off": "Die Maus ist aus.",
  "shell.yes": "ja",
  "shell.no": "nein",

  "hint.keys": "Tasten",
  "hint.go": "gehe zu",
  "hint.focus": "weiter",
  "hint.message": "Nachrichten",
  "hint.reply": "antworten",
  "hint.edit": "bearbeiten",
  "hint.delete": "löschen",
  "hint.react": "reagieren",
  "hint.copy": "kopieren",
  "hint.open": "öffnen",
  "hint.view": "lesen",
  "hint.leave": "zurück",
  "hint.retry": "noch einmal senden",
  "hint.discard": "verwerfen",
  "hint.close": "schließen",
  "hint.next": "weiter",
  "hint.more": "mehr",

  "shell.newer": { one: "{count} neue Nachricht unten", other: "{count} neue Nachrichten unten" },
  "shell.older": "Ältere Nachrichten. {key} führt zur neuesten.",

  "list.title": "Unterhaltungen",
  "list.unread": "Ungelesen",
  "list.channels": "Kanäle",
  "list.groups": "Gruppen",
  "list.people": "Personen",
  "list.requests": "Anfragen",
  "list.empty":
    "Noch keine Unterhaltungen. Schreibe /join NAME für einen Kanal oder /msg NAME für eine Person.",
  "list.nothingUnread": "Nichts ist ungelesen.",
  "list.muted": "stumm",
  "list.draft": "Entwurf",
  "list.byText": "per SMS",
  "list.online": "gerade hier",

  "conversation.people": { one: "{count} Person", other: "{count} Personen" },
  "conversation.byText": "{count} per SMS",
  "conversation.none.title": "Nichts ist offen.",
  "conversation.none": "Strg+K führt zu einer Unterhaltung oder Person, Tab zur Liste.",
  "conversation.gone":
    "Diese Unterhaltung ist nicht hier: Sie wurde gelöscht, oder du bist nicht mehr darin.",

  "requests.bar.direct": "{name} gehört nicht zu deinen Kontakten.",
  "requests.bar.invitation":
    "{name} lädt dich zu dieser Unterhaltung ein. Lesen kannst du sie, sobald du annimmst.",
  "requests.accept": "annehmen",
  "requests.decline": "ablehnen",
  "requests.block": "blockieren",
  "requests.blockAsks":
    "{name} blockieren? Die Person kann dir nicht mehr schreiben, dich nicht einladen und nicht als Kontakt anfragen, und erfährt das nicht.",
  "requests.declined": "Abgelehnt.",
  "requests.blocked": "{name} ist blockiert.",

  "switcher.title": "Gehe zu",
  "switcher.none": "Hier heißt nichts so. /join sucht auf dem Server.",
  "switcher.notThere": "Die Person ist nicht mehr hier oder nimmt keine Nachrichten von dir an.",

  "help.title": "Tasten",
  "help.everywhere": "Überall",
  "help.list": "In der Liste",
  "help.timeline": "In den Nachrichten",
  "help.message": "Auf einer Nachricht",
  "help.composer": "Beim Schreiben",
  "help.switcher": "Beim Wechseln",
  "help.question": "Bei einer Frage",
  "help.reader": "Beim Lesen für sich",
  "help.commands": "Befehle",
  "help.none": "keine Taste",

  "members.title": "Mitglieder",
  "members.loading": "Der Server wird gefragt …",
  "members.count": { one: "{count} Mitglied", other: "{count} Mitglieder" },
  "members.invited": "Eingeladen",
  "members.role.owner": "Inhaber",
  "members.role.moderator": "Moderator",
  "members.you": "{name} (du)",
  "members.kind.guest": "Gast",
  "members.kind.bot": "Programm",

  "mentions.title": "Erwähnungen",
  "mentions.empty": "Noch keine Erwähnungen. Wenn dir jemand mit @ schreibt, steht es hier.",
  "mentions.in": "in {conversation}",
  "mentions.loading": "Frühere Erwähnungen werden geladen …",
  "mentions.end": "Frühere Erwähnungen gibt es nicht.",
  "mentions.failed":
    "Frühere Erwähnungen konnten nicht geladen werden. {reason} Weitergehen versucht es noch einmal.",
};
