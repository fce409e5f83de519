import type { Translation } from "@parley/client";
import type { cli as english } from "../en/cli.ts";

export const cli: Translation<typeof english> = {
  "cli.about": "ein Gespräch aus Browser, Terminal und jedem Telefon",
  "cli.usage": "Aufruf:",
  "cli.commands": "Befehle:",
  "cli.options": "Optionen:",
  "cli.optionsHere": "Optionen dieses Befehls:",
  "cli.more": "parley help COMMAND sagt mehr über einen davon.",

  "cli.open": "den Bildschirm öffnen (auch ohne Befehl)",
  "cli.login": "anmelden oder ein Konto anlegen",
  "cli.logout": "abmelden und vergessen, was hier aufbewahrt ist",
  "cli.profiles": "Server und Konten zeigen, die hier angemeldet sind",
  "cli.send": "eine Nachricht senden",
  "cli.read": "eine Unterhaltung ausgeben",
  "cli.watch": "Nachrichten ausgeben, wie sie kommen, bis man unterbricht",
  "cli.ask": "eine Frage senden und auf die Antwort warten",
  "cli.people": "Personen zeigen",
  "cli.conversations": "Unterhaltungen zeigen",
  "cli.completions": "ausgeben, was Befehle in bash, zsh oder fish ergänzt",
  "cli.man": "die Handbuchseite ausgeben",
  "cli.help": "sagen, wie es aufgerufen wird",
  "cli.version": "die Version ausgeben",
  "cli.complete": "Namen zum Ergänzen ausgeben",

  "cli.login.more":
    "Fragt nach dem Server, wenn keiner genannt ist, und dann, wie man hereinkommt: mit Benutzername und Passwort, mit Telefonnummer und Code per SMS, durch einen Code, den man im Browser bestätigt, oder neu. Das Token liegt danach im Schlüsselbund des Systems oder in einer Datei, die nur du lesen kannst.",
  "cli.logout.more":
    "Fragt vorher, wenn Nachrichten noch nicht gesendet sind oder etwas begonnen ist; wo niemand gefragt werden kann, lehnt es ab, außer mit --yes.",
  "cli.profiles.more":
    "Mit use und dem Namen eines davon ist es das, für das Bildschirm und Befehle da sind.",
  "cli.send.more":
    "CONVERSATION ist #kanal, der Name einer Gruppe, @benutzername oder eine Telefonnummer. Ohne TEXT oder mit einem Strich wird die Nachricht von der Standardeingabe gelesen. Endet mit 0, sobald der Server sie hat.",
  "cli.read.more":
    "Gibt die neuesten Nachrichten aus, die älteste davon zuerst, und markiert nichts als gelesen. Mit --json ein JSON-Objekt pro Zeile.",
  "cli.watch.more":
    "Folgt einer Unterhaltung oder allen deinen. Mit --json ein JSON-Objekt pro Zeile, wie read sie ausgibt.",
  "cli.ask.more":
    "Sendet die Frage und gibt die erste Nachricht aus, die danach jemand anders schreibt. Endet mit 75, wenn rechtzeitig keine kam.",
  "cli.completions.more":
    "SHELL ist bash, zsh oder fish. Zum Beispiel in ~/.bashrc: source <(parley completions bash)",

  "cli.option.profile": "welches der Konten",
  "cli.option.server": "welcher Server; mit PARLEY_TOKEN statt einer Anmeldung",
  "cli.option.ca": "auch der Zertifizierungsstelle in dieser PEM-Datei vertrauen",
  "cli.option.plain": "ohne Rahmen und Farben: für Vorleseprogramme",
  "cli.option.explore": "umsehen, ohne etwas als gelesen zu markieren",
  "cli.option.no-colour": "ohne Farben",
  "cli.option.help": "sagen, wie es aufgerufen wird",
  "cli.option.version": "die Version ausgeben",
  "cli.option.json": "JSON für Programme ausgeben: beschrieben in docs/guides/terminal.md",
  "cli.option.since": "nur Neueres: 10m, 2h, 3d oder Datum und Zeit",
  "cli.option.limit": "höchstens so viele Nachrichten",
  "cli.option.timeout": "wie lange auf die Antwort warten, in Sekunden",
  "cli.option.lines":
    "die Standardeingabe senden, wie sie kommt, mehrere Zeilen in einer Nachricht",
  "cli.option.reply": "auf die Nachricht dieser Nummer antworten (ihre seq in JSON)",
  "cli.option.file": "diese Datei senden, mit dem Text daneben; auch mehrmals",
  "cli.option.yes": "nicht fragen, auch wenn etwas verloren geht, das noch nicht gesendet ist",

  "cli.value.address": "SERVER",
  "cli.value.command": "COMMAND",
  "cli.value.conversation": "CONVERSATION",
  "cli.value.count": "COUNT",
  "cli.value.file": "FILE",
  "cli.value.number": "NUMMER",
  "cli.value.profile": "PROFILE",
  "cli.value.question": "QUESTION",
  "cli.value.seconds": "SECONDS",
  "cli.value.shell": "SHELL",
  "cli.value.text": "TEXT",
  "cli.value.use": "use",
  "cli.value.what": "WHAT",
  "cli.value.when": "WHEN",

  "cli.wrong.command": "Es gibt keinen Befehl namens {name}.",
  "cli.wrong.option": "Es gibt keine Option namens {name}.",
  "cli.wrong.near": "Meinst du {near}?",
  "cli.wrong.elsewhere": "parley {command} hat keine Option {name}.",
  "cli.wrong.value": "{name} braucht einen Wert.",
  "cli.wrong.noValue": "{name} nimmt keinen Wert.",
  "cli.wrong.missing": "parley {command} braucht {argument}.",
  "cli.wrong.surplus": "parley {command} kann mit {name} nichts anfangen.",
  "cli.wrong.dash": "Ein Text, der mit einem Strich beginnt, steht hinter --.",
  "cli.wrong.shell": "Ergänzungen gibt es für bash, zsh und fish, nicht für {name}.",
  "cli.wrong.help": "parley help {command} sagt, wie es aufgerufen wird.",
  "cli.wrong.helpAll": "parley help zeigt die Befehle.",

  "cli.notATerminal":
    "Der Bildschirm braucht ein Terminal. Für Skripte gibt es parley send, read, watch und ask: parley help.",
  "cli.firstTime": "Hier ist noch niemand angemeldet, darum das zuerst.",
  "cli.unsent": {
    one: "{count} Nachricht ist noch nicht gesendet. Sie geht hinaus, wenn du parley wieder öffnest.",
    other:
      "{count} Nachrichten sind noch nicht gesendet. Sie gehen hinaus, wenn du parley wieder öffnest.",
  },
  "cli.lost": {
    one: "{count} Nachricht wurde nicht gesendet. Von wem mit PARLEY_TOKEN kommt, wird hier nichts aufgehoben: Sie ist verloren.",
    other:
      "{count} Nachrichten wurden nicht gesendet. Von wem mit PARLEY_TOKEN kommt, wird hier nichts aufgehoben: Sie sind verloren.",
  },
  "cli.broken":
    "Parley endete wegen eines Fehlers, den niemand erwartet hat. Was davon bekannt ist: {file}",
  "cli.brokenUnwritten": "Parley endete wegen eines Fehlers, den niemand erwartet hat: {reason}",
  "cli.oldNode": "Parley braucht Node 22.13 oder neuer; das hier ist {version}.",

  "cli.man.name": "NAME",
  "cli.man.synopsis": "ÜBERSICHT",
  "cli.man.description": "BESCHREIBUNG",
  "cli.man.commands": "BEFEHLE",
  "cli.man.options": "OPTIONEN",
  "cli.man.environment": "UMGEBUNG",
  "cli.man.files": "DATEIEN",
  "cli.man.exit": "RÜCKGABEWERT",
  "cli.man.about":
    "parley ist Parley im Terminal: dieselben Unterhaltungen, dieselben Ungelesen-Marken und derselbe Postausgang wie im Browser. Ohne Befehl öffnet es den Bildschirm; F1 zeigt dort die Tasten. Die anderen Befehle sind für Skripte: Sie fragen nichts und geben nur aus, was verlangt war.",

  "cli.exit.0": "erledigt",
  "cli.exit.1": "abgelehnt oder misslungen; die Standardfehlerausgabe sagt warum",
  "cli.exit.64": "falsch aufgerufen",
  "cli.exit.69": "der Server ist nicht erreichbar",
  "cli.exit.75":
    "jetzt nicht: eine Grenze ist erreicht, oder es kam rechtzeitig keine Antwort; später noch einmal",
  "cli.exit.77": "nicht angemeldet",
  "cli.exit.130": "unterbrochen",

  "cli.env.PARLEY_SERVER": "der Server, statt einer Anmeldung, zusammen mit PARLEY_TOKEN",
  "cli.env.PARLEY_TOKEN": "ein Token, das für dich steht",
  "cli.env.NO_COLOR": "auf irgendetwas gesetzt: ohne Farben",
  "cli.env.EDITOR": "worin Strg+O öffnet, was du schreibst",
  "cli.file.config": "Einstellungen und Tasten: aufgezählt in docs/guides/terminal.md",
  "cli.file.data": "was von Unterhaltungen aufbewahrt ist, eine Datei pro Konto",
  "cli.file.state": "was getippt wurde, und was schiefging",
};
