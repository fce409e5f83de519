import type { Translation } from "@parley/client";
import type { headless as english } from "../en/headless.ts";

export const headless: Translation<typeof english> = {
  "headless.unknown":
    "Du bist in keiner Unterhaltung namens {name}. parley conversations zeigt sie alle.",
  "headless.unknownNear": "Du bist in keiner Unterhaltung namens {name}. Meinst du {near}?",
  "headless.notIn":
    "{name} gibt es, aber du bist nicht darin. Tritt zuerst bei: Öffne parley und schreib /join {name}",
  "headless.since":
    "{given} ist weder eine Zeit noch eine Nachricht. Sag 120 (nach dieser Nachricht), 30m, 2h, 1d, 17:30, 2026-11-20 oder 2026-11-20T17:30.",
  "headless.count": "{option} nimmt eine ganze Zahl über null, nicht {given}.",
  "headless.deleted": "(gelöscht)",
  "headless.away": "Keine Verbindung. Neuer Versuch läuft.",
  "headless.back": "Wieder verbunden.",
  "headless.waits": "Was hereinkommt, wird gesendet, sobald er wieder da ist.",
  "headless.blank": "Es gibt nichts zu senden: Der Text ist leer.",
  "headless.tooLong":
    "Eine Nachricht fasst höchstens {count} Zeichen. Sende es als Datei: --file PFAD",
  "headless.nothing":
    "Was soll gesendet werden? Gib einen Text an, oder - für das, was hereinkommt, oder --file PFAD.",
  "headless.linesAlone":
    "--lines sendet, was hereinkommt, und nimmt weder einen Text noch --file noch --reply.",
  "headless.tooManyFiles":
    "Eine Nachricht trägt höchstens {count} Dateien. Schick die übrigen mit einer anderen.",
  "headless.uploading": "{name}: {percent} % hochgeladen",
  "headless.file": "{path} lässt sich nicht lesen ({reason}).",
  "headless.noAnswer": {
    one: "Innerhalb von {count} Sekunde kam keine Antwort. Die Frage bleibt stehen.",
    other: "Innerhalb von {count} Sekunden kam keine Antwort. Die Frage bleibt stehen.",
  },
  "headless.unread": { one: "{count} neu", other: "{count} neu" },
};
