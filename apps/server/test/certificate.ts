import { execFileSync } from "node:child_process";
import { join } from "node:path";

/** Makes a certificate for localhost and its key, and answers the settings that name them. */
export function makeCertificate(folder: string): { TLS_CERT: string; TLS_KEY: string } {
  const files = { TLS_CERT: join(folder, "cert.pem"), TLS_KEY: join(folder, "key.pem") };
  const options = ["-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"];
  const subject = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"];
  const out = ["-keyout", files.TLS_KEY, "-out", files.TLS_CERT, "-days", "1"];
  execFileSync("openssl", ["req", ...options, ...subject, ...out], { stdio: "ignore" });
  return files;
}
