import type { signIn as english } from "../en/sign-in.ts";
import type { Translation } from "../entry.ts";

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
  "signIn.create.elsewhere": "Weder E-Mail-Adresse noch Telefonnummer werden verlangt.",
  "signIn.guest.title": "Als Gast hereinkommen",
  "signIn.guest.body":
    "Ein Spitzname genügt. Du kannst das Konto später behalten, indem du Nutzernamen und Passwort ergänzt.",
  "signIn.guest.enter": "Hereinkommen",
  "signIn.guest.once": "Ein Gast, der sich abmeldet, kann nicht als dieselbe Person zurückkommen.",
  "signIn.username": "Nutzername",
  "signIn.username.hint": "3 bis 32 aus a–z, 0–9, Punkt, _ und -. Andere finden dich darunter.",
  "signIn.username.missing": "Gib deinen Nutzernamen an.",
  "signIn.username.shape":
    "Ein Nutzername hat 3 bis 32 Zeichen aus a–z, 0–9 und . _ - und beginnt und endet mit Buchstabe oder Ziffer.",
  "signIn.displayName": "Angezeigter Name (freiwillig)",
  "signIn.displayName.hint": "Dein Nutzername, wenn du das leer lässt.",
  "signIn.displayName.shape": "Ein Name ist eine Zeile mit höchstens {max} Zeichen.",
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
