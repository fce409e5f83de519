import type { Translation } from "@parley/client";
import type { profiles as english } from "../en/profiles.ts";

export const profiles: Translation<typeof english> = {
  "profiles.none": "Auf diesem Rechner ist niemand angemeldet. Anmelden: parley login",
  "profiles.noneThere":
    "Auf diesem Rechner ist niemand bei {server} angemeldet. Anmelden: parley login {server}",
  "profiles.unknown": "Als {name} ist hier niemand angemeldet. Es gibt: {names}",
  "profiles.noToken":
    "Womit {name} angemeldet war, ist nicht mehr auf diesem Rechner. Neu anmelden: parley login {server}",
  "profiles.tokenAlone":
    "PARLEY_TOKEN ist gesetzt, PARLEY_SERVER nicht. Ein Token gilt für einen Server: Setze beide.",
  "profiles.unreadable":
    "{file} lässt sich nicht lesen ({reason}); wer hier angemeldet ist, ist also nicht bekannt.",
  "profiles.damaged":
    "{file} ist beschädigt; wer hier angemeldet ist, ist also nicht bekannt. Repariere die Datei, oder entferne sie und melde dich neu an.",
  "profiles.unwritable":
    "{file} lässt sich nicht schreiben ({reason}); wer hier angemeldet ist, lässt sich also nicht aufbewahren.",
  "profiles.current": "aktuell",
  "profiles.now": "Von jetzt an bist du {name}.",
  "profiles.out": "Du bist bei {server} abgemeldet. Was hier aufbewahrt war, ist weg.",
  "profiles.outHere":
    "Was hier von {server} aufbewahrt war, ist weg. Der Server war nicht zu erreichen; dort gilt diese Anmeldung also noch: Beende sie in einer anderen App, bei deinen Sitzungen.",
};
