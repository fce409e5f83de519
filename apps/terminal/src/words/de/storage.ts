import type { Translation } from "@parley/client";
import type { storage as english } from "../en/storage.ts";

export const storage: Translation<typeof english> = {
  "storage.damaged":
    "Was auf diesem Rechner aufbewahrt war, war beschädigt. Es wurde als {file} beiseitegelegt; alles wird neu geladen.",
  "storage.full":
    "Die Platte ist voll: Auf diesem Rechner wird nichts aufbewahrt. Was du jetzt schreibst, ist verloren, wenn es vor dem Beenden nicht gesendet ist.",
  "storage.readOnly":
    "{file} lässt sich nicht schreiben: Auf diesem Rechner wird nichts aufbewahrt. Was du jetzt schreibst, ist verloren, wenn es vor dem Beenden nicht gesendet ist.",
  "storage.unusable":
    "{file} lässt sich nicht benutzen ({reason}): Auf diesem Rechner wird nichts aufbewahrt. Was du jetzt schreibst, ist verloren, wenn es vor dem Beenden nicht gesendet ist.",
  "storage.newer":
    "{file} stammt von einem neueren Parley und bleibt, wie es ist. Aktualisiere dieses; bis dahin wird nichts aufbewahrt.",
  "storage.keptAgain": "Was du schreibst, wird wieder aufbewahrt.",
};
