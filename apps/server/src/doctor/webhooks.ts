import type { Twilio } from "../twilio/twilio.ts";
import { counted, listed, ok, warn, wrong, type Finding, type State } from "./finding.ts";
import type { NumbersLook, Owned } from "./numbers.ts";
import { RETRIES } from "../twilio/twilio.ts";

const NAME = "webhooks";

/** Where Twilio tells what comes in for one of our numbers, or for all that are in a service. */
export interface Target {
  readonly kind: "number" | "service";
  readonly sid: string;
  readonly name: string;
  readonly url: string;
  readonly method: string;
  readonly fallbackUrl: string;
  /** An application, whose own webhooks go before the number's. */
  readonly application: string;
}

export function targetsOf({ owned }: NumbersLook): Target[] {
  const targets = owned.map(targetOf);
  return [...new Map(targets.map((target) => [target.sid, target])).values()];
}

function targetOf({ number, service }: Owned): Target {
  if (service && !service.useInboundWebhookOnNumber) {
    return {
      kind: "service",
      sid: service.sid,
      name: `the messaging service “${service.friendlyName}”`,
      url: service.inboundRequestUrl ?? "",
      method: service.inboundMethod,
      fallbackUrl: service.fallbackUrl ?? "",
      application: "",
    };
  }
  return {
    kind: "number",
    sid: number.sid,
    name: number.phoneNumber,
    url: number.smsUrl ?? "",
    method: number.smsMethod,
    fallbackUrl: number.smsFallbackUrl ?? "",
    application: number.smsApplicationSid ?? "",
  };
}

export interface WebhooksLook {
  findings: Finding[];
  /** Those that setting would mend. */
  toSet: Target[];
}

/** `wanted`: where this server takes what comes in. */
export function judgeWebhooks(targets: readonly Target[], wanted: string): WebhooksLook {
  const alike = new Map<string, { fault: Fault; targets: Target[] }>();
  for (const target of targets) {
    const fault = faultOf(target, wanted);
    if (!fault) continue;
    const known = alike.get(fault.words);
    if (known) known.targets.push(target);
    else alike.set(fault.words, { fault, targets: [target] });
  }
  const groups = [...alike.values()];
  const findings = groups.map(({ fault, targets: same }) => {
    const words = `${capital(listed(same.map(({ name }) => name)))}: ${fault.words}`;
    return (fault.state === "wrong" ? wrong : warn)(NAME, words, fault.mend);
  });
  const good = targets.length - groups.reduce((sum, { targets: { length } }) => sum + length, 0);
  if (good > 0) findings.push(ok(NAME, `${counted(good, "webhook")} will call ${wanted}.`));
  const toSet = groups.flatMap(({ fault, targets: same }) => (fault.isMine ? same : []));
  return { findings, toSet };
}

interface Fault {
  state: Exclude<State, "ok">;
  words: string;
  mend: string;
  /** Setting the webhook mends it. */
  isMine: boolean;
}

function faultOf(target: Target, wanted: string): Fault | null {
  const { url, method, fallbackUrl, application } = target;
  const [address, overrides = ""] = url.split("#");
  const mine = (state: Fault["state"], words: string): Fault => {
    const mend = `Run parley-server doctor --fix, or set it in the Console to ${wanted}${RETRIES}`;
    return { state, words, mend, isMine: true };
  };
  if (application !== "") {
    return mine("wrong", `what comes in goes to the application ${application}, not here.`);
  }
  if (address === "") return mine("wrong", "what comes in is told to nobody.");
  if (address !== wanted) return mine("wrong", `what comes in goes to ${address}, not here.`);
  if (method !== "POST") return mine("wrong", `calls here by ${method}, where POST is needed.`);
  if (!retriesEnough(overrides)) {
    return mine("warn", "a text that finds this server busy or restarting comes in late.");
  }
  if (fallbackUrl === "") return mine("warn", "there is no fallback URL for when calls fail.");
  const fallback = fallbackUrl.split("#")[0]!;
  if (fallback === wanted) return null;
  return {
    state: "warn",
    words: `when this server does not answer, what comes in is told to ${fallback}.`,
    mend: `If that is not yours, set the fallback URL to ${wanted} in the Console.`,
    isMine: false,
  };
}

function retriesEnough(overrides: string): boolean {
  const said = new URLSearchParams(overrides);
  const when = (said.get("rp") ?? "ct").split(",");
  const enough = when.includes("all") || ["ct", "rt", "5xx"].every((each) => when.includes(each));
  return enough && Number(said.get("rc") ?? 1) >= 1;
}

/** Sets what is called and how; a fallback of somebody's choosing stays. */
export async function setWebhooks(
  { client }: Twilio,
  targets: readonly Target[],
  wanted: string,
): Promise<void> {
  const url = wanted + RETRIES;
  for (const { kind, sid, fallbackUrl } of targets) {
    const fallback = fallbackUrl === "" ? wanted : fallbackUrl;
    if (kind === "service") {
      await client.messaging.v1.services(sid).update({
        inboundRequestUrl: url,
        inboundMethod: "POST",
        fallbackUrl: fallback,
        ...(fallbackUrl === "" ? { fallbackMethod: "POST" } : {}),
      });
    } else {
      await client.incomingPhoneNumbers(sid).update({
        smsUrl: url,
        smsMethod: "POST",
        smsApplicationSid: "",
        smsFallbackUrl: fallback,
        ...(fallbackUrl === "" ? { smsFallbackMethod: "POST" } : {}),
      });
    }
  }
}

const capital = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1);
