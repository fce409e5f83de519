import type { Translation } from "@parley/client";
import type { timeline as english } from "../en/timeline.ts";

export const timeline: Translation<typeof english> = {
  "timeline.loading": "Nachrichten werden geladen …",
  "timeline.loadingOlder": "Frühere Nachrichten werden geladen …",
  "timeline.failed": "Die Nachrichten konnten nicht geladen werden. {reason}",
  "timeline.notHere": "Was hier gesagt wurde, kommt mit der Verbindung.",
  "timeline.empty": "Noch nichts gesagt. Schreibe unten die erste Zeile.",
  "timeline.new": "Neu",
  "timeline.newSince": "Neu seit {time}",
  "timeline.start.channel": "Hier beginnt {conversation}.",
  "timeline.start.group": "Hier beginnt {conversation}.",
  "timeline.start.direct": "Hier beginnt deine Unterhaltung mit {conversation}.",
  "timeline.start.notes": "Notizen an dich. Sonst ist niemand in dieser Unterhaltung.",
  "timeline.start.alone": "Bisher bist nur du hier. /invite NAME holt jemanden dazu.",
  "timeline.start.aloneHere":
    "Bisher bist nur du hier. Gib anderen die Adresse dieses Servers, {server}: Wer dort ein Konto anlegt, ist in diesem Kanal.",
  "timeline.start.readable": "Wer diesen Server betreibt, kann diese Unterhaltung lesen.",
  "timeline.start.readableAsTexts":
    "Einige nehmen per SMS teil: Wer diesen Server betreibt, sein SMS-Anbieter und die Telefongesellschaften können diese Unterhaltung lesen.",
  "timeline.typing": { one: "{names} schreibt …", other: "{names} schreiben …" },
  "timeline.typingMany": "Mehrere schreiben …",

  "message.sent": "gesendet",
  "message.sendingNow": "wird gesendet …",
  "message.copied": "Kopiert.",
  "message.linkCopied": "Link kopiert.",
  "message.nothingToCopy": "Darin sind keine Wörter zum Kopieren.",
  "message.delete": "Diese Nachricht löschen? An ihrer Stelle bleibt „Nachricht gelöscht“.",
  "message.discard": "Diese Nachricht verwerfen? Sie wurde nicht gesendet.",
  "message.notYours": "Diese Nachricht kannst du nicht ändern: Sie ist nicht von dir.",
  "message.mayNotDelete":
    "Löschen kann sie nur, wer sie geschrieben hat oder sich um die Unterhaltung kümmert.",
  "message.gone": "Diese Nachricht wurde gelöscht.",
  "message.notFailed": "Sie ist gesendet: Es gibt nichts noch einmal zu senden.",
  "message.react": "Reagiere mit einem Emoji oder einem Namen wie :thumbsup:",
  "message.notEmoji": "Das ist kein Emoji.",
  "message.noThreads": "Auf diesem Server gibt es keine Threads. r antwortet auf die Nachricht.",
  "message.unread": "Ab hier ungelesen.",
  "message.onlyOwn": "Wer sie bekommen hat, ist nur bei deinen eigenen Nachrichten bekannt.",
  "message.nothingToOpen": "Darin ist kein Link und keine Datei.",
  "message.open": "Was soll geöffnet werden? {things}",
  "message.openOne": "Eine Zahl von 1 bis {count} öffnet etwas davon.",
  "message.opening": "{name} wird geöffnet …",
  "message.opened": "{name} ist geöffnet.",
  "message.openFailed":
    "{name} ließ sich nicht öffnen: Auf diesem Rechner nimmt nichts so etwas an.",
  "message.kept": "{name} liegt unter {path}.",

  "viewer.title": "Nachricht von {name}",
  "viewer.edited": "Bearbeitet: {time}",
  "viewer.pictureNot": "Dieses Bild lässt sich hier nicht zeichnen. o öffnet es.",
  "viewer.pictureTmux":
    "Dieses Terminal zeigt Bilder scharf, wenn tmux es lässt: set -g allow-passthrough on",
  "viewer.loading": "Das Bild wird geladen …",
  "viewer.reactionBy": "{emoji} von {people}",
};
