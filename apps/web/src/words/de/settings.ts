import type { Translation } from "@parley/client";
import type { settings as english } from "../en/settings.ts";

export const settings: Translation<typeof english> = {
  "settings.title": "Einstellungen",
  "settings.you": "Du",
  "settings.people": "Personen",
  "settings.sections": "Abschnitte der Einstellungen",
  "settings.saved": "Gespeichert.",
  "settings.profile": "Profil",
  "settings.profile.username": "Dein Nutzername ist {username}. Er bleibt, wie er ist.",
  "settings.displayName": "Angezeigter Name",
  "settings.displayName.hint": "Das sehen andere neben deinen Nachrichten.",
  "settings.displayName.missing": "Gib einen Namen an, damit andere wissen, wer schreibt.",
  "settings.security": "Anmeldung",
  "settings.keep": "Dieses Konto behalten",
  "settings.keep.body":
    "Du bist als Gast hier. Ergänze Nutzernamen und Passwort, dann kannst du dich überall wieder anmelden. Deine Unterhaltungen bleiben, wie sie sind.",
  "settings.keep.submit": "Dieses Konto behalten",
  "settings.keep.done": "Dieses Konto bleibt deines. Melde dich überall als {username} an.",
  "settings.keep.phone": "Oder mit einer Telefonnummer behalten",
  "settings.password": "Passwort",
  "settings.password.current": "Jetziges Passwort",
  "settings.password.new": "Neues Passwort",
  "settings.password.change": "Passwort ändern",
  "settings.password.done": "Dein Passwort ist geändert.",
  "settings.password.add": "Passwort ergänzen",
  "settings.password.added":
    "Du kannst dich ab jetzt mit deinem Nutzernamen und diesem Passwort anmelden.",
  "settings.password.none":
    "Du hast keines. Mit einem öffnet eine SMS an deine Nummer allein dein Konto nicht mehr.",
  "settings.sessions": "Wo du angemeldet bist",
  "settings.sessions.body":
    "Jeder Browser und jedes Terminal, die mit diesem Konto angemeldet sind. Beende, was du nicht kennst, und ändere dein Passwort.",
  "settings.sessions.here": "Dieser Browser",
  "settings.sessions.seen": "Zuletzt gesehen: {when}",
  "settings.sessions.since": "Angemeldet: {when}",
  "settings.sessions.unknown": "Unbekanntes Programm",
  "settings.sessions.end": "Sitzung beenden",
  "settings.sessions.end.named": "Sitzung beenden: {agent}",
  "settings.sessions.end.title": "Diese Sitzung beenden?",
  "settings.sessions.end.body":
    "{agent} wird sofort abgemeldet. Was dort gespeichert ist, bleibt, aber Neues kommt nicht mehr an.",
  "settings.sessions.ended": "Diese Sitzung ist beendet.",
  "settings.sessions.web": "Browser",
  "settings.sessions.terminal": "Terminal",
  "settings.sessions.api": "Programm",
  "settings.appearance": "Darstellung",
  "settings.appearance.here": "Das gilt in diesem Browser, für jedes Konto darin.",
  "settings.theme": "Farben",
  "settings.theme.system": "Wie das System",
  "settings.theme.light": "Hell",
  "settings.theme.dark": "Dunkel",
  "settings.language": "Sprache",
  "settings.language.hint": "Datum und Zahlen folgen der Region deines Browsers.",
  "settings.writing": "Schreiben",
  "settings.enter": "Die Eingabetaste",
  "settings.enter.send": "Sendet die Nachricht",
  "settings.enter.send.hint": "Umschalt und Eingabe beginnen eine neue Zeile.",
  "settings.enter.line": "Beginnt eine neue Zeile",
  "settings.enter.line.hint": "Strg und Eingabe senden die Nachricht.",
  "settings.enter.touch": "Auf einem Touchscreen beginnt die Eingabetaste immer eine neue Zeile.",
  "settings.about": "Über Parley",
  "settings.about.body":
    "Parley ist ein Chat, den Menschen selbst betreiben. Alles, was hier geschrieben wird, liegt auf {server}, in einer Datenbank.",
  "settings.about.readers": "Wer was lesen kann",
  "settings.about.readers.channel":
    "Kanäle: alle, die darin sind, und, wo sie offen sind, alle, die beitreten, von der ersten Nachricht an.",
  "settings.about.readers.group": "Gruppen: alle, die darin sind.",
  "settings.about.readers.direct": "Direktnachrichten: ihr beide.",
  "settings.about.readers.server":
    "Wer diesen Server betreibt, kann all das lesen. Es ist ohne Ende-zu-Ende-Verschlüsselung gespeichert.",
  "settings.about.readers.contacts":
    "Namen, die du deinen Kontakten gibst: nur du und wer den Server betreibt.",
  "settings.about.stored":
    "Dieser Browser behält eine Kopie dessen, was du gelesen hast, damit Parley auch ohne Netz aufgeht. Abmelden löscht sie.",
  "settings.about.programs": "Programme",
  "settings.about.programs.body":
    "Programme können über dieselbe Schnittstelle teilnehmen wie diese Seite.",
  "settings.about.docs": "Dokumentation der Schnittstelle öffnen",
  "settings.accounts": "Konten",
};
