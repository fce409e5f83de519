import type { Translation } from "@parley/client";
import type { storage as english } from "../en/storage.ts";

export const storage: Translation<typeof english> = {
  "storage.damaged":
    "Was auf diesem Rechner aufbewahrt war, war beschädigt. Es wurde als {file} beiseitegelegt; alles wird neu geladen.",
  "storage.full":
    "Die Platte ist voll: Hier wird nichts aufbewahrt, und was vor dem Beenden nicht gesendet ist, ist verloren.",
  "storage.readOnly":
    "Hier wird nichts aufbewahrt, und was vor dem Beenden nicht gesendet ist, ist verloren: {file} lässt sich nicht schreiben.",
  "storage.unusable":
    "Hier wird nichts aufbewahrt, und was vor dem Beenden nicht gesendet ist, ist verloren: {file} lässt sich nicht benutzen ({reason}).",
  "storage.newer":
    "{file} stammt von einem neueren Parley und bleibt, wie es ist. Aktualisiere dieses; bis dahin wird nichts aufbewahrt.",
  "storage.keptAgain": "Was du schreibst, wird wieder aufbewahrt.",
};
