import type { commands as english } from "../en/commands.ts";
import type { Translation } from "../entry.ts";

export const commands: Translation<typeof english> = {
  "command.help": "Zeigt, was sich so tun lässt",
  "command.shortcuts": "Zeigt, welche Tasten was tun",
  "command.join": "Tritt einem offenen Kanal oder einer Gruppe bei",
  "command.leave": "Verlässt diese Unterhaltung",
  "command.+channel": "Legt einen offenen Kanal an und geht hinein",
  "command.-channel": "Löscht einen Kanal mit allem, was darin gesagt wurde",
  "command.invite": "Lädt jemanden hierher ein, in der App oder per SMS",
  "command.msg": "Schreibt einer Person allein",
  "command.sms": "Schreibt einem Telefon eine SMS; die Antworten kommen in Parley an",
  "command.topic": "Sagt, worum es in dieser Unterhaltung geht",
  "command.who": "Zeigt, wer hier ist",
  "command.read": "Merkt alle Unterhaltungen als gelesen",
  "command.mute": "Sagt dir von dieser Unterhaltung nichts mehr",
  "command.unmute": "Sagt dir wieder bei jeder Nachricht Bescheid",
  "command.nick": "Ändert den Namen, den andere sehen",
  "command.takes.person": "@WER",
  "command.takes.place": "NAME",
  "command.takes.number": "NUMMER",
  "command.takes.name": "NAME",
  "command.takes.who": "@WER oder NUMMER",
  "command.takes.text": "TEXT",
  "command.takes.path": "PFAD",
  "command.takes.all": "alle",

  "command.sharedOnly": "/{what} ist für Kanäle und Gruppen. Hier seid ihr nur zu zweit.",
  "command.accountOnly": "/{what} braucht ein Konto. Behalte deines zuerst: in den Einstellungen.",
  "command.join.none": "Es gibt keine offene Unterhaltung namens {what}.",
  "command.create.shape":
    "Der Name eines Kanals ist ein Wort aus höchstens {what} Buchstaben, Ziffern, Punkten und Strichen.",
  "command.delete.none": "Es gibt keinen Kanal namens {what}, oder keinen, den du sehen kannst.",
  "command.person.none":
    "Niemand namens {what} ist zu finden. Schreibe einen Benutzernamen, wie @ana.",
  "command.topic.long": "Ein Thema ist eine Zeile von höchstens {what} Zeichen.",
  "command.nick.shape": "Ein Name ist eine Zeile von höchstens {what} Zeichen.",
  "command.notFound": "Niemand und nichts heißt so, oder du kannst es nicht sehen.",
  "command.invite.done": "{what} ist eingeladen.",
  "command.nick.done": "Du heißt jetzt {what}.",
  "command.create.done": "{what} ist da. Alle auf diesem Server können hinein.",
  "command.delete.done": "{what} ist gelöscht.",
  "command.read.done": "Alle Unterhaltungen sind als gelesen gemerkt.",
  "command.delete.asks":
    "{what} löschen, mit allem, was darin gesagt wurde? Nichts bringt es zurück.",
  "command.leave.asks": "{what} verlassen? Was du geschrieben hast, bleibt.",
  "command.sms.asks": "Ist {what} die ganze Nummer?",
};
