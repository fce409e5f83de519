import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ownFolder } from "./folder.ts";

export interface Certificate {
  cert: string;
  key: string;
  file: string;
}

interface Wanted {
  name?: string;
  issuer?: Certificate & { keyFile: string };
}

/** Makes a certificate, signed by itself or by an issuer made before. */
export function certificate({ name = "localhost", issuer }: Wanted = {}) {
  const folder = ownFolder();
  const [file, keyFile] = [join(folder, "cert.pem"), join(folder, "key.pem")];
  const key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"];
  const subject = ["-subj", `/CN=${name}`, "-addext", `subjectAltName=DNS:${name}`];
  const signed = issuer ? ["-CA", issuer.file, "-CAkey", issuer.keyFile] : [];
  const out = ["-keyout", keyFile, "-out", file, "-days", "1"];
  execFileSync("openssl", ["req", "-x509", ...key, ...subject, ...signed, ...out], {
    stdio: "ignore",
  });
  return { cert: readFileSync(file, "utf8"), key: readFileSync(keyFile, "utf8"), file, keyFile };
}
