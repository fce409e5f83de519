import type { Translation } from "@parley/client";
import type { keys as english } from "../en/keys.ts";

export const keys: Translation<typeof english> = {
  "keys.title": "Tastenkürzel",
  "keys.withControl": "Strg {key}",
  "keys.everywhere": "Überall",
  "keys.find": "Zu einer Unterhaltung oder Person",
  "keys.neighbour": "Vorige oder nächste Unterhaltung",
  "keys.unread": "Vorige oder nächste ungelesene",
  "keys.mentions": "Erwähnungen",
  "keys.allRead": "Alles als gelesen markieren",
  "keys.regions": "Von Teil zu Teil der Seite",
  "keys.help": "Diese Tastenkürzel",
  "keys.reading": "Lesen",
  "keys.newest": "Zur neuesten Nachricht",
  "keys.messages": "Von Nachricht zu Nachricht, sobald eine den Fokus hat",
  "keys.writing": "Schreiben",
  "keys.break": "Neue Zeile",
  "keys.mention": "Jemanden erwähnen",
  "keys.editLast": "Letzte eigene Nachricht bearbeiten, wenn nichts geschrieben ist",
  "keys.cancel": "Nicht mehr antworten oder bearbeiten",
};
