import type { Translation } from "@parley/client";
import type { composer as english } from "../en/composer.ts";

export const composer: Translation<typeof english> = {
  "composer.paste.asks": {
    one: "{count} Zeile einfügen?",
    other: "{count} Zeilen einfügen?",
  },
  "composer.paste.long":
    "{characters} Zeichen in {lines} Zeilen: Eine Nachricht fasst {most}. Einfügen?",
  "composer.paste.yes": "ja",
  "composer.paste.no": "nein",
  "composer.paste.code": "als Codeblock",
  "composer.paste.asFile": "als Datei",
  "composer.paste.file": "eingefuegt.txt",
  "composer.paste.fileThere": "Es geht als {name} mit deiner nächsten Nachricht.",
  "composer.queued": "Keine Verbindung. Es bleibt hier und wird gesendet.",
  "composer.tooLong": {
    one: "Nicht gesendet: {count} Zeichen zu viel.",
    other: "Nicht gesendet: {count} Zeichen zu viel.",
  },
  "composer.lines.on": "Enter beginnt jetzt eine neue Zeile, und Alt+Enter sendet.",
  "composer.lines.off": "Enter sendet wieder.",
  "composer.nothingToEdit": "Hier ist keine Nachricht von dir, die sich bearbeiten ließe.",
  "composer.nothingToReactTo": "Hier ist keine Nachricht, auf die du reagieren könntest.",
  "composer.nothingToAnswer": "Hier ist keine Nachricht, auf die du antworten könntest.",
  "composer.find": "Früher geschrieben: {typed}",
  "composer.find.keys": "{again} davor · Enter übernimmt · Esc",
  "composer.find.none": "Nichts, was du geschrieben hast, enthält das.",
  "composer.history.empty": "Davor wurde nichts geschrieben.",
  "composer.history.notKept": "Was du schreibst, wird für Ctrl+P nicht behalten: {reason}",
  "composer.editor.none":
    "{editor} ließ sich nicht starten. Was du geschrieben hattest, ist noch da.",
  "composer.editor.file":
    "Die Datei für den Editor ließ sich nicht schreiben oder lesen ({reason}). Was du geschrieben hattest, ist noch da.",
  "composer.editor.ended":
    "{editor} endete mit einem Fehler ({code}). Was du geschrieben hattest, ist noch da.",
  "composer.file.missing": "Es gibt hier keine Datei {name}, die sich lesen lässt.",
  "composer.file.folder": "{name} ist ein Ordner. Dateien gehen einzeln.",
  "composer.file.tooLarge": "{name} ist größer, als dieser Server annimmt.",
  "composer.file.tooMany": "{name} ist eine Datei zu viel für eine Nachricht.",
  "composer.file.underWay": "{name} {percent} %",
  "composer.file.waiting": "{name} …",
  "composer.file.failed": "{name} ist nicht angekommen",
  "composer.file.hint": "Rücktaste nimmt sie heraus",
  "composer.file.retry": "Enter versucht es noch einmal · Rücktaste nimmt sie heraus",
  "composer.files.leaving": "Sie wird gesendet, sobald die Dateien da sind.",
  "composer.command.asksTextNear":
    "Es gibt keinen Befehl {command}, aber /{near}. Als Text senden?",
  "composer.command.asksText": "Es gibt keinen Befehl {command}. Als Text senden?",
  "composer.quit.asks": "Beenden? Was du gerade schreibst, bleibt.",
  "composer.offer.more": { one: "{count} weiteres", other: "{count} weitere" },
};
