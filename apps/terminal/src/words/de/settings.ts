import type { Translation } from "@parley/client";
import type { settings as english } from "../en/settings.ts";

export const settings: Translation<typeof english> = {
  "settings.unreadable":
    "{file} lässt sich nicht lesen ({reason}). Alles bleibt, wie es von Haus aus ist.",
  "settings.broken":
    "{file}, Zeile {line}: {reason}. Bis das behoben ist, bleibt alles, wie es von Haus aus ist.",
  "settings.unknown": "{file}: Eine Einstellung namens {name} gibt es nicht.",
  "settings.wrong":
    "{file}: {name} nimmt {expected}. Bis dahin bleibt es, wie es von Haus aus ist.",
};
