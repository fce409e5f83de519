import type { ApiReply, ApiRequest } from "../api/route.ts";
import type { World } from "../world.ts";
import { noteConversion } from "./fraud.ts";
import { presentVerification } from "./present.ts";
import { gone, invalid, required } from "./refuse.ts";
import { forget, living, remember, serviceOf, type Verification } from "./store.ts";
import { spend, type Window } from "./windows.ts";

export function fetchVerification(request: ApiRequest, world: World): ApiReply {
  const verification = loaded(request, world);
  spend(world, pollsOf(verification));
  return { status: 200, body: presentVerification(world, verification) };
}

/** For those who send or check codes by other means: `approved` ends it, `canceled` ends it too. */
export function updateVerification(request: ApiRequest, world: World): ApiReply {
  const verification = loaded(request, world);
  const status = required(request.form, "Status");
  if (status !== "canceled" && status !== "approved") throw invalid("Status", status);
  if (verification.status === "canceled") throw gone(request);

  const updated = { ...verification, updatedAt: world.clock.now() };
  if (status === "canceled") {
    remember(world, { ...updated, status });
  } else {
    forget(world, updated);
    noteConversion(world, updated.to);
  }
  return { status: 200, body: presentVerification(world, updated, status) };
}

/** Approved, expired or out of checks, it is gone; canceled, it can still be fetched. */
function loaded(request: ApiRequest, world: World): Verification {
  const service = serviceOf(request, world);
  const verification = living(world, request.params["Sid"] ?? "");
  if (verification?.serviceSid !== service.sid) throw gone(request);
  if (verification.status === "max_attempts_reached") throw gone(request);
  return verification;
}

function pollsOf({ sid }: Verification): Window[] {
  const limit = "fetch-verification";
  return [
    { limit, key: `polls ${sid} minute`, max: 60, withinMs: 60_000 },
    { limit, key: `polls ${sid} hour`, max: 180, withinMs: 3_600_000 },
    { limit, key: `polls ${sid} day`, max: 250, withinMs: 24 * 3_600_000 },
  ];
}
