import type { Translation } from "@parley/client";
import type { files as english } from "../en/files.ts";

export const files: Translation<typeof english> = {
  "files.gif": "GIF",
  "files.attach": "Dateien anhängen",
  "files.drop": "Loslassen, um in {conversation} zu senden",
  "files.tray": "Dateien zum Senden",
  "files.uploaded": {
    one: "{there} von {count} Datei hochgeladen",
    other: "{there} von {count} Dateien hochgeladen",
  },
  "files.underWay": "{size} · {percent} %",
  "files.progress": "{name} wird hochgeladen",
  "files.cancel": "{name} nicht hochladen",
  "files.remove": "{name} entfernen",
  "files.retry": "Noch einmal",
  "files.retryNamed": "Noch einmal: {name}",
  "files.offline": "Dateien brauchen eine Verbindung. Versuche es wieder, wenn sie da ist.",
  "files.stuck":
    "Eine der Dateien wurde nicht hochgeladen. Versuche es noch einmal, oder entferne sie.",
  "files.waiting": "Wird gesendet, sobald die Dateien hochgeladen sind.",
  "files.stay": "Noch nicht senden",
  "files.tooLarge": "{name} ist zu groß. Dieser Server nimmt Dateien bis {size}.",
  "files.tooMany": "{name} blieb weg: Eine Nachricht fasst zehn Dateien.",
  "files.folder":
    "{name} ist ein Ordner. Ordner lassen sich nicht senden, die Dateien darin schon.",
  "files.phones.large":
    "Telefone bekommen stattdessen einen Link: Bilder über {size} passen in keine SMS.",
  "files.phones.others":
    "Telefone bekommen stattdessen einen Link: Nur JPEG-, PNG- und GIF-Bilder lassen sich dorthin senden.",
  "files.picture": "Bild: {name}",
  "files.gone": "Diese Datei gibt es nicht mehr.",
  "files.notHere": "Ließ sich nicht laden.",
  "files.download": "Herunterladen",
  "files.place": "{place} von {count}",
  "files.previous": "Voriges Bild",
  "files.next": "Nächstes Bild",
  "files.editing": "Die Dateien bleiben",
};
