import { exit } from "../headless/exit.ts";
import { Trouble } from "./trouble.ts";

const certificates = {
  DEPTH_ZERO_SELF_SIGNED_CERT: "server.certificate.selfSigned",
  SELF_SIGNED_CERT_IN_CHAIN: "server.certificate.unknown",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: "server.certificate.unknown",
  UNABLE_TO_GET_ISSUER_CERT: "server.certificate.unknown",
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: "server.certificate.unknown",
  CERT_HAS_EXPIRED: "server.certificate.expired",
  CERT_NOT_YET_VALID: "server.certificate.early",
  ERR_TLS_CERT_ALTNAME_INVALID: "server.certificate.name",
} as const;

const networks = {
  ENOTFOUND: "server.unknownHost",
  EAI_AGAIN: "server.unknownHost",
  ECONNREFUSED: "server.refused",
} as const;

/** What kept a request from being answered: the code of the error below all others. */
export function reasonOf(error: unknown): string {
  let reason = "";
  for (let at = error; typeof at === "object" && at !== null; at = (at as Error).cause) {
    const { code } = at as { code?: unknown };
    if (typeof code === "string") reason = code;
  }
  return reason;
}

/** It answers, but not as one who speaks HTTPS. */
export const speaksNoTls = (reason: string): boolean =>
  /^(?:EPROTO|ERR_SSL_WRONG_VERSION_NUMBER|ERR_SSL_PACKET_LENGTH_TOO_LONG|ERR_SSL_HTTP_REQUEST)$/.test(
    reason,
  );

/** Why there was no answer, and what to do about it. */
export function away(origin: string, error: unknown): Trouble {
  const reason = reasonOf(error);
  const { host } = new URL(origin);
  return new Trouble(
    ({ say }) => {
      if (Object.hasOwn(certificates, reason))
        return say(certificates[reason as keyof typeof certificates], { host });
      if (/CERT|TLS/.test(reason)) return say("server.certificate.other", { host, reason });
      if (speaksNoTls(reason)) return say("server.noHttps", { host });
      if (Object.hasOwn(networks, reason))
        return say(networks[reason as keyof typeof networks], { host });
      return say("server.away", { host });
    },
    exit.unavailable,
    error,
  );
}
