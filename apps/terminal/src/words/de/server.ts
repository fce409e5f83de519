import type { Translation } from "@parley/client";
import type { server as english } from "../en/server.ts";

export const server: Translation<typeof english> = {
  "server.again": {
    one: "In einer Sekunde geht es vielleicht.",
    other: "In {count} Sekunden geht es vielleicht.",
  },
  "server.againMinutes": {
    one: "In einer Minute geht es vielleicht.",
    other: "In {count} Minuten geht es vielleicht.",
  },
  "server.signedOut":
    "Der Server kennt diese Anmeldung nicht mehr. Melde dich neu an: parley login. Wo PARLEY_TOKEN gesetzt ist, muss es ein anderes sein.",
  "server.noAddress":
    "„{named}“ ist keine Adresse eines Servers. Eine Adresse ist etwa chat.example.org oder localhost:8080.",
  "server.away":
    "{host} antwortet nicht. Sieh nach, ob du im Netz bist; sonst ist der Server weg, und wer ihn betreibt, weiß mehr.",
  "server.unknownHost":
    "Ein {host} kennt dieses Netz nicht. Sieh nach, wie es geschrieben ist und ob du im Netz bist.",
  "server.refused":
    "{host} ist da, aber an diesem Port antwortet kein Server. Er läuft nicht, oder an einem anderen Port.",
  "server.noHttps":
    "{host} antwortet, aber nicht über HTTPS. Wenn unterwegs mitgelesen werden darf, was du schreibst, sag es so: parley login http://{host}",
  "server.notParley":
    "Was unter {host} antwortet, ist kein Parley-Server. Sieh dir die Adresse an.",
  "server.tooOld":
    "Das Parley auf {host} ist zu alt für diese App. Wer es betreibt, kann es aktualisieren.",
  "server.tooNew": "Das Parley auf {host} ist zu neu für diese App. Aktualisiere die App.",
  "server.certificate.selfSigned":
    "{host} zeigt ein Zertifikat, das es selbst unterschrieben hat; niemand bürgt also dafür, dass es {host} ist. Wenn du den Server kennst, lass dir von denen, die ihn betreiben, sein Zertifikat als Datei geben, und gib sie an: --ca DATEI (oder NODE_EXTRA_CA_CERTS=DATEI).",
  "server.certificate.unknown":
    "{host} zeigt ein Zertifikat von einem Aussteller, den dieser Rechner nicht kennt. Ist es der eigene deiner Organisation, gib das Zertifikat des Ausstellers an: --ca DATEI (oder NODE_EXTRA_CA_CERTS=DATEI). Sonst geh nicht weiter: Es könnte jemand dazwischenstehen.",
  "server.certificate.expired":
    "Das Zertifikat von {host} ist abgelaufen. Sieh nach, ob die Uhr dieses Rechners stimmt; sonst muss, wer den Server betreibt, es erneuern.",
  "server.certificate.early":
    "Das Zertifikat von {host} gilt noch nicht. Sieh nach, ob die Uhr dieses Rechners stimmt.",
  "server.certificate.name":
    "Was unter {host} antwortet, zeigt ein Zertifikat für einen anderen Namen. Nimm den Namen, unter dem der Server bekannt ist, und geh nicht weiter, wenn es dieser ist.",
  "server.certificate.other":
    "Dem Zertifikat von {host} ist nicht zu trauen ({reason}). Wer den Server betreibt, weiß mehr.",
  "server.ca.unreadable": "{file} lässt sich nicht lesen ({reason}).",
  "server.ca.none":
    "{file} enthält keine Zertifikate. Es muss eine PEM-Datei sein: -----BEGIN CERTIFICATE-----",
  "server.ca.oldNode":
    "Dieses Node ist zu alt für --ca. Setze stattdessen NODE_EXTRA_CA_CERTS={file}.",
};
