import type { Translation } from "@parley/client";
import type { app as english } from "../en/app.ts";

export const app: Translation<typeof english> = {
  "app.name": "Parley",
  "app.loading": "Parley wird geöffnet …",
  "app.close": "Schließen",
  "app.cancel": "Abbrechen",
  "app.save": "Speichern",
  "app.back": "Zurück",
  "app.asking": "Der Server wird gefragt …",
  "app.retry": "Noch einmal versuchen",
  "app.more": "Mehr",
  "app.dismiss": "Ausblenden",
  "app.broken.title": "Diese Seite ließ sich nicht zeichnen",
  "app.broken.body": "Was du geschrieben hast, ist aufgehoben. Lade neu, um weiterzumachen.",
  "app.broken.reload": "Neu laden",
  "app.tooOld.title": "Parley ist aktualisiert worden",
  "app.tooOld.body":
    "Diese Seite ist älter als der Server. Lade neu, um weiterzumachen; was du geschrieben hast, ist aufgehoben.",
};
