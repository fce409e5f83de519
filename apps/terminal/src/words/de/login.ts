import type { Translation } from "@parley/client";
import type { login as english } from "../en/login.ts";

export const login: Translation<typeof english> = {
  "login.server": "Welcher Server? Seine Adresse, etwa chat.example.org:",
  "login.serverOr": "Welcher Server? [{server}]",
  "login.at": "Parley auf {host}. Enter allein geht zurück, Strg-C beendet.",
  "login.way.new": "  1  ich bin neu hier",
  "login.way.phone": "  2  mit meinem Telefon: ein Code kommt per SMS",
  "login.way.password": "  3  mit Benutzername und Passwort",
  "login.way.device":
    "  4  mit einem Browser, in dem ich angemeldet bin, oder mit der Antwort auf eine SMS",
  "login.way": "Wie kommst du herein? [1-4]",
  "login.phone": "Telefonnummer, mit + und Landesvorwahl:",
  "login.phone.wrong": "Das ist keine Telefonnummer. Schreib sie wie +49 171 3920101.",
  "login.country": "Aus welchem Land? Seine Vorwahl, etwa 49:",
  "login.country.wrong":
    "Das ist keine Landesvorwahl. Sie hat ein bis drei Ziffern, wie 1, 49 oder 353.",
  "login.code": "Code aus der SMS (r sendet ihn noch einmal):",
  "login.code.sent": {
    one: "Ein Code ist unterwegs. Er gilt {count} Minute.",
    other: "Ein Code ist unterwegs. Er gilt {count} Minuten.",
  },
  "login.code.again": "Ein Code ist noch einmal unterwegs.",
  "login.code.wait": {
    one: "In {count} Sekunde lässt er sich noch einmal senden.",
    other: "In {count} Sekunden lässt er sich noch einmal senden.",
  },
  "login.code.wrong": {
    one: "Das ist nicht der Code. Du hast noch einen Versuch.",
    other: "Das ist nicht der Code. Du hast noch {count} Versuche.",
  },
  "login.code.over": "Dieser Code nimmt keine Versuche mehr an. r sendet einen neuen.",
  "login.code.expired":
    "Dieser Code gilt nicht mehr, oder niemand hat hier diese Nummer. r sendet einen neuen; wer neu ist, beginnt mit 1.",
  "login.code.orRecovery": "Ein Wiederherstellungscode tut es auch.",
  "login.totp": "Code aus deiner Authenticator-App, oder ein Wiederherstellungscode:",
  "login.recovery": "Wiederherstellungscode:",
  "login.wrong": "Das stimmt nicht.",
  "login.username": "Benutzername:",
  "login.password": "Passwort:",
  "login.password.orRecovery": "Enter allein fragt stattdessen nach einem Wiederherstellungscode.",
  "login.device.open": "Öffne {address} in einem Browser, in dem du angemeldet bist,",
  "login.device.code": "und gib dort diesen Code ein:  {code}",
  "login.device.orText":
    "Oder beantworte eine SMS: Gib hier deine Telefonnummer ein. Sobald du herein bist, endet das von selbst.",
  "login.device.texted":
    "Eine SMS ist an dieses Telefon unterwegs. Antworte mit den {count} Ziffern darin und diesen Buchstaben: {letters}",
  "login.new.name": "Wie heißt du?",
  "login.new.nameWrong": "Ein Name ist eine Zeile von höchstens {count} Zeichen.",
  "login.new.email": "E-Mail-Adresse (Enter allein: keine):",
  "login.new.emailWhy":
    "Eine E-Mail-Adresse, wenn du magst: Nur wer diesen Server betreibt, sieht sie, um dich zu erreichen, wenn Telefon und Passwort weg sind.",
  "login.new.phone":
    "Ein Code per SMS zeigt, dass dein Telefon deins ist. Die Nummer sieht niemand. Enter allein geht ohne Telefon weiter, mit einem Passwort.",
  "login.new.username": "Benutzername (3 bis 32 aus a-z, 0-9, . _ -):",
  "login.new.usernameOr": "Benutzername [{suggested}]:",
  "login.new.usernameWrong":
    "Ein Benutzername ist 3 bis 32 aus a-z, 0-9, . _ - und beginnt und endet mit einem Buchstaben oder einer Ziffer.",
  "login.new.password": "Ein Passwort aus mindestens 8 Zeichen:",
  "login.new.passwordAgain": "Dasselbe noch einmal:",
  "login.new.passwordsDiffer": "Diese beiden sind nicht gleich.",
  "login.done": "Du bist als {who} bei {host} angemeldet.",
  "login.ended": "Es kommen keine Antworten mehr: Niemand wurde angemeldet.",
  "login.interrupted": "Unterbrochen: Niemand wurde angemeldet.",
};
