import { X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import * as tls from "node:tls";
import { exit } from "../headless/exit.ts";
import { Trouble } from "./trouble.ts";

/** From now on certificates count that were signed by one of this PEM file, besides those that count anyway. */
export function trust(file: string): void {
  const own = certificatesIn(file);
  // Before Node 22.19 there is only what the environment says.
  if (typeof tls.setDefaultCACertificates !== "function")
    throw new Trouble(({ say }) => say("server.ca.oldNode", { file }), exit.failed);
  tls.setDefaultCACertificates([...tls.getCACertificates("default"), ...own]);
}

function certificatesIn(file: string): string[] {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new Trouble(({ say }) => say("server.ca.unreadable", { file, reason }), exit.failed);
  }
  const found = text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  if (found.length === 0 || !found.every(isCertificate))
    throw new Trouble(({ say }) => say("server.ca.none", { file }), exit.failed);
  return found;
}

function isCertificate(text: string): boolean {
  try {
    new X509Certificate(text);
    return true;
  } catch {
    return false;
  }
}
