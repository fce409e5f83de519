import type { Translation } from "@parley/client";
import type { updates as english } from "../en/updates.ts";

export const updates: Translation<typeof english> = {
  "updates.ready": "Eine neue Version ist da. Lade neu, wenn es dir passt.",
  "updates.reload": "Neu laden",
  "notFound.title": "Hier ist nichts",
  "notFound.body": "Diese Adresse führt nirgendwohin oder zu etwas, das du nicht sehen kannst.",
  "notFound.home": "Zu deinen Unterhaltungen",
};
