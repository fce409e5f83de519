import type { Translation } from "@parley/client";
import type { device as english } from "../en/device.ts";

export const device: Translation<typeof english> = {
  "device.title": "Ein Terminal anmelden",
  "device.intro": "Tippe den Code ein, den das Terminal zeigt, um es als dich anzumelden.",
  "device.code": "Code im Terminal",
  "device.code.hint": "Acht Buchstaben, wie BCDF-GHJK.",
  "device.code.shape": "Der Code hat acht Buchstaben, ohne Vokale und Y: wie BCDF-GHJK.",
  "device.code.unknown":
    "Unter diesem Code wartet kein Terminal. Sieh noch einmal nach, oder beginne im Terminal von vorn.",
  "device.next": "Weiter",
  "device.ask": "Dieses Terminal als {name} anmelden?",
  "device.compare": "Das Terminal vor dir zeigt diesen Code:",
  "device.name": "Terminal",
  "device.name.own": "So nennt es sich selbst.",
  "device.from": "Von",
  "device.from.same": "Dieselbe Adresse wie die dieses Browsers.",
  "device.from.other": "Eine andere Adresse als die dieses Browsers.",
  "device.when": "Gefragt um",
  "device.warning":
    "Lass es nur zu, wenn du es gerade selbst gestartet hast. Es liest und schreibt alles als du.",
  "device.allow": "Zulassen",
  "device.deny": "Ablehnen",
  "device.over": "Dieser Code gilt nicht mehr. Beginne im Terminal von vorn.",
  "device.another": "Anderen Code eintippen",
  "device.allowed.title": "{device} ist zugelassen",
  "device.allowed.body": "Du kannst zu deinem Terminal zurückgehen.",
  "device.denied.title": "{device} bleibt draußen",
  "device.denied.body":
    "Wenn du es nicht gestartet hast, wollte jemand als du hinein und hat dir seinen Code gezeigt. Deinem Konto ist nichts geschehen.",
  "device.sessions": "Sieh, wo du angemeldet bist",
  "device.told": "Als du angemeldet: {device}.",
  "device.told.look": "Ansehen",
};
