import type { ApiReply, ApiRequest } from "../api/route.ts";
import type { World } from "../world.ts";
import { noteConversion } from "./fraud.ts";
import { presentCheck } from "./present.ts";
import { gone, invalid, required, tooManyChecks } from "./refuse.ts";
import {
  currentFor,
  endOf,
  forget,
  living,
  remember,
  serviceOf,
  type Verification,
  type VerifyService,
} from "./store.ts";

const MOST_CHECKS = 5;

/** A wrong code is an answer, not an error: `pending`, and not valid. */
export function checkVerification(request: ApiRequest, world: World): ApiReply {
  const service = serviceOf(request, world);
  const code = required(request.form, "Code");
  if (!/^[A-Za-z0-9]{4,10}$/.test(code)) throw invalid("Code");
  const verification = askedFor(request, world, service);
  if (!verification) throw gone(request);

  const now = world.clock.now();
  if (verification.checks >= MOST_CHECKS) {
    remember(world, { ...verification, status: "max_attempts_reached", updatedAt: now });
    throw tooManyChecks(endOf(verification), now);
  }
  const checked = { ...verification, checks: verification.checks + 1, updatedAt: now };
  if (code === verification.code && sumsMatch(request, verification)) {
    forget(world, checked);
    noteConversion(world, checked.to);
    return { status: 201, body: presentCheck(world, checked, "approved") };
  }
  remember(world, checked);
  return { status: 201, body: presentCheck(world, checked, "pending") };
}

function askedFor(
  { form }: ApiRequest,
  world: World,
  service: VerifyService,
): Verification | undefined {
  const sid = form.get("VerificationSid");
  if (sid === null) return currentFor(world, service, required(form, "To"));
  const verification = living(world, sid);
  const isChecked = verification?.serviceSid === service.sid && verification.status !== "canceled";
  return isChecked ? verification : undefined;
}

/** A code that was sent for a payment is good for that payment only. */
function sumsMatch({ form }: ApiRequest, { amount, payee }: Verification): boolean {
  return form.get("Amount") === amount && form.get("Payee") === payee;
}
