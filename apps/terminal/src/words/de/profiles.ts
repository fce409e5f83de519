import type { Translation } from "@parley/client";
import type { profiles as english } from "../en/profiles.ts";

export const profiles: Translation<typeof english> = {
  "profiles.none": "Auf diesem Rechner ist niemand angemeldet. Anmelden: parley login",
  "profiles.noneThere":
    "Auf diesem Rechner ist niemand bei {server} angemeldet. Anmelden: parley login {server}",
  "profiles.unknown": "Als {name} ist hier niemand angemeldet. Es gibt: {names}",
  "profiles.noToken":
    "Womit {name} angemeldet war, ist nicht mehr auf diesem Rechner. Neu anmelden: parley login {server}",
  "profiles.keyring":
    "Womit du angemeldet warst, liegt im Schlüsselbund dieses Rechners, und der gibt es nicht her. Entsperre ihn und versuch es noch einmal, oder melde dich neu an: parley login {server}",
  "profiles.tokenAlone":
    "PARLEY_TOKEN ist gesetzt, PARLEY_SERVER nicht. Ein Token gilt für einen Server: Setze beide.",
  "profiles.unreadable":
    "{file} lässt sich nicht lesen ({reason}); wer hier angemeldet ist, ist also nicht bekannt.",
  "profiles.damaged":
    "{file} ist beschädigt; wer hier angemeldet ist, ist also nicht bekannt. Repariere die Datei, oder entferne sie und melde dich neu an.",
  "profiles.full":
    "Die Platte ist voll: {file} lässt sich nicht schreiben, und wer hier angemeldet ist, lässt sich also nicht aufbewahren. Schaff Platz und versuch es noch einmal.",
  "profiles.unwritable":
    "{file} lässt sich nicht schreiben ({reason}); wer hier angemeldet ist, lässt sich also nicht aufbewahren.",
  "profiles.current": "aktuell",
  "profiles.now": "Von jetzt an bist du {name}.",
  "profiles.waits": {
    one: "{count} Nachricht ist noch nicht gesendet und ginge verloren.",
    other: "{count} Nachrichten sind noch nicht gesendet und gingen verloren.",
  },
  "profiles.begun": {
    one: "Was du in {count} Unterhaltung begonnen hast zu schreiben, ginge verloren.",
    other: "Was du in {count} Unterhaltungen begonnen hast zu schreiben, ginge verloren.",
  },
  "profiles.outAnyway": "Trotzdem abmelden? (j für ja)",
  "profiles.outYes": "j",
  "profiles.outAsk": "Mit --yes wirst du trotzdem abgemeldet.",
  "profiles.stays": "Du bleibst angemeldet.",
  "profiles.out": "Du bist bei {server} abgemeldet. Was hier aufbewahrt war, ist weg.",
  "profiles.outHere":
    "Was hier von {server} aufbewahrt war, ist weg. Der Server war nicht zu erreichen; dort gilt diese Anmeldung also noch: Beende sie in einer anderen App, bei deinen Sitzungen.",
};
