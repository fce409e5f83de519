import type { Translation } from "@parley/client";
import type { proof as english } from "../en/proof.ts";

export const proof: Translation<typeof english> = {
  "proof.code": "Code aus der SMS",
  "proof.code.missing": "Der Code hat {digits} Ziffern.",
  "proof.sent": "Ein Code ist per SMS unterwegs an {phone}.",
  "proof.sent.maybe": "Wenn ein Konto die Nummer {phone} hat, ist ein Code dorthin unterwegs.",
  "proof.until": "Er gilt bis {time}.",
  "proof.expired": "Dieser Code gilt nicht mehr. Lass dir einen neuen schicken.",
  "proof.wrong": {
    one: "Das ist nicht der Code. Du hast noch einen Versuch.",
    other: "Das ist nicht der Code. Du hast noch {count} Versuche.",
  },
  "proof.spent":
    "Das ist nicht der Code, und er nimmt keinen Versuch mehr an. Lass dir einen neuen schicken.",
  "proof.again": "Noch einmal schicken",
  "proof.again.in": "Noch einmal schicken in {time}",
  "proof.again.now": "Du kannst dir den Code jetzt noch einmal schicken lassen.",
  "proof.again.done": "Ein Code ist wieder unterwegs.",
  "proof.new": "Neuen Code schicken",
  "proof.change": "Nummer ändern",
  "proof.text": "Code an deine jetzige Nummer",
  "proof.text.send": "Code an {phone} schicken",
  "proof.text.missing": "Lass dir zuerst einen Code an deine jetzige Nummer schicken.",
  "proof.text.wrong": "Das ist nicht der Code, der an deine jetzige Nummer ging.",
  "proof.lost": "Ich habe diese Nummer nicht mehr",
  "proof.lost.body":
    "Ohne diese Nummer dauert es einen Tag. Sie und deine anderen Geräte erfahren davon und können es abbrechen.",
  "proof.lost.until": "Ab {time} wird hier kein Code mehr verlangt, wenn niemand es abbricht.",
  "proof.lost.stop": "Abbrechen",
  "proof.app": "Code aus deiner Authenticator-App",
  "proof.app.hint": "Öffne die App und tippe die sechs Ziffern, die sie für Parley zeigt.",
  "proof.app.wrong": "Das ist nicht der Code, den die App jetzt zeigt.",
  "proof.recovery": "Wiederherstellungscode",
  "proof.recovery.hint": "Einer der zehn, die du bekommen hast. Jeder gilt einmal.",
  "proof.recovery.missing": "Gib einen Wiederherstellungscode an.",
  "proof.recovery.wrong":
    "Das ist keiner deiner Wiederherstellungscodes, oder er ist schon benutzt.",
  "proof.either": "Einer der beiden Codes stimmt nicht.",
  "proof.password.wrong": "Das ist nicht dein Passwort.",
  "proof.instead.password": "Stattdessen dein Passwort benutzen",
  "proof.instead.app": "Stattdessen einen Code aus deiner App benutzen",
  "proof.instead.recovery": "Stattdessen einen Wiederherstellungscode benutzen",
};
