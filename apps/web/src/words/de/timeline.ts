import type { Translation } from "@parley/client";
import type { timeline as english } from "../en/timeline.ts";

export const timeline: Translation<typeof english> = {
  "timeline.messages": "Nachrichten in {conversation}",
  "timeline.loading": "Nachrichten werden geladen …",
  "timeline.loadingOlder": "Frühere Nachrichten werden geladen …",
  "timeline.failed": "Die Nachrichten konnten nicht geladen werden. {reason}",
  "timeline.notHere": "Was hier gesagt wurde, kommt mit der Verbindung.",
  "timeline.new": "Neu",
  "timeline.newSince": "Neu seit {time}",
  "timeline.newest": "Neueste",
  "timeline.newestCount": { one: "neue Nachricht", other: "neue Nachrichten" },
  "timeline.start.channel": "Hier beginnt {conversation}.",
  "timeline.start.group": "Hier beginnt {conversation}.",
  "timeline.start.direct": "Hier beginnt deine Unterhaltung mit {conversation}.",
  "timeline.start.notes": "Notizen an dich. Sonst ist niemand in dieser Unterhaltung.",
  "timeline.start.alone":
    "Bisher bist nur du hier. Lade Leute ein: in den Einzelheiten dieser Unterhaltung.",
  "timeline.start.aloneHere":
    "Bisher bist nur du hier. Gib anderen die Adresse dieses Servers, {server}: Wer dort ein Konto anlegt, ist in diesem Kanal.",
  "timeline.start.readable": "Wer diesen Server betreibt, kann diese Unterhaltung lesen.",
  "timeline.start.readableAsTexts":
    "Einige nehmen per SMS teil: Wer diesen Server betreibt, sein SMS-Anbieter und die Telefongesellschaften können diese Unterhaltung lesen.",

  "message.editedAt": "Bearbeitet: {time}",
  "message.inReplyTo": "Antwort auf",
  "message.retry": "Noch einmal senden",
  "message.failedEdit": "Bearbeiten",
  "message.discard": "Verwerfen",
  "message.actions": "Was du mit dieser Nachricht tun kannst",
  "message.react": "Reagieren",
  "message.reply": "Antworten",
  "message.edit": "Bearbeiten",
  "message.delete": "Löschen",
  "message.copy": "Text kopieren",
  "message.copied": "Kopiert.",
  "message.copyLink": "Link kopieren",
  "message.deliveries": "Wer das bekommen hat",
  "message.markUnread": "Ab hier als ungelesen markieren",
  "message.delete.title": "Diese Nachricht löschen?",
  "message.delete.body":
    "Sie wird für alle entfernt. An ihrer Stelle bleibt „Nachricht gelöscht“ stehen.",
  "message.delete.action": "Nachricht löschen",
  "message.reactionOf": "von {people}",
  "message.code": "Code",

  "emoji.title": "Emoji wählen",
  "emoji.own": "Ein anderes Emoji",
  "emoji.add": "Nehmen",
  "emoji.notOne": "Gib ein Emoji ein.",

  // With a colon, so that the sentences also hold with "Du".
};
