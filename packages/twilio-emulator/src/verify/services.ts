import { metaPageOf } from "../api/paging.ts";
import type { ApiReply, ApiRequest } from "../api/route.ts";
import { newSid } from "../api/sid.ts";
import type { World } from "../world.ts";
import { presentService } from "./present.ts";
import { invalid, required } from "./refuse.ts";
import { newService, serviceOf, storeOf, type VerifyService } from "./store.ts";

export function createService(request: ApiRequest, world: World): ApiReply {
  required(request.form, "FriendlyName");
  const service = newService(newSid("VA"), "", world.clock.now());
  return { status: 201, body: save(request, world, service) };
}

export function fetchService(request: ApiRequest, world: World): ApiReply {
  return { status: 200, body: presentService(world, serviceOf(request, world)) };
}

export function updateService(request: ApiRequest, world: World): ApiReply {
  return { status: 200, body: save(request, world, serviceOf(request, world)) };
}

export function listServices(request: ApiRequest, world: World): ApiReply {
  return metaPageOf(request, {
    key: "services",
    items: storeOf(world).services.values(),
    present: (service) => presentService(world, service),
  });
}

export function deleteService(request: ApiRequest, world: World): ApiReply {
  storeOf(world).services.delete(serviceOf(request, world).sid);
  return { status: 204 };
}

function save({ form }: ApiRequest, world: World, before: VerifyService): object {
  const service: VerifyService = {
    ...before,
    friendlyName: friendlyName(form, "FriendlyName") ?? before.friendlyName,
    codeLength: codeLength(form) ?? before.codeLength,
    lookupEnabled: flag(form, "LookupEnabled", before.lookupEnabled),
    skipSmsToLandlines: flag(form, "SkipSmsToLandlines", before.skipSmsToLandlines),
    dtmfInputRequired: flag(form, "DtmfInputRequired", before.dtmfInputRequired),
    psd2Enabled: flag(form, "Psd2Enabled", before.psd2Enabled),
    doNotShareWarningEnabled: flag(
      form,
      "DoNotShareWarningEnabled",
      before.doNotShareWarningEnabled,
    ),
    customCodeEnabled: flag(form, "CustomCodeEnabled", before.customCodeEnabled),
    ttsName: form.get("TtsName") ?? before.ttsName,
    updatedAt: world.clock.now(),
  };
  storeOf(world).services.set(service.sid, service);
  return presentService(world, service);
}

/** It stands beside the code in the text, so five digits in it could be taken for one. */
export function friendlyName(form: URLSearchParams, parameter: string): string | null {
  const name = form.get(parameter);
  if (name === null) return null;
  const digits = name.replaceAll(/\D/g, "").length;
  if (name === "" || name.length > LONGEST_NAME || digits >= 5) throw invalid(parameter, name);
  return name;
}

const LONGEST_NAME = 32;

function codeLength(form: URLSearchParams): number | null {
  const text = form.get("CodeLength");
  if (text === null) return null;
  const length = Number(text);
  if (!Number.isInteger(length) || length < 4 || length > 10) throw invalid("CodeLength", text);
  return length;
}

function flag(form: URLSearchParams, parameter: string, before: boolean): boolean {
  const text = form.get(parameter)?.toLowerCase();
  if (text === undefined) return before;
  if (text !== "true" && text !== "false") throw invalid(parameter, text);
  return text === "true";
}
