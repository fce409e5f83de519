import type { composer as english } from "../en/composer.ts";
import type { Translation } from "../entry.ts";

export const composer: Translation<typeof english> = {
  "composer.label": "Nachricht an {conversation}",
  "composer.label.phones": "Nachricht an {conversation} (unverschlüsselt: einige bekommen SMS)",
  "composer.notes": "Schreibe dir eine Notiz",
  "composer.send": "Senden",
  "composer.save": "Speichern",
  "composer.emoji": "Emoji einsetzen",
  "composer.left": { one: "noch {count} Zeichen", other: "noch {count} Zeichen" },
  "composer.over": { one: "{count} Zeichen zu viel", other: "{count} Zeichen zu viel" },
  "composer.replying": "Antwort an: {author}",
  "composer.replying.stop": "Nicht mehr antworten",
  "composer.editing": "Du bearbeitest deine Nachricht",
  "composer.editing.hint": "Esc bricht ab",
  "composer.editing.stop": "Nicht mehr bearbeiten",
  "composer.people": "Personen zum Erwähnen",
  "composer.people.count": { one: "{count} Person", other: "{count} Personen" },
  "composer.typing": { one: "{names} schreibt …", other: "{names} schreiben …" },
  "composer.typing.many": "Mehrere schreiben …",
  "composer.blocked": "Du hast {name} blockiert. Hebe das auf, um zu schreiben.",
};
