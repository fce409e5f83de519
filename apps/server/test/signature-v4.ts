import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";

export interface Key {
  accessKeyId: string;
  secretAccessKey: string;
  region: string;
}

const AGE_MS = 15 * 60_000;

/**
 * Why a request is not signed with this key; null: it is. Written from
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html alone, so that
 * it agrees with no library's mistakes.
 */
export function faultOf(request: IncomingMessage, body: Buffer, key: Key): string | null {
  const { headers, method = "", url = "/" } = request;
  const [, credential = "", signed = "", signature = ""] =
    /^AWS4-HMAC-SHA256 Credential=(\S+), ?SignedHeaders=(\S+), ?Signature=([0-9a-f]{64})$/.exec(
      headers.authorization ?? "",
    ) ?? [];
  const [accessKeyId, day = "", region, service, end] = credential.split("/");
  if (accessKeyId !== key.accessKeyId) return "InvalidAccessKeyId";
  const at = String(headers["x-amz-date"]);
  const isPlaced = region === key.region && service === "s3" && end === "aws4_request";
  if (!isPlaced || !at.startsWith(day)) return "AuthorizationHeaderMalformed";
  const atMs = Date.parse(at.replace(/^(....)(..)(..T..)(..)(..Z)$/, "$1-$2-$3:$4:$5"));
  if (!(Math.abs(Date.now() - atMs) < AGE_MS)) return "RequestTimeTooSkewed";
  const names = signed.split(";");
  const needed = ["host", ...Object.keys(headers).filter((name) => name.startsWith("x-amz-"))];
  if (!needed.every((name) => names.includes(name))) return "AccessDenied";
  const payload = String(headers["x-amz-content-sha256"]);
  if (payload !== "UNSIGNED-PAYLOAD" && payload !== sha256(body)) {
    return "XAmzContentSHA256Mismatch";
  }

  const { pathname, searchParams } = new URL(url, "http://s3");
  const query = Array.from(searchParams, ([name, value]) => `${encoded(name)}=${encoded(value)}`);
  const canonical = [
    method,
    pathname
      .split("/")
      .map((part) => encoded(decodeURIComponent(part)))
      .join("/"),
    query.toSorted().join("&"),
    ...names.map((name) => `${name}:${String(headers[name]).trim().replaceAll(/ +/g, " ")}`),
    "",
    signed,
    payload,
  ].join("\n");
  const scope = [day, region, service, end].join("/");
  const toSign = ["AWS4-HMAC-SHA256", at, scope, sha256(canonical)].join("\n");
  const signingKey = [day, region, service, end].reduce(
    (secret: string | Buffer, part) => hmac(secret, part!),
    `AWS4${key.secretAccessKey}`,
  );
  const isRight = timingSafeEqual(hmac(signingKey, toSign), Buffer.from(signature, "hex"));
  return isRight ? null : "SignatureDoesNotMatch";
}

const encoded = (text: string) =>
  encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
const sha256 = (text: string | Buffer) => createHash("sha256").update(text).digest("hex");
const hmac = (secret: string | Buffer, text: string) =>
  createHmac("sha256", secret).update(text).digest();
