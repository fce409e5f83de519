import type { Translation } from "@parley/client";
import type { plain as english } from "../en/plain.ts";

export const plain: Translation<typeof english> = {
  "plain.greeting":
    "Angemeldet als {who}. {help} nennt die Tasten, {go} wechselt die Unterhaltung, {messages} wählt eine Nachricht.",
  "plain.in": "In {conversation}:",
  "plain.passedOver": {
    one: "{count} Nachricht davor wird hier nicht vorgelesen. Alt+U geht zur ersten ungelesenen.",
    other:
      "{count} Nachrichten davor werden hier nicht vorgelesen. Alt+U geht zur ersten ungelesenen.",
  },
  "plain.connected": "Wieder verbunden.",

  "plain.place": "{at} von {all}",
  "plain.first": "Vor dieser Nachricht ist nichts.",
  "plain.newest": "Das ist die neueste Nachricht.",
  "plain.further": { one: "{count} weitere.", other: "{count} weitere." },
  "plain.answering": "als Antwort an {name}",
  "plain.answeringEarlier": "als Antwort auf eine frühere Nachricht",
  "plain.answers": "antwortet auf: {message}",
  "plain.phones": {
    one: "{delivered} von {count} Telefon hat sie",
    other: "{delivered} von {count} Telefonen haben sie",
  },
  "plain.phonesFailed": {
    one: "{count} Telefon hat sie nicht bekommen",
    other: "{count} Telefone haben sie nicht bekommen",
  },

  "plain.changed": "{name} hat eine Nachricht von {when} geändert: {message}",
  "plain.changedOwn": "Du hast deine Nachricht von {when} geändert: {message}",
  "plain.deleted": "Eine Nachricht von {when} von {name} wurde gelöscht.",
  "plain.deletedOwn": "Deine Nachricht von {when} wurde gelöscht.",
  "plain.reacted": "Reaktion {emoji} von {names}",
  "plain.unreacted": "Reaktion {emoji} zurückgenommen von {names}",
  "plain.reactedTo": "{what} auf: {message}",
  "plain.reactedAt": "{what}: {message}",
  "plain.textFailed": {
    one: "Eine SMS an {names} kam nicht an: {message}.",
    other: "SMS an {names} kamen nicht an: {message}.",
  },
  "plain.others": { one: "{count} weitere Person", other: "{count} weitere" },
  "plain.moreChanged": {
    one: "Und {count} weitere Nachricht hat sich geändert.",
    other: "Und {count} weitere Nachrichten haben sich geändert.",
  },
};
