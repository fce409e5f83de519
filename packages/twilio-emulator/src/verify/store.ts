// What Verify remembers. A verification's row goes when its life ends, and its code with it.
import type { ApiRequest } from "../api/route.ts";
import type { Table } from "../journal.ts";
import type { World } from "../world.ts";
import { gone } from "./refuse.ts";

export interface VerifyService {
  sid: string;
  friendlyName: string;
  codeLength: number;
  lookupEnabled: boolean;
  skipSmsToLandlines: boolean;
  dtmfInputRequired: boolean;
  psd2Enabled: boolean;
  doNotShareWarningEnabled: boolean;
  customCodeEnabled: boolean;
  ttsName: string | null;
  createdAt: number;
  updatedAt: number;
}

export interface Verification {
  sid: string;
  serviceSid: string;
  to: string;
  status: "pending" | "canceled" | "max_attempts_reached";
  code: string;
  amount: string | null;
  payee: string | null;
  sends: { at: number; sid: string }[];
  checks: number;
  createdAt: number;
  updatedAt: number;
}

export interface RateLimit {
  sid: string;
  serviceSid: string;
  uniqueName: string;
  description: string;
  createdAt: number;
  updatedAt: number;
}

export interface Bucket {
  sid: string;
  serviceSid: string;
  rateLimitSid: string;
  max: number;
  intervalSeconds: number;
  createdAt: number;
  updatedAt: number;
}

/** How many numbers of one prefix asked for codes, and whether any code was ever given back. */
export interface Prefix {
  starts: { to: string; at: number }[];
  convertedAt: number | null;
  blockedUntil: number | null;
}

export interface VerifyStore {
  services: Table<VerifyService>;
  verifications: Table<Verification>;
  /** The SID of the latest verification, by service and number. */
  latest: Table<string>;
  rateLimits: Table<RateLimit>;
  buckets: Table<Bucket>;
  prefixes: Table<Prefix>;
  /** When something limited was done, by the limit's own key; forgotten at a restart. */
  spent: Map<string, number[]>;
}

/** "The verification is valid for 10 minutes", however often its code is sent. */
const LIFE_MS = 10 * 60_000;

const stores = new WeakMap<World, VerifyStore>();

export function storeOf(world: World): VerifyStore {
  const store = stores.get(world) ?? open(world);
  stores.set(world, store);
  return store;
}

function open(world: World): VerifyStore {
  const { journal } = world;
  const services = journal.table<VerifyService>("verify-services");
  for (const { sid, friendlyName } of world.verifyServices)
    if (!services.has(sid)) services.set(sid, newService(sid, friendlyName, world.clock.now()));
  return {
    services,
    verifications: journal.table("verifications"),
    latest: journal.table("latest-verifications"),
    rateLimits: journal.table("verify-rate-limits"),
    buckets: journal.table("verify-buckets"),
    prefixes: journal.table("verify-prefixes"),
    spent: new Map(),
  };
}

export function newService(sid: string, friendlyName: string, now: number): VerifyService {
  return {
    sid,
    friendlyName,
    codeLength: 6,
    lookupEnabled: false,
    skipSmsToLandlines: false,
    dtmfInputRequired: true,
    psd2Enabled: false,
    doNotShareWarningEnabled: false,
    customCodeEnabled: false,
    ttsName: null,
    createdAt: now,
    updatedAt: now,
  };
}

export function serviceOf(request: ApiRequest, world: World): VerifyService {
  const service = storeOf(world).services.get(request.params["ServiceSid"] ?? "");
  if (!service) throw gone(request);
  return service;
}

/** The one under way for this number, or the one whose checks are used up; none after it expired. */
export function currentFor(
  world: World,
  service: VerifyService,
  to: string,
): Verification | undefined {
  const sid = storeOf(world).latest.get(`${service.sid} ${to}`);
  const verification = sid === undefined ? undefined : living(world, sid);
  return verification?.status === "canceled" ? undefined : verification;
}

/** By its SID, for as long as Twilio keeps it. */
export function living(world: World, sid: string): Verification | undefined {
  const verification = storeOf(world).verifications.get(sid);
  if (!verification || world.clock.now() < endOf(verification)) return verification;
  forget(world, verification);
  return undefined;
}

export function endOf(verification: Verification): number {
  return verification.createdAt + LIFE_MS;
}

/** Nobody asks for most of them again; the oldest come first. */
export function forgetExpired(world: World): void {
  for (const verification of storeOf(world).verifications.values()) {
    if (world.clock.now() < endOf(verification)) return;
    forget(world, verification);
  }
}

export function remember(world: World, verification: Verification): void {
  const { latest, verifications } = storeOf(world);
  verifications.set(verification.sid, verification);
  const key = `${verification.serviceSid} ${verification.to}`;
  if (latest.get(key) !== verification.sid) latest.set(key, verification.sid);
}

export function forget(world: World, { sid, serviceSid, to }: Verification): void {
  const { latest, verifications } = storeOf(world);
  verifications.delete(sid);
  if (latest.get(`${serviceSid} ${to}`) === sid) latest.delete(`${serviceSid} ${to}`);
}
