import type { ApiReply, ApiRequest } from "../api/route.ts";
import { newSid } from "../api/sid.ts";
import { deliverText } from "../carrier/carry.ts";
import { isDiallable } from "../lookup/numbering.ts";
import type { World } from "../world.ts";
import { guard } from "./fraud.ts";
import { presentVerification } from "./present.ts";
import {
  channelDisabled,
  customCodeNotAllowed,
  invalid,
  landline,
  regionBlocked,
  required,
  tooManyChecks,
  tooManySends,
} from "./refuse.ts";
import { spendRateLimits } from "./rate-limits.ts";
import { friendlyName } from "./services.ts";
import {
  currentFor,
  endOf,
  forgetExpired,
  remember,
  serviceOf,
  type Verification,
  type VerifyService,
} from "./store.ts";

/** Verify sends from numbers of its own, which the account never sees. */
const SENDER = "22395";

const MOST_SENDS = 5;

const CHANNELS = new Set(["sms", "call", "email", "whatsapp", "sna", "auto"]);

/** Sends a code; while a verification is under way, the same code again. */
export function startVerification(request: ApiRequest, world: World): ApiReply {
  const { form } = request;
  const service = serviceOf(request, world);
  const to = recipient(form);
  const customCode = customCodeOf(form, service);
  const name = friendlyName(form, "CustomFriendlyName") ?? service.friendlyName;

  forgetExpired(world);
  const now = world.clock.now();
  const current = currentFor(world, service, to);
  if (current?.status === "max_attempts_reached") throw tooManyChecks(endOf(current), now);
  if (current && current.sends.length >= MOST_SENDS) throw tooManySends(endOf(current), now);
  refuseUnreachable(world, to);
  spendRateLimits(form, world, service);
  if (form.get("RiskCheck") !== "disable") guard(world, to);

  const verification = current ?? begun(form, world, service, to);
  const sent: Verification = {
    ...verification,
    code: customCode ?? verification.code,
    sends: [...verification.sends, { at: now, sid: newSid("VL") }],
    updatedAt: now,
  };
  remember(world, sent);
  const body = wording(name, sent.code, service);
  // Nobody is told whether it arrives: Verify calls no webhook.
  void deliverText(world, { from: SENDER, to, body });
  return { status: 201, body: presentVerification(world, sent) };
}

function recipient(form: URLSearchParams): string {
  const to = required(form, "To");
  const channel = required(form, "Channel").toLowerCase();
  if (!CHANNELS.has(channel)) throw invalid("Channel", channel);
  if (channel !== "sms" && channel !== "auto") throw channelDisabled(channel);
  if (!isDiallable(to) || to === MAGIC_INVALID) throw invalid("To", to);
  return to;
}

function customCodeOf(form: URLSearchParams, service: VerifyService): string | null {
  const code = form.get("CustomCode");
  if (code === null) return null;
  if (!service.customCodeEnabled) throw customCodeNotAllowed();
  if (!/^[A-Za-z0-9]{4,10}$/.test(code)) throw invalid("CustomCode");
  return code;
}

// What the test credentials' numbers mean to Messages, they mean here.
const MAGIC_INVALID = "+15005550001";
const MAGIC_REGION_OFF = "+15005550003";
const MAGIC_LANDLINE = "+15005550009";

function refuseUnreachable(world: World, to: string): void {
  const faults = world.handsets.get(to)?.faults;
  if (faults?.regionOff || to === MAGIC_REGION_OFF) throw regionBlocked();
  if (faults?.landline || to === MAGIC_LANDLINE) throw landline();
}

function begun(
  form: URLSearchParams,
  world: World,
  service: VerifyService,
  to: string,
): Verification {
  const now = world.clock.now();
  return {
    sid: newSid("VE"),
    serviceSid: service.sid,
    to,
    status: "pending",
    code: drawCode(world, service.codeLength),
    amount: form.get("Amount"),
    payee: form.get("Payee"),
    sends: [],
    checks: 0,
    createdAt: now,
    updatedAt: now,
  };
}

function drawCode(world: World, length: number): string {
  return Array.from({ length }, () => Math.floor(world.random() * 10)).join("");
}

function wording(name: string, code: string, service: VerifyService): string {
  const text = `Your ${name} verification code is: ${code}`;
  return service.doNotShareWarningEnabled
    ? `${text}. Don't share this code with anyone; our employees will never ask for the code.`
    : text;
}
