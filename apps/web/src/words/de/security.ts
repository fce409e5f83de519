import type { Translation } from "@parley/client";
import type { security as english } from "../en/security.ts";

export const security: Translation<typeof english> = {
  "security.phone": "Telefon",
  "security.phone.body":
    "Mit einer Telefonnummer kannst du dich mit einem Code statt mit einem Namen anmelden. Andere hier sehen die Nummer nie.",
  "security.phone.guest":
    "Ergänze deine Telefonnummer, dann bleibt dieses Konto deines: Du kannst dich überall damit anmelden. Andere hier sehen die Nummer nie.",
  "security.phone.own": "Deine Nummer ist {phone}.",
  "security.phone.add": "Telefonnummer ergänzen",
  "security.phone.change": "Nummer ändern",
  "security.phone.proof": "Ein Code kommt per SMS dorthin. Er beweist, dass die Nummer deine ist.",
  "security.phone.keep": "Diese Nummer behalten",
  "security.phone.kept": "Du kannst dich jetzt mit dieser Nummer anmelden.",
  "security.phone.remove": "Nummer entfernen",
  "security.phone.remove.title": "Deine Nummer entfernen?",
  "security.phone.remove.body":
    "Danach kannst du dich nur noch mit Nutzernamen und Passwort anmelden, und niemand findet dich unter der Nummer.",
  "security.phone.removed": "Deine Nummer ist entfernt.",
  "security.phone.onlyWay":
    "Die Nummer ist dein einziger Weg hinein. Ergänze ein Passwort, um sie entfernen zu können.",
  "security.phone.second":
    "Codes zum Anmelden gehen an diese Nummer. Schalte sie aus, um sie entfernen zu können.",
  "security.phone.findable": "Man kann mich unter meiner Nummer finden",
  "security.phone.findable.hint": "Nur wer die ganze Nummer eintippt. Gezeigt wird sie niemandem.",
  "security.second": "Ein zweiter Schritt beim Anmelden",
  "security.second.body":
    "Damit öffnet weder ein gestohlenes Passwort noch eine gestohlene SMS dein Konto.",
  "security.second.stopped": "Beim Anmelden gibt es jetzt keinen zweiten Schritt.",
  "security.on": "an",
  "security.off": "aus",
  "security.app": "Authenticator-App",
  "security.app.body":
    "Eine App auf deinem Telefon zeigt jede halbe Minute einen neuen Code. Der sicherere Weg.",
  "security.app.begin": "Einrichten",
  "security.app.begin.title": "Authenticator-App einrichten",
  "security.app.change": "App wechseln",
  "security.app.prove": "Zeige zuerst, dass du es bist.",
  "security.app.next": "Weiter",
  "security.app.scan":
    "Scanne dies mit deiner Authenticator-App und gib den Code ein, den sie zeigt.",
  "security.app.qr": "QR-Code mit dem Geheimnis für deine Authenticator-App",
  "security.app.byHand": "Oder tippe dieses Geheimnis in die App:",
  "security.app.copy": "Geheimnis kopieren",
  "security.app.open": "In einer App auf diesem Gerät öffnen",
  "security.app.confirm": "Einschalten",
  "security.app.stop": "Ausschalten",
  "security.app.stop.title": "Die Authenticator-App ausschalten?",
  "security.app.stop.body":
    "Beim Anmelden wird dann kein Code verlangt. Deine Wiederherstellungscodes gelten nicht mehr.",
  "security.texts": "Codes per SMS",
  "security.texts.body":
    "Ein Code kommt an deine Telefonnummer. Besser als nichts, aber Nummern lassen sich übernehmen.",
  "security.texts.noPhone": "Ergänze dafür zuerst eine Telefonnummer.",
  "security.texts.noPassword":
    "Ergänze dafür zuerst ein Passwort: Mit deiner Nummer meldest du dich schon an.",
  "security.texts.begin": "Einschalten",
  "security.texts.begin.title": "Einen Code per SMS verlangen?",
  "security.texts.begin.body":
    "Nach deinem Passwort wird ein Code verlangt, der an deine Nummer geht. Eine Authenticator-App wird dadurch ausgeschaltet.",
  "security.texts.stop": "Ausschalten",
  "security.texts.stop.title": "Codes per SMS ausschalten?",
  "security.texts.stop.body":
    "Beim Anmelden wird dann kein Code verlangt. Deine Wiederherstellungscodes gelten nicht mehr.",
  "security.recovery": "Wiederherstellungscodes",
  "security.recovery.body":
    "Sie lassen dich hinein, wenn dein Telefon verloren ist. Jeder gilt einmal.",
  "security.recovery.left": { one: "noch {count}", other: "noch {count}" },
  "security.recovery.renew": "Neue Codes machen",
  "security.recovery.renew.title": "Neue Wiederherstellungscodes machen?",
  "security.recovery.renew.body": "Du bekommst zehn neue. Die alten gelten nicht mehr.",
  "security.codes": "Deine Wiederherstellungscodes",
  "security.codes.body":
    "Hebe sie auf, wo du sie ohne dein Telefon findest. Sie werden nur dieses eine Mal gezeigt; jeder lässt dich einmal hinein.",
  "security.codes.of": "Wiederherstellungscodes von {name} auf {server}",
  "security.codes.copy": "Codes kopieren",
  "security.codes.download": "Herunterladen",
  "security.codes.print": "Drucken",
  "security.codes.done": "Ich habe sie aufgehoben",
  "security.copied": "Kopiert",
  "security.copy.failed":
    "Dieser Browser lässt Parley nicht kopieren. Markiere den Text und kopiere ihn.",
};
