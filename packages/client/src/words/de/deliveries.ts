import type { Translation } from "../entry.ts";
import type { deliveries as english } from "../en/deliveries.ts";

export const deliveries: Translation<typeof english> = {
  "deliveries.title": "Wer das bekommen hat",
  "deliveries.show": "Zeigen, wer das bekommen hat",
  "deliveries.read": "gelesen",
  "deliveries.readBy": "gelesen {readers}",
  "deliveries.phones": "Telefone, die es bekommen haben",
  "deliveries.of": "{delivered} von {phones}",
  "deliveries.failed": "Telefone, die es nicht bekommen haben",
  "deliveries.toPhones": {
    one: "Per SMS, an {count} Telefon",
    other: "Per SMS, an {count} Telefone",
  },
  "deliveries.readers": {
    one: "Gelesen von {count} Person",
    other: "Gelesen von {count} Personen",
  },
  "deliveries.nobody": "In einer App hat es noch niemand gelesen",
  "deliveries.moreReaders": { one: "Und {count} weitere", other: "Und {count} weitere" },
  "deliveries.state.queued": "Wartet aufs Senden",
  "deliveries.state.sent": "Unterwegs",
  "deliveries.state.delivered": "Angekommen",
  "deliveries.reason.opted_out": "{name} möchte keine SMS und hat mit STOP geantwortet.",
  "deliveries.reason.muted": "{name} hat für eine Weile um Ruhe gebeten.",
  "deliveries.reason.unanswered":
    "{name} hat auf die ersten SMS nicht geantwortet und bekommt vorher keine weiteren.",
  "deliveries.reason.phone_off": "Das Telefon von {name} war zu lange aus oder nicht erreichbar.",
  "deliveries.reason.landline":
    "Das Telefon von {name} kann keine SMS empfangen: Die Nummer ist ein Festnetzanschluss.",
  "deliveries.reason.no_such_phone":
    "Die Nummer von {name} ist nicht zu erreichen: Es gibt sie nicht, oder sie empfängt keine SMS.",
  "deliveries.reason.filtered": "Der Mobilfunkanbieter hielt die SMS an {name} für Spam.",
  "deliveries.reason.region_off": "Dieser Server sendet keine SMS in das Land von {name}.",
  "deliveries.reason.expired":
    "Es konnte so lange nicht an {name} gesendet werden, dass es aufgegeben wurde.",
  "deliveries.reason.withdrawn": "Es wurde gelöscht, bevor es an {name} gesendet war.",
  "deliveries.reason.left": "{name} ging, bevor es gesendet war.",
  "deliveries.reason.not_set_up":
    "Die Nummer dieses Servers darf noch keine SMS an {name} senden. Wer den Server betreibt, kann das ändern.",
  "deliveries.reason.unexplained":
    "Der Mobilfunkanbieter hat es {name} nicht zugestellt und keinen Grund genannt.",
  "deliveries.reason.code":
    "Der Mobilfunkanbieter hat es {name} nicht zugestellt, aus dem Grund mit Twilios Nummer {code}.",
};
