import { isIP } from "node:net";
import { publicAddress } from "../cli/address.ts";
import type { Config } from "../config.ts";
import { ok, warn, wrong, type Finding } from "./finding.ts";
import { reasonOf } from "./trouble.ts";

const NAME = "public address";
const ANSWERS_WITHIN_MS = 10_000;

/** Whether people, and Twilio, find this server where PUBLIC_URL says. `epoch`: that of its database, if known. */
export async function checkAddress(config: Config, epoch: string | null): Promise<Finding[]> {
  const { publicUrl } = config;
  if (!publicUrl) return [withoutOne(config)];
  const shape = judgeShape(config, publicUrl);
  // What nobody else can reach is no news when it does not answer either.
  if (shape?.state === "wrong") return [shape];
  const there = await askThere(publicUrl, epoch);
  return [...(shape ? [shape] : []), there];
}

/** True where texts come from elsewhere, so that an address has to lead here. */
const isCalledFromOutside = ({ twilio }: Config) => twilio !== null && twilio.emulatorUrl === null;

function withoutOne(config: Config): Finding {
  const { port, host } = config;
  if (isCalledFromOutside(config)) {
    return wrong(
      NAME,
      "PUBLIC_URL is not set, so Twilio cannot tell this server what comes in by text.",
      "Set it to the https address this server is reached by from the Internet.",
    );
  }
  const here = publicAddress(config, { port, address: host, family: "" });
  return ok(NAME, `It is reached at ${here}, since PUBLIC_URL is not set.`);
}

function judgeShape(config: Config, { hostname, protocol, origin }: URL): Finding | null {
  const say = isCalledFromOutside(config) ? wrong : warn;
  if (isPrivate(hostname)) {
    return say(
      NAME,
      `${origin} (PUBLIC_URL) leads nowhere from the Internet.`,
      "Set it to the https address this server is reached by from outside. " +
        "On a machine of your own, a tunnel gives you one.",
    );
  }
  if (hostname.includes("_")) {
    return say(
      NAME,
      `${hostname} (PUBLIC_URL) has an underscore: Twilio calls no such host (21609).`,
      "Reach this server by a name without one.",
    );
  }
  if (protocol === "http:") {
    return warn(
      NAME,
      `${origin} (PUBLIC_URL) is not https: what goes there can be read on the way.`,
      "Let a proxy do HTTPS, or set TLS_CERT and TLS_KEY; docs/guides/running.md shows both.",
    );
  }
  return null;
}

async function askThere({ origin }: URL, epoch: string | null): Promise<Finding> {
  try {
    const signal = AbortSignal.timeout(ANSWERS_WITHIN_MS);
    const response = await fetch(`${origin}/readyz`, { signal, redirect: "manual" });
    return judgeAnswer(origin, response.status, epochIn(await response.text()), epoch);
  } catch (error) {
    return judgeSilence(origin, error);
  }
}

function judgeAnswer(
  origin: string,
  status: number,
  there: string | null,
  here: string | null,
): Finding {
  if (status >= 300 && status < 400) {
    return wrong(
      NAME,
      `${origin} (PUBLIC_URL) sends elsewhere (${status}), which Twilio's signatures do not survive.`,
      "Set PUBLIC_URL to the address it sends to.",
    );
  }
  if (status >= 500) {
    return warn(
      NAME,
      `${origin} answers ${status}: the proxy is there, and Parley behind it is not.`,
      "Start the server, then run this again.",
    );
  }
  if (there === null) {
    return wrong(
      NAME,
      `Something else than Parley answers at ${origin} (PUBLIC_URL).`,
      "Let the proxy pass everything on that address to Parley, or mend PUBLIC_URL.",
    );
  }
  if (here === null) return ok(NAME, `A Parley answers at ${origin}.`);
  if (there === here) return ok(NAME, `This server answers at ${origin}.`);
  return wrong(
    NAME,
    `Another Parley answers at ${origin}: it has another database than these settings name.`,
    "Run this where that server runs, with its settings; or mend PUBLIC_URL, PARLEY_DATA or DATABASE_URL.",
  );
}

function judgeSilence(origin: string, error: unknown): Finding {
  const reason = reasonOf(error);
  const code = codeOf(error);
  if (/CERT|SIGNATURE|ISSUER|ALTNAME|SSL/.test(code)) {
    return wrong(
      NAME,
      `The certificate of ${origin} is not one to trust: ${reason} (${code}).`,
      "Twilio and browsers refuse it: get one from a public authority, for that very name.",
    );
  }
  const name = (error as Error).name;
  const why = name === "TimeoutError" ? "no answer in time" : reason;
  return warn(
    NAME,
    `${origin} was not reached from here: ${why}.`,
    "Start the server first. Where it runs and is reached from outside, this machine may merely not find itself.",
  );
}

function codeOf(error: unknown): string {
  const { code, cause } = error as { code?: unknown; cause?: unknown };
  return typeof code === "string" ? code : cause instanceof Error ? codeOf(cause) : "";
}

function epochIn(body: string): string | null {
  try {
    const { epoch } = JSON.parse(body) as { epoch?: unknown };
    return typeof epoch === "string" ? epoch : null;
  } catch {
    return null;
  }
}

function isPrivate(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, "");
  if (isIP(host) === 4) return PRIVATE_4.test(host);
  if (isIP(host) === 6) return /^(?:::1?$|f[cd]|fe[89ab])/i.test(host);
  return !host.includes(".") || /\.(?:localhost|local|lan|home|internal|test|invalid)$/i.test(host);
}

const PRIVATE_4 = /^(?:0|10|127|169\.254|192\.168|172\.(?:1[6-9]|2\d|3[01]))\./;
