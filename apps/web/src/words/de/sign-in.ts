import type { Translation } from "@parley/client";
import type { signIn as english } from "../en/sign-in.ts";

export const signIn: Translation<typeof english> = {
  "signIn.welcome.body":
    "Parley ist ein Chat, der auf einem eigenen Server läuft. Dieselben Unterhaltungen stehen dir im Browser, im Terminal und per SMS auf jedem Telefon offen.",
  "signIn.welcome.server": "Dies ist {server}.",
  "signIn.welcome.readable": "Wer diesen Server betreibt, kann lesen, was hier geschrieben wird.",
  "signIn.signIn": "Anmelden",
  "signIn.create": "Konto anlegen",
  "signIn.guest": "Als Gast hereinkommen",
  "signIn.signIn.title": "Anmelden",
  "signIn.signIn.goesTo": "Melde dich an, um die gewünschte Seite zu öffnen.",
  "signIn.signIn.noAccount": "Noch kein Konto?",
  "signIn.create.title": "Konto anlegen",
  "signIn.create.hasAccount": "Du hast ein Konto?",
  "signIn.create.elsewhere": "Nutzername und Passwort genügen.",
  "signIn.guest.title": "Als Gast hereinkommen",
  "signIn.guest.body":
    "Ein Spitzname genügt. Du kannst das Konto später behalten, indem du Nutzernamen und Passwort ergänzt.",
  "signIn.guest.enter": "Hereinkommen",
  "signIn.guest.once": "Ein Gast, der sich abmeldet, kann nicht als dieselbe Person zurückkommen.",
  "signIn.by": "Wie man dich hier kennt",
  "signIn.by.name": "Mit Namen",
  "signIn.by.phone": "Mit Telefon",
  "signIn.phone.hint": "Ein Code kommt per SMS. Andere hier sehen die Nummer nie.",
  "signIn.phone.send": "Code schicken",
  "signIn.name": "Dein Name",
  "signIn.name.missing": "Gib einen Namen an, damit andere wissen, wer schreibt.",
  "signIn.code.title": "Gib den Code ein",
  "signIn.create.phone": "Ein Name und eine Telefonnummer genügen. Ein Passwort ist nicht nötig.",
  "signIn.second.title": "Noch ein Schritt",
  "signIn.second.totp": "Dieses Konto verlangt einen Code aus deiner Authenticator-App.",
  "signIn.second.sms":
    "Dieses Konto verlangt einen Code per SMS. Er ist unterwegs an deine Nummer.",
  "signIn.second.recovery":
    "Ein Wiederherstellungscode öffnet das Konto, wenn der übliche Weg verloren ist.",
  "signIn.second.password": "Dieses Konto hat ein Passwort. Der Code allein öffnet es nicht.",
  "signIn.second.use.totp": "Die Authenticator-App benutzen",
  "signIn.second.use.sms": "Einen Code per SMS benutzen",
  "signIn.second.use.recovery": "Einen Wiederherstellungscode benutzen",
  "signIn.second.use.password": "Das Passwort benutzen",
  "signIn.second.back": "Von vorn beginnen",
  "signIn.second.expired": "Das hat zu lange gedauert. Melde dich noch einmal an.",
  "signIn.second.spent": "Das ist zu oft versucht worden. Melde dich noch einmal an.",
  "signIn.username": "Nutzername",
  "signIn.username.hint": "3 bis 32 aus a–z, 0–9, Punkt, _ und -. Andere finden dich darunter.",
  "signIn.username.missing": "Gib deinen Nutzernamen an.",
  "signIn.username.shape":
    "Ein Nutzername hat 3 bis 32 Zeichen aus a–z, 0–9 und . _ - und beginnt und endet mit Buchstabe oder Ziffer.",
  "signIn.displayName": "Angezeigter Name (freiwillig)",
  "signIn.displayName.hint": "Dein Nutzername, wenn du das leer lässt.",
  "signIn.displayName.shape": "Ein Name ist eine Zeile mit höchstens {max} Zeichen.",
  "signIn.email": "E-Mail-Adresse (freiwillig)",
  "signIn.email.hint":
    "Für die, die diesen Server betreiben: um dich zu erreichen, wenn Telefon und Passwort weg sind. Sonst sieht sie niemand.",
  "signIn.nickname": "Spitzname",
  "signIn.nickname.hint": "Das sehen die anderen.",
  "signIn.nickname.missing": "Gib einen Spitznamen an.",
  "signIn.password": "Passwort",
  "signIn.password.hint": "Mindestens {min} Zeichen. Ein Satz ist besser als ein Wort.",
  "signIn.password.missing": "Gib dein Passwort an.",
  "signIn.password.long": "Ein Passwort hat höchstens {max} Zeichen.",
  "signIn.password.show": "Passwort zeigen",
  "signIn.password.hide": "Passwort verbergen",
  "signIn.wait": {
    one: "Zu viele Versuche. In {count} Sekunde geht es wieder.",
    other: "Zu viele Versuche. In {count} Sekunden geht es wieder.",
  },
  "signIn.wait.minutes": {
    one: "Zu viele Versuche. In {count} Minute geht es wieder.",
    other: "Zu viele Versuche. In {count} Minuten geht es wieder.",
  },
  "signIn.wait.hours": {
    one: "Zu viele Versuche. In {count} Stunde geht es wieder.",
    other: "Zu viele Versuche. In {count} Stunden geht es wieder.",
  },
  "signIn.accounts.title": "Wähle ein Konto",
  "signIn.accounts.body":
    "Diese Konten sind in diesem Browser angemeldet. Jeder Tab benutzt eines davon.",
  "signIn.accounts.add": "Weiteres Konto hinzufügen",
  "signIn.accounts.newTab": "öffnet einen neuen Tab",
  "signIn.accounts.full":
    "Dieser Browser hält so viele Konten, wie er kann. Melde zuerst eines ab.",
  "signIn.accounts.guest": "Gast",
  "signIn.accounts.own": "Dieser Tab",
  "signIn.ways": "Wege hinein",
  "signIn.ended":
    "Du bist hier abgemeldet worden. Was du geschrieben hast, ist aufgehoben. Melde dich an, um weiterzumachen.",
  "signIn.out": "Abmelden",
  "signIn.out.title": "{name} abmelden?",
  "signIn.out.body":
    "Was dieser Browser von diesem Konto gespeichert hat, wird gelöscht. Noch nicht gesendete Nachrichten gehen verloren. Andere Konten bleiben angemeldet.",
  "signIn.out.guest":
    "Du bist Gast: Nach dem Abmelden kann niemand zu diesem Konto zurück. Um es zu behalten, ergänze zuerst Nutzernamen und Passwort.",
  "signIn.out.keep": "Dieses Konto behalten",
};
